package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final int FOLDER_DEPTH = 5;

  private final Path root;
  private final LabelSet labels = LabelSet.dfme7();
  private final ListedCorpus.Builder corpus = new ListedCorpus.Builder(NAME);
  private final Map<String, Path> folders = new HashMap<>();

  private DfmeCorpus(Path root) {
    this.root = root;
  }

  static Corpus read(Path root) throws CorpusException {
    if (!Files.isDirectory(root)) {
      throw new CorpusException(
          root, "There is no folder '" + root + "'. Give the folder that holds DFME's sheets.");
    }
    DfmeCorpus reader = new DfmeCorpus(root);
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
    reader.findFolders(tables);
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

  /** Finds the clips' folders without looking at the frames in them. */
  private void findFolders(List<Table> tables) throws CorpusException {
    Set<String> wanted = new HashSet<>();
    tables.forEach(
        table -> table.rows().forEach(row -> row.text("Filename").ifPresent(wanted::add)));
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            if (!wanted.contains(name)) {
              return FileVisitResult.CONTINUE;
            }
            // The full release also has cropped copies; the raw frames come first by name.
            folders.merge(name, folder, (x, y) -> x.compareTo(y) <= 0 ? x : y);
            return FileVisitResult.SKIP_SUBTREE;
          }
        };
    try {
      Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), FOLDER_DEPTH, visitor);
    } catch (IOException e) {
      throw new CorpusException(
          root, "The folder '" + root + "' cannot be read: " + e.getMessage() + ".");
    }
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
      Path folder = folders.get(file);
      if (folder == null) {
        throw new IllegalArgumentException(
            "There is no frame folder '" + file + "' in '" + root + "'. Copy it there.");
      }
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
    FrameFolder folder;
    try {
      folder = FrameFolder.list(path);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    if (annotation.keyFrames().isEmpty()) {
      return annotation;
    }
    KeyFrames numbers = annotation.keyFrames().get();
    KeyFrames indices =
        new KeyFrames(
            index(folder, "Onset", numbers.onset()),
            index(folder, "Apex", numbers.apex()),
            index(folder, "Offset", numbers.offset()),
            numbers.source());
    return new Annotation(
        Optional.of(indices),
        annotation.emotion(),
        annotation.actionUnits(),
        annotation.frameRate());
  }

  private static int index(FrameFolder folder, String name, int number) {
    return folder
        .indexOf(number)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name
                        + " "
                        + number
                        + " has no frame: '"
                        + folder.path()
                        + "' holds the frames "
                        + folder.firstNumber()
                        + " to "
                        + folder.lastNumber()
                        + (folder.missing() > 0 ? " without " + folder.gaps() : "")
                        + ". Correct the sheet or copy the frames."));
  }
}
