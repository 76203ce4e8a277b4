package org.glimpse.video.corpus;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;

/** Any folder with a table of its clips, see {@link Corpora#csv}. */
final class CsvCorpus {
  static final String NAME = "csv";
  static final String TABLE = "clips.csv";
  static final List<String> COLUMNS =
      List.of("path", "subject", "label", "onset", "apex", "offset", "fps");

  private CsvCorpus() {}

  static Corpus read(Path rootOrTable) throws CorpusException {
    Path file = Files.isDirectory(rootOrTable) ? rootOrTable.resolve(TABLE) : rootOrTable;
    if (!Files.isRegularFile(file)) {
      throw new CorpusException(
          file,
          "There is no table '" + file + "'. Write one with " + String.join(",", COLUMNS) + ".");
    }
    Table table = Table.csv(file);
    table.require(List.of("path"));
    Path root = file.resolveSibling("");
    ListedCorpus.Builder corpus = new ListedCorpus.Builder(NAME);
    Set<String> labels = new TreeSet<>();
    for (Table.Line row : table.rows()) {
      readRow(corpus, labels, root, row);
    }
    return corpus.build(
        file,
        labels.isEmpty()
            ? new LabelSet("unlabeled", List.of("unlabeled"))
            : new LabelSet(NAME, List.copyOf(labels)));
  }

  private static void readRow(
      ListedCorpus.Builder corpus, Set<String> labels, Path root, Table.Line row) {
    String text = row.text("path").orElse("row " + row.number());
    String name = text.replace('\\', '/');
    String last = name.substring(name.lastIndexOf('/') + 1);
    String clip = last.indexOf('.') > 0 ? last.substring(0, last.lastIndexOf('.')) : last;
    int slash = name.lastIndexOf('/');
    String parent = slash > 0 ? name.substring(name.lastIndexOf('/', slash - 1) + 1, slash) : clip;
    ClipId id = ClipId.of(NAME, row.text("subject").orElse(parent), clip.isBlank() ? text : clip);
    try {
      if (row.text("path").isEmpty()) {
        throw new IllegalArgumentException("Row " + row.number() + " has no path. Fill it in.");
      }
      Path path = root.resolve(name);
      if (!Files.exists(path)) {
        throw new IllegalArgumentException(
            "There is no file or folder '" + path + "'. Correct the path in the table.");
      }
      Annotation annotation =
          new Annotation(
              Fields.keyFrames(
                  Fields.frame(row, "onset"),
                  Fields.frame(row, "apex"),
                  Fields.frame(row, "offset")),
              row.text("label").map(label -> label.toLowerCase(Locale.ROOT)),
              Fields.actionUnits(row, "au"),
              Fields.rate(row, "fps"));
      annotation.emotion().ifPresent(labels::add);
      corpus.add(new ClipSource(id, path, annotation));
    } catch (InvalidPathException e) {
      corpus.problem(id, "'" + text + "' is not a path: " + e.getReason() + ". Correct the table.");
    } catch (IllegalArgumentException e) {
      corpus.problem(id, String.valueOf(e.getMessage()));
    }
  }
}
