package org.glimpse.video.corpus;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;

/** Any folder with a table of its clips, see {@link Corpora#csv}. */
final class CsvCorpus {
  static final String NAME = "csv";
  static final String TABLE = "clips.csv";
  static final List<String> COLUMNS =
      List.of("path", "subject", "label", "onset", "apex", "offset", "fps");
  private static final Map<Field, String> TITLES =
      Map.of(
          Field.ONSET, "onset",
          Field.APEX, "apex",
          Field.OFFSET, "offset",
          Field.EMOTION, "label",
          Field.FPS, "fps",
          Field.AU, "au",
          Field.TYPE, "type",
          Field.VALENCE, "valence",
          Field.AROUSAL, "arousal");

  private final Path root;
  private final Optional<FrameRate> rate;
  private final boolean untrimmed;
  private final ListedCorpus.Builder corpus = new ListedCorpus.Builder(NAME);
  private final AnnotationReader annotations;

  private CsvCorpus(Path root, boolean untrimmed, CorpusOptions options) throws CorpusException {
    this.root = root;
    this.untrimmed = untrimmed;
    rate = options.frameRate();
    annotations = new AnnotationReader(NAME, corpus, options, TITLES, Optional.empty());
  }

  static Corpus read(Path rootOrTable, CorpusOptions options) throws CorpusException {
    Path file = Files.isDirectory(rootOrTable) ? rootOrTable.resolve(TABLE) : rootOrTable;
    if (!Files.isRegularFile(file)) {
      throw new CorpusException(
          file,
          "There is no table '" + file + "'. Write one with " + String.join(",", COLUMNS) + ".");
    }
    Table table = Table.csv(file);
    table.require(List.of("path"));
    CsvCorpus reader = new CsvCorpus(file.resolveSibling(""), table.has("type"), options);
    for (Table.Line row : table.rows()) {
      reader.readRow(row);
    }
    reader.annotations.finish();
    return reader.corpus.build(file, reader.annotations.labelSet(NAME));
  }

  private void readRow(Table.Line row) {
    String text = row.text("path").orElse("row " + row.number());
    String name = text.replace('\\', '/');
    String last = name.substring(name.lastIndexOf('/') + 1);
    String clip = last.indexOf('.') > 0 ? last.substring(0, last.lastIndexOf('.')) : last;
    int slash = name.lastIndexOf('/');
    String parent = slash > 0 ? name.substring(name.lastIndexOf('/', slash - 1) + 1, slash) : clip;
    ClipId video =
        ClipId.of(NAME, row.text("subject").orElse(parent), clip.isBlank() ? text : clip);
    Optional<String> onset = row.text("onset");
    ClipId id =
        untrimmed && onset.isPresent()
            ? new ClipId(video.subject(), video.clip() + "_" + onset.get())
            : video;
    Map<Field, String> cells = new EnumMap<>(Field.class);
    TITLES.forEach((field, title) -> row.text(title).ifPresent(cell -> cells.put(field, cell)));
    Optional<ApexSource> correctedApex = annotations.correct(id, cells);
    try {
      Path path = path(row, name);
      Optional<KeyFrames> keys = annotations.keyFrames(cells, correctedApex);
      Annotation annotation =
          annotations.annotation(
              id, cells, keys, k -> k, Files.isDirectory(path) ? rate : Optional.empty());
      if (untrimmed) {
        corpus.video(video, path, annotation.frameRate());
        keys.ifPresent(k -> corpus.movement(video, annotations.movement(id, cells, k)));
      }
      if (!untrimmed || keys.isPresent()) {
        corpus.add(new ClipSource(id, path, annotation));
      }
    } catch (InvalidPathException e) {
      corpus.problem(
          id,
          CorpusCheck.Kind.UNREADABLE,
          "'" + text + "' is not a path: " + e.getReason() + ". Correct the table.");
    } catch (IllegalArgumentException e) {
      corpus.problem(id, e);
    }
  }

  private Path path(Table.Line row, String name) {
    if (row.text("path").isEmpty()) {
      throw new IllegalArgumentException("Row " + row.number() + " has no path. Fill it in.");
    }
    Path path = root.resolve(name);
    if (!Files.exists(path)) {
      throw new Unusable(
          CorpusCheck.Kind.MISSING_FOLDER,
          "There is no file or folder '" + path + "'. Correct the path in the table.");
    }
    return path;
  }
}
