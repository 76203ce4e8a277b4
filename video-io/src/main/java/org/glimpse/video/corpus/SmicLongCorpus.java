package org.glimpse.video.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.FrameFolder;
import org.glimpse.video.corpus.SmicCorpus.Camera;

/**
 * SMIC-E, the long videos of SMIC, each around one micro-expression, of one camera.
 *
 * <p>The sheet {@code SMIC-HS-E_annotation.xlsx} has the columns {@code Subject, Filename, OnsetF,
 * OffsetF, FirstF, …, Emotion} and rows of text below its last clip, which are skipped. Frame
 * numbers are the camera's: {@code OnsetF - FirstF} is the 0-based index. Frames are {@code
 * HS/s01/s1_ne_01/image559700.jpg}. There is no apex and no action unit.
 *
 * <p>How the column Emotion spells its values is not known for certain: {@code negative, positive,
 * surprise} and beginnings of them are taken, and where it says something else, the part of the
 * file's name that tells it, {@code ne}, {@code po} or {@code sur}.
 *
 * <p>Source: the loader of MEAN (Liong et al., 2022); the owners' page for the rates.
 */
final class SmicLongCorpus {
  private static final List<String> REQUIRED =
      List.of("Subject", "Filename", "OnsetF", "OffsetF", "FirstF");
  private static final Map<Field, String> TITLES =
      Map.of(
          Field.SUBJECT, "Subject",
          Field.CLIP, "Filename",
          Field.ONSET, "OnsetF",
          Field.OFFSET, "OffsetF",
          Field.FIRST, "FirstF",
          Field.EMOTION, "Emotion");
  private static final int SHEET_DEPTH = 4;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern NAME_OF_LABEL = Pattern.compile("[^_]+_([a-z]+)_.*");

  private final Camera camera;
  private final Path root;
  private final FolderIndex folders;
  private final FrameRate rate;
  private final ListedCorpus.Builder corpus;
  private final AnnotationReader annotations;

  private SmicLongCorpus(Camera camera, Path root, FolderIndex folders, CorpusOptions options)
      throws CorpusException {
    this.camera = camera;
    this.root = root;
    this.folders = folders;
    rate = options.frameRate().orElse(camera.rate());
    corpus = new ListedCorpus.Builder(camera.longCorpus());
    annotations =
        new AnnotationReader(
            camera.longCorpus(), corpus, options, TITLES, Optional.of(SmicCorpus.LABELS));
  }

  static Optional<Path> sheet(Camera camera, Path root) throws CorpusException {
    Pattern name =
        Pattern.compile(
            "smic-" + camera.name() + "-e_annotation.*\\.xlsx", Pattern.CASE_INSENSITIVE);
    return SheetCorpus.sheet(name, SHEET_DEPTH, root);
  }

  static Corpus read(Camera camera, Path root, CorpusOptions options) throws CorpusException {
    if (!Files.isDirectory(root)) {
      throw new CorpusException(
          root, "There is no folder '" + root + "'. Give the folder that holds SMIC-E.");
    }
    Path sheet =
        sheet(camera, root)
            .orElseThrow(
                () ->
                    new CorpusException(
                        root,
                        "There is no 'SMIC-"
                            + camera
                            + "-E_annotation.xlsx' in '"
                            + root
                            + "' or the folders in it. Copy the corpus' annotation there."));
    Table table = Table.excel(sheet, REQUIRED);
    table.require(REQUIRED);
    Set<String> wanted = new HashSet<>();
    for (Table.Line row : table.rows()) {
      wanted.addAll(paths(camera, cells(row)));
    }
    SmicLongCorpus reader =
        new SmicLongCorpus(camera, root, FolderIndex.find(root, wanted), options);
    for (Table.Line row : table.rows()) {
      reader.readRow(row);
    }
    reader.annotations.finish();
    return reader.corpus.build(root, SmicCorpus.LABELS);
  }

  private static Map<Field, String> cells(Table.Line row) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    TITLES.forEach((field, title) -> row.text(title).ifPresent(text -> cells.put(field, text)));
    return cells;
  }

  /** Where the frames may lie: {@code HS/s01/s1_ne_01} or {@code HS/s1/s1_ne_01}. */
  private static List<String> paths(Camera camera, Map<Field, String> cells) {
    String clip = cells.getOrDefault(Field.CLIP, "");
    String number = number(cells);
    String padded = number.length() == 1 ? "0" + number : number;
    return List.of(
        camera.name() + "/s" + padded + "/" + clip, camera.name() + "/s" + number + "/" + clip);
  }

  private static String number(Map<Field, String> cells) {
    Matcher digits = NUMBER.matcher(cells.getOrDefault(Field.SUBJECT, ""));
    return digits.find() ? digits.group().replaceFirst("^0+(?=.)", "") : "";
  }

  private void readRow(Table.Line row) {
    Map<Field, String> cells = cells(row);
    if (!cells.containsKey(Field.ONSET) && !cells.containsKey(Field.OFFSET)) {
      return; // text below the table
    }
    String number = number(cells);
    ClipId id =
        ClipId.of(
            camera.longCorpus(),
            number.isEmpty() ? "unknown" : "s" + number,
            cells.getOrDefault(Field.CLIP, "row " + row.number()));
    List<String> paths = paths(camera, cells);
    Optional<ApexSource> correctedApex = annotations.correct(id, cells);
    cells.put(Field.EMOTION, label(cells));
    try {
      Path path =
          paths.stream()
              .flatMap(end -> folders.folder(end).stream())
              .findFirst()
              .orElseThrow(
                  () ->
                      new Unusable(
                          CorpusCheck.Kind.MISSING_FOLDER,
                          "There is no frame folder '"
                              + paths.get(0)
                              + "' in '"
                              + root
                              + "'. Copy it there."));
      FrameFolder frames = FrameNumbers.list(path);
      corpus.video(id, path, Optional.of(rate));
      Optional<KeyFrames> numbers = annotations.keyFrames(cells, correctedApex);
      int first = Fields.wholeNumber("FirstF", cells.getOrDefault(Field.FIRST, ""));
      Optional<KeyFrames> indices = numbers.map(keys -> indices(frames, keys, first));
      indices.ifPresent(keys -> corpus.movement(id, annotations.movement(id, cells, keys)));
      corpus.add(
          new ClipSource(
              id,
              path,
              annotations.annotation(id, cells, indices, keys -> keys, Optional.of(rate))));
    } catch (IllegalArgumentException e) {
      corpus.problem(id, e);
    }
  }

  /** The files carry the camera's numbers, or others that begin elsewhere. */
  private static KeyFrames indices(FrameFolder frames, KeyFrames numbers, int first) {
    if (frames.firstNumber() == first) {
      return FrameNumbers.PRINTED.indices(frames, numbers);
    }
    int onset = numbers.onset() - first;
    int offset = numbers.offset() - first;
    if (onset < 0 || offset >= frames.length()) {
      throw new Unusable(
          CorpusCheck.Kind.KEY_FRAMES,
          "Onset "
              + numbers.onset()
              + " and offset "
              + numbers.offset()
              + " are the frames "
              + onset
              + " and "
              + offset
              + " after the first, "
              + first
              + ", but '"
              + frames.path()
              + "' holds "
              + frames.length()
              + " frames. Correct the sheet or copy the frames.");
    }
    return new KeyFrames(onset, numbers.apex() - first, offset, numbers.source());
  }

  private static String label(Map<Field, String> cells) {
    String cell = cells.getOrDefault(Field.EMOTION, "").toLowerCase(Locale.ROOT);
    Matcher name =
        NAME_OF_LABEL.matcher(cells.getOrDefault(Field.CLIP, "").toLowerCase(Locale.ROOT));
    return beginningOf(cell)
        .or(() -> name.matches() ? beginningOf(name.group(1)) : Optional.empty())
        .orElse(cell);
  }

  private static Optional<String> beginningOf(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : SmicCorpus.LABELS.labels().stream().filter(label -> label.startsWith(text)).findFirst();
  }
}
