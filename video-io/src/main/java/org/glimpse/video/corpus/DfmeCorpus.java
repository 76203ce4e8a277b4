package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.video.FrameFolder;

/** DFME as released, see {@link Corpora#dfme}. */
final class DfmeCorpus {
  static final String NAME = "dfme";
  static final List<String> COLUMNS =
      List.of(
          "Subject",
          "Filename",
          "OnsetFrame",
          "ApexFrame",
          "OffsetFrame",
          "Emotion",
          "EmotionId",
          "Fps",
          "AU");
  private static final Map<Field, String> TITLES =
      Map.of(
          Field.ONSET, "OnsetFrame",
          Field.APEX, "ApexFrame",
          Field.OFFSET, "OffsetFrame",
          Field.EMOTION, "Emotion",
          Field.FPS, "Fps",
          Field.AU, "AU");
  private static final List<String> REQUIRED = COLUMNS.subList(0, 5);
  private static final List<String> SHEET_FOLDERS =
      List.of("", "full_release_annotation", "annotation");

  private final Path root;
  private final ListedCorpus.Builder corpus = new ListedCorpus.Builder(NAME);
  private final FolderIndex folders;
  private final Optional<FrameRate> rate;
  private final AnnotationReader annotations;

  private DfmeCorpus(Path root, FolderIndex folders, CorpusOptions options) throws CorpusException {
    this.root = root;
    this.folders = folders;
    rate = options.frameRate();
    annotations =
        new AnnotationReader(NAME, corpus, options, TITLES, Optional.of(LabelSet.dfme7()));
  }

  static Corpus read(Path root, CorpusOptions options) throws CorpusException {
    if (!Files.isDirectory(root)) {
      throw new CorpusException(
          root, "There is no folder '" + root + "'. Give the folder that holds DFME's sheets.");
    }
    List<Path> sheets = sheets(root);
    if (sheets.isEmpty()) {
      throw new CorpusException(
          root,
          "There is no annotation sheet (.xlsx) in '"
              + root
              + "' or its folders full_release_annotation and annotation. Copy DFME's sheets"
              + " there.");
    }
    List<Table> tables = new ArrayList<>();
    for (Path sheet : sheets) {
      Table table = Table.excel(sheet);
      table.require(REQUIRED);
      tables.add(table);
    }
    DfmeCorpus reader = new DfmeCorpus(root, folders(root, tables), options);
    for (Table table : tables) {
      for (Table.Line row : table.rows()) {
        reader.readRow(table, row);
      }
    }
    reader.annotations.finish();
    return reader.corpus.build(root, reader.annotations.labelSet(NAME));
  }

  /** Whether the folder has a sheet with DFME's columns. */
  static boolean isDfme(Path root) throws CorpusException {
    for (Path sheet : sheets(root)) {
      Table table = Table.excel(sheet);
      if (table.has("Subject") && table.has("Filename") && table.has("OnsetFrame")) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> sheets(Path root) throws CorpusException {
    List<Path> sheets = new ArrayList<>();
    for (String name : SHEET_FOLDERS) {
      Path folder = root.resolve(name);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.filter(DfmeCorpus::isSheet).sorted().forEach(sheets::add);
        } catch (IOException e) {
          throw new CorpusException(
              folder, "The folder '" + folder + "' cannot be read: " + e.getMessage() + ".");
        }
      }
    }
    return sheets;
  }

  private static boolean isSheet(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    // Excel leaves a lock file "~$..." beside a sheet that is open.
    return name.endsWith(".xlsx") && !name.startsWith("~") && !name.startsWith(".");
  }

  private static FolderIndex folders(Path root, List<Table> tables) throws CorpusException {
    Set<String> wanted = new HashSet<>();
    tables.forEach(
        table -> table.rows().forEach(row -> row.text("Filename").ifPresent(wanted::add)));
    return FolderIndex.find(root, wanted);
  }

  private void readRow(Table table, Table.Line row) {
    String file = row.text("Filename").orElse("row " + row.number());
    ClipId id = ClipId.of(NAME, row.text("Subject").orElse(subjectOf(file)), file);
    Map<Field, String> cells = new EnumMap<>(Field.class);
    TITLES.forEach((field, title) -> row.text(title).ifPresent(text -> cells.put(field, text)));
    Optional<ApexSource> correctedApex = annotations.correct(id, cells);
    try {
      if (row.text("Filename").isEmpty()) {
        throw new IllegalArgumentException(
            "Row " + row.number() + " of '" + table.file() + "' has no Filename. Fill it in.");
      }
      Optional<KeyFrames> numbers = annotations.keyFrames(cells, correctedApex);
      Path path =
          folders
              .folder(file)
              .orElseThrow(
                  () ->
                      new Unusable(
                          CorpusCheck.Kind.MISSING_FOLDER,
                          "There is no frame folder '"
                              + file
                              + "' in '"
                              + root
                              + "'. Copy it there."));
      FrameFolder folder = FrameNumbers.list(path);
      // Numbers and indices differ where 00000.png is missing.
      Annotation annotation =
          annotations.annotation(
              id, cells, numbers, keys -> FrameNumbers.PRINTED.indices(folder, keys), rate);
      corpus.add(new ClipSource(id, path, annotation));
    } catch (IllegalArgumentException e) {
      corpus.problem(id, e);
    }
  }

  private static String subjectOf(String file) {
    int end = file.indexOf('_');
    return end > 0 ? file.substring(0, end) : file;
  }
}
