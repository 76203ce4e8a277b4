package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.FrameFolder;

/**
 * CAS(ME)², long videos with micro- and macro-expressions.
 *
 * <p>Its workbook has no headers and three sheets: events (subject, video, onset, apex, offset,
 * action units, emotion, type, self-report), the codes of the subjects (number in the third column,
 * code such as {@code s15} in the second) and the codes of the videos (code such as {@code 0101} in
 * the first column, name in the second). An event's video is {@code anger1_2}: the second event in
 * the video {@code anger1}. Frames are {@code rawpic/s15/15_0101disgustingteeth/img001.jpg}; after
 * the code anything may follow. An offset of 0 means that the movement lasts to its apex.
 *
 * <p>What is not known for certain is read as tolerantly as can be: whether the events begin with a
 * header, whether codes are texts or numbers, and whether an event's name is unique for a subject.
 *
 * <p>Source: the loaders of SOFTNet and MEAN (Liong et al., 2021 and 2022).
 */
final class CasmeSquaredCorpus {
  static final String NAME = "casme-sq";
  static final List<String> EVENTS =
      List.of("subject", "video", "onset", "apex", "offset", "au", "emotion", "type", "selfReport");
  private static final Map<Field, String> TITLES =
      Map.of(
          Field.SUBJECT, "subject",
          Field.CLIP, "video",
          Field.ONSET, "onset",
          Field.APEX, "apex",
          Field.OFFSET, "offset",
          Field.AU, "au",
          Field.EMOTION, "emotion",
          Field.TYPE, "type");
  private static final Pattern SHEET =
      Pattern.compile("(cas\\(me\\)\\^?2)?[-_ ]?code_final.*\\.xlsx", Pattern.CASE_INSENSITIVE);
  private static final int SHEET_DEPTH = 2;
  private static final int FOLDER_DEPTH = 5;
  // 15_0101disgustingteeth in s15
  private static final Pattern FOLDER = Pattern.compile("\\d+_(\\d{4}).*");
  private static final Pattern SUBJECT = Pattern.compile("s\\d+", Pattern.CASE_INSENSITIVE);
  private static final FrameRate RATE = FrameRate.of(30);

  private final Path root;
  private final ListedCorpus.Builder corpus = new ListedCorpus.Builder(NAME);
  private final AnnotationReader annotations;
  private final FrameRate rate;
  private final Map<String, String> subjects;
  private final Map<String, String> videos;
  private final Map<String, Path> folders = new TreeMap<>();
  private final Set<String> told = new HashSet<>();

  private CasmeSquaredCorpus(Path root, Path sheet, CorpusOptions options) throws CorpusException {
    this.root = root;
    annotations = new AnnotationReader(NAME, corpus, options, TITLES, Optional.empty());
    rate = options.frameRate().orElse(RATE);
    subjects = codes(Table.excel(sheet, 1, List.of("x", "to", "from")), 0);
    videos = codes(Table.excel(sheet, 2, List.of("to", "from")), 4);
  }

  static Optional<Path> sheet(Path root) throws CorpusException {
    return SheetCorpus.sheet(SHEET, SHEET_DEPTH, root);
  }

  static Corpus read(Path root, CorpusOptions options) throws CorpusException {
    if (!Files.isDirectory(root)) {
      throw new CorpusException(
          root, "There is no folder '" + root + "'. Give the folder that holds code_final.xlsx.");
    }
    Path sheet =
        sheet(root)
            .orElseThrow(
                () ->
                    new CorpusException(
                        root,
                        "There is no 'code_final.xlsx' in '"
                            + root
                            + "' or the folders in it. Copy the corpus' annotation there."));
    CasmeSquaredCorpus reader = new CasmeSquaredCorpus(root, sheet, options);
    reader.findFolders();
    for (Table.Line row : Table.excel(sheet, 0, EVENTS).rows()) {
      boolean header = row.text("onset").filter(text -> text.equalsIgnoreCase("onset")).isPresent();
      if (!header) {
        reader.readRow(row);
      }
    }
    reader.annotations.finish();
    return reader.corpus.build(root, reader.annotations.labelSet(NAME));
  }

  /** A sheet of codes; numbers lose the zeros in front of codes of a fixed width. */
  private static Map<String, String> codes(Table table, int width) {
    Map<String, String> codes = new HashMap<>();
    for (Table.Line row : table.rows()) {
      Optional<String> from = row.text("from");
      Optional<String> to = row.text("to");
      if (from.isPresent() && to.isPresent()) {
        String code = "0".repeat(Math.max(0, width - to.get().length())) + to.get();
        codes.put(key(from.get()), code.toLowerCase(Locale.ROOT));
      }
    }
    return codes;
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Every video is known by its subject and its code; those of which no event tells, too. */
  private void findFolders() throws CorpusException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root, FOLDER_DEPTH)) {
      walk.filter(path -> isVideo(path)).sorted().forEach(found::add);
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException(
          root, "The folder '" + root + "' cannot be read: " + e.getMessage() + ".");
    }
    // Raw frames come before cropped ones.
    found.sort(FolderIndex.ORDER);
    for (Path folder : found) {
      Matcher name = FOLDER.matcher(String.valueOf(folder.getFileName()));
      if (name.matches()) {
        String subject = key(String.valueOf(folder.getName(folder.getNameCount() - 2)));
        folders.putIfAbsent(subject + "/" + name.group(1), folder);
      }
    }
    folders.forEach(
        (video, folder) -> {
          // An event in a folder without frames tells of it.
          if (FrameNumbers.areIn(folder)) {
            corpus.video(video(video), folder, Optional.of(rate));
          }
        });
  }

  private static boolean isVideo(Path path) {
    Path parent = path.getParent();
    return parent != null
        && FOLDER.matcher(String.valueOf(path.getFileName())).matches()
        && SUBJECT.matcher(String.valueOf(parent.getFileName())).matches()
        && Files.isDirectory(path);
  }

  private static ClipId video(String subjectAndCode) {
    int slash = subjectAndCode.indexOf('/');
    return ClipId.of(NAME, subjectAndCode.substring(0, slash), subjectAndCode.substring(slash + 1));
  }

  private void readRow(Table.Line row) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    TITLES.forEach((field, title) -> row.text(title).ifPresent(text -> cells.put(field, text)));
    String subject = cells.getOrDefault(Field.SUBJECT, "");
    String code = subjects.getOrDefault(key(subject), "");
    String event = cells.getOrDefault(Field.CLIP, "row " + row.number());
    ClipId id = ClipId.of(NAME, code.isEmpty() ? "unknown" : code, event);
    String onset = cells.getOrDefault(Field.ONSET, "");
    if (told.add(id + "/" + onset) && corpus.contains(id)) {
      id = new ClipId(id.subject(), event + "_" + onset);
    }
    Optional<ApexSource> correctedApex = annotations.correct(id, cells);
    if (cells.getOrDefault(Field.OFFSET, "").equals("0")) {
      cells.put(Field.OFFSET, cells.getOrDefault(Field.APEX, "0"));
    }
    try {
      ClipId video = videoOf(code, subject, event);
      Path folder = folder(video, event);
      FrameFolder frames = FrameNumbers.list(folder);
      Optional<KeyFrames> numbers = annotations.keyFrames(cells, correctedApex);
      addMovement(id, video, frames, numbers, cells);
    } catch (IllegalArgumentException e) {
      corpus.problem(id, e);
    }
  }

  private void addMovement(
      ClipId id,
      ClipId video,
      FrameFolder frames,
      Optional<KeyFrames> numbers,
      Map<Field, String> cells) {
    Optional<KeyFrames> left = numbers.flatMap(keys -> FrameNumbers.left(frames, keys));
    Optional<Movement> movement = left.map(keys -> annotations.movement(id, cells, keys));
    movement.ifPresent(m -> corpus.movement(video, m));
    if (movement.filter(m -> m.kind() == Movement.Kind.MACRO).isEmpty()) {
      corpus.add(
          new ClipSource(
              id,
              frames.path(),
              annotations.annotation(
                  id,
                  cells,
                  numbers,
                  keys -> FrameNumbers.PRINTED.indices(frames, keys),
                  Optional.of(rate))));
    }
  }

  /** {@code anger1_2} is the second event of the video {@code anger1}. */
  private ClipId videoOf(String code, String subject, String event) {
    if (code.isEmpty()) {
      throw new IllegalArgumentException(
          "The subject '"
              + subject
              + "' is not in the workbook's second sheet, which names the subjects' codes. Add it.");
    }
    String name = event.contains("_") ? event.substring(0, event.indexOf('_')) : event;
    String video = videos.getOrDefault(key(name), "");
    if (video.isEmpty()) {
      throw new IllegalArgumentException(
          "The video '"
              + name
              + "' is not in the workbook's third sheet, which names the videos' codes. Add it.");
    }
    return ClipId.of(NAME, code, video);
  }

  private Path folder(ClipId video, String event) {
    Path folder = folders.get(key(video.subject().subject()) + "/" + video.clip());
    if (folder == null) {
      throw new Unusable(
          CorpusCheck.Kind.MISSING_FOLDER,
          "There is no frame folder '"
              + video.subject().subject()
              + "/…_"
              + video.clip()
              + "…' of the event '"
              + event
              + "' in '"
              + root
              + "'. Copy it there.");
    }
    return folder;
  }
}
