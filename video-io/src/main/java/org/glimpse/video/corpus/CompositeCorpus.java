package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.ClipOutcome.Failed;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;

/** The composite of MEGC 2019: its ground truth, joined to the three corpora on disk. */
final class CompositeCorpus {
  static final String NAME = "megc2019";
  private static final List<String> DATABASES = List.of("smic", "casme2", "samm");
  private static final Pattern TRUTH = Pattern.compile("(?i)combined_3class_gt.*\\.csv");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int DEPTH = 2;
  private static final int COLUMNS = 4;

  private CompositeCorpus() {}

  static Corpus read(Path root, CorpusOptions options) throws CorpusException {
    Path file =
        truth(root)
            .orElseThrow(
                () ->
                    new CorpusException(
                        root,
                        "There is no ground truth 'combined_3class_gt.csv' in '"
                            + root
                            + "' or the folders in it. Copy the one of MEGC 2019 there."));
    List<List<String>> rows = rows(file);
    Map<String, Corpus> corpora = new HashMap<>();
    for (String database : DATABASES) {
      boolean named = rows.stream().anyMatch(row -> row.get(0).equalsIgnoreCase(database));
      if (named) {
        corpora.put(database, Corpora.named(database, root, options));
      }
    }
    return join(root, rows, corpora, options.errata());
  }

  static Optional<Path> truth(Path root) throws CorpusException {
    try (Stream<Path> files = Files.walk(root, DEPTH)) {
      return files
          .filter(file -> TRUTH.matcher(String.valueOf(file.getFileName())).matches())
          .sorted()
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new CorpusException(root, "The folder '" + root + "' cannot be read. Check the path.");
    }
  }

  private static List<List<String>> rows(Path file) throws CorpusException {
    List<List<String>> rows = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        List<String> cells =
            Stream.of(line.replace("\uFEFF", "").split(",", -1)).map(String::strip).toList();
        if (line.isBlank()) {
          continue;
        }
        boolean complete = cells.size() >= COLUMNS && cells.stream().noneMatch(String::isEmpty);
        if (!complete || !DATABASES.contains(cells.get(0).toLowerCase(Locale.ROOT))) {
          throw new CorpusException(
              file,
              "The line '"
                  + line
                  + "' of '"
                  + file
                  + "' is not database,subject,clip,label with a database of "
                  + String.join(", ", DATABASES)
                  + ".");
        }
        rows.add(cells);
      }
    } catch (IOException e) {
      throw new CorpusException(file, "The ground truth '" + file + "' cannot be read.");
    }
    return rows;
  }

  private static Corpus join(
      Path root, List<List<String>> rows, Map<String, Corpus> corpora, List<Erratum> errata)
      throws CorpusException {
    Map<String, ClipSource> clips = new HashMap<>();
    Map<String, Failed> problems = new HashMap<>();
    Map<Failed, CorpusCheck.Kind> kinds = new HashMap<>();
    ListedCorpus.Builder composite = new ListedCorpus.Builder(NAME);
    for (String database : DATABASES) {
      if (corpora.containsKey(database)) {
        Corpus corpus = corpora.get(database);
        corpus.clips().forEach(clip -> clips.put(key(clip.id()), clip));
        corpus.problems().forEach(failed -> problems.put(key(failed.id()), failed));
        ListedCorpus.Notes notes = ListedCorpus.Notes.of(corpus);
        kinds.putAll(notes.kinds());
        notes.errata().forEach(composite::erratum);
        notes.assumptions().forEach(composite::assume);
        Set<String> known = new HashSet<>(clips.keySet());
        known.addAll(problems.keySet());
        notes.remarks().stream()
            .filter(remark -> known.contains(key(remark.id())))
            .forEach(remark -> composite.remark(remark.id(), remark.reason()));
      }
    }
    remarkUnused(errata, clips, problems, composite);
    LabelSet labels = LabelSet.megc3();
    Set<ClipId> seen = new HashSet<>();
    for (List<String> row : rows) {
      ClipId id = ClipId.of(row.get(0).toLowerCase(Locale.ROOT), row.get(1), row.get(2));
      ClipSource clip = clips.get(key(id));
      Failed failed = problems.get(key(id));
      int label = row.get(3).matches("[0-2]") ? Integer.parseInt(row.get(3)) : -1;
      if (label < 0) {
        composite.problem(
            id,
            CorpusCheck.Kind.UNKNOWN_LABEL,
            "The label must be 0, 1 or 2 but is '" + row.get(3) + "'.");
      } else if (!seen.add(id)) {
        composite.problem(
            id,
            CorpusCheck.Kind.DUPLICATE,
            "The ground truth lists the clip twice. Remove one line.");
      } else if (clip != null) {
        composite.add(LabelMapping.labelled(clip, labels.label(label)));
      } else if (failed != null) {
        composite.problem(
            id, kinds.getOrDefault(failed, CorpusCheck.Kind.UNREADABLE), failed.reason());
      } else {
        composite.problem(
            id,
            CorpusCheck.Kind.MISSING_FOLDER,
            "The ground truth names this clip but there is none on disk. Copy its frames.");
      }
    }
    return composite.build(root, labels);
  }

  private static void remarkUnused(
      List<Erratum> errata,
      Map<String, ClipSource> clips,
      Map<String, Failed> problems,
      ListedCorpus.Builder composite) {
    for (Erratum erratum : errata) {
      boolean used =
          clips.values().stream().anyMatch(clip -> erratum.isAbout(clip.id()))
              || problems.values().stream().anyMatch(failed -> erratum.isAbout(failed.id()));
      if (!used) {
        composite.remark(
            ClipId.of(NAME, "unknown", erratum.clip()),
            "An erratum names this clip but none of the three corpora does. Correct the erratum.");
      }
    }
  }

  /** Releases spell subjects as 1, s1, s01 or sub01; the number decides. */
  private static String key(ClipId id) {
    String subject = id.subject().subject();
    Matcher number = NUMBER.matcher(subject);
    String plain = number.find() ? number.group().replaceFirst("^0+(?=.)", "") : subject;
    return (id.subject().corpus() + "/" + plain + "/" + id.clip()).toLowerCase(Locale.ROOT);
  }
}
