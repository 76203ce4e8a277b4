package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.glimpse.core.clip.Annotation;
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
  private static final List<String> REQUIRED = COLUMNS.subList(0, 5);
  private static final List<String> SHEET_FOLDERS =
      List.of("", "full_release_annotation", "annotation");

  private final Path root;
  private final LabelSet labels = LabelSet.dfme7();
  private final ListedCorpus.Builder corpus = new ListedCorpus.Builder(NAME);
  private final FolderIndex folders;

  private DfmeCorpus(Path root, FolderIndex folders) {
    this.root = root;
    this.folders = folders;
  }

  static Corpus read(Path root) throws CorpusException {
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
    DfmeCorpus reader = new DfmeCorpus(root, folders(root, tables));
    for (Table table : tables) {
      for (Table.Line row : table.rows()) {
        reader.readRow(table, row);
      }
    }
    return reader.corpus.build(root, reader.labels);
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
    try {
      if (row.text("Filename").isEmpty()) {
        throw new IllegalArgumentException(
            "Row " + row.number() + " of '" + table.file() + "' has no Filename. Fill it in.");
      }
      Annotation annotation = annotation(row);
      Path folder =
          folders
              .folder(file)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "There is no frame folder '"
                              + file
                              + "' in '"
                              + root
                              + "'. Copy it there."));
      corpus.add(new ClipSource(id, folder, indexed(folder, annotation)));
    } catch (IllegalArgumentException e) {
      corpus.problem(id, String.valueOf(e.getMessage()));
    }
  }

  private static String subjectOf(String file) {
    int end = file.indexOf('_');
    return end > 0 ? file.substring(0, end) : file;
  }

  private Annotation annotation(Table.Line row) {
    Optional<KeyFrames> keyFrames =
        Fields.keyFrames(
            Fields.frame(row, "OnsetFrame"),
            Fields.frame(row, "ApexFrame"),
            Fields.frame(row, "OffsetFrame"));
    Optional<String> emotion = row.text("Emotion");
    if (emotion.isPresent() && labels.indexOf(emotion.get()).isEmpty()) {
      throw new IllegalArgumentException(
          "The emotion '"
              + emotion.get()
              + "' is not one of "
              + String.join(", ", labels.labels())
              + ". Correct the sheet.");
    }
    return new Annotation(
        keyFrames,
        emotion.map(text -> labels.label(labels.indexOf(text).getAsInt())),
        Fields.actionUnits(row, "AU"),
        Fields.rate(row, "Fps"));
  }

  /** Turns the frame numbers of the sheet into indices, which differ where 00000.png is missing. */
  private static Annotation indexed(Path path, Annotation annotation) {
    FrameFolder folder = FrameNumbers.list(path);
    return new Annotation(
        annotation.keyFrames().map(numbers -> FrameNumbers.PRINTED.indices(folder, numbers)),
        annotation.emotion(),
        annotation.actionUnits(),
        annotation.frameRate());
  }
}
