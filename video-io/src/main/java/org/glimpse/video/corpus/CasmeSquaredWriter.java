package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;

/** Writes the layout of CAS(ME)². */
final class CasmeSquaredWriter implements CorpusWriter {
  private static final String SHEET = "code_final.xlsx";
  private static final FrameNames FRAMES = new FrameNames("rawpic", "img%03d.jpg", 1, "");
  private static final int FIRST_SUBJECT = 15;
  private static final int CODES_A_HUNDRED = 100;
  private static final int FRAMES_OF_HALF_A_SECOND = 15;

  @Override
  public ClipId idOf(ClipRecording clip) {
    return ClipId.of(CasmeSquaredCorpus.NAME, "s" + code(clip), clip.id().clip());
  }

  /** The corpus' first subject, 1, has the code s15. */
  private static int code(ClipRecording clip) {
    String number = FRAMES.subject(clip.id().subject().subject());
    return number.matches("\\d{1,6}") ? Integer.parseInt(number) + FIRST_SUBJECT - 1 : 0;
  }

  @Override
  public int write(Path root, Iterable<ClipRecording> clips) throws IOException {
    Files.createDirectories(root);
    Names names = new Names();
    Map<String, String> videos = new LinkedHashMap<>();
    Map<Integer, Integer> subjects = new LinkedHashMap<>();
    Map<Path, Integer> written = new HashMap<>();
    int row = 0;
    try (OutputStream out = Files.newOutputStream(root.resolve(SHEET));
        Workbook book = new Workbook(out, "Glimpse", "1.0");
        Truth truth = Truth.open(root)) {
      Worksheet events = book.newWorksheet("events");
      for (ClipRecording clip : clips) {
        String name = clip.id().clip();
        names.use(code(clip) + "/" + name, clip.id().subject().subject(), name);
        String video = name.contains("_") ? name.substring(0, name.indexOf('_')) : name;
        int next = videos.size();
        String videoCode =
            videos.computeIfAbsent(
                video,
                key ->
                    String.format(
                        "%02d%02d", 1 + next / CODES_A_HUNDRED, 1 + next % CODES_A_HUNDRED));
        int subject = code(clip) - FIRST_SUBJECT + 1;
        subjects.put(subject, code(clip));
        Path folder =
            root.resolve(FRAMES.above())
                .resolve("s" + code(clip))
                .resolve(code(clip) + "_" + videoCode + video);
        int before = written.getOrDefault(folder, 0);
        written.put(folder, FRAMES.append(folder, "", before, clip.frames()));
        writeRow(events, row, subject, clip, before);
        truth.add(idOf(clip), clip, before);
        row++;
      }
      writeCodes(book, subjects, videos);
    }
    return row;
  }

  private static void writeRow(
      Worksheet events, int row, int subject, ClipRecording clip, int before) {
    events.value(row, 0, subject);
    events.value(row, 1, clip.id().clip());
    boolean macro = false;
    if (clip.annotation().keyFrames().isPresent()) {
      KeyFrames keys = clip.annotation().keyFrames().get();
      int first = FRAMES.first() + before;
      events.value(row, 2, first + keys.onset());
      events.value(row, 3, first + keys.apex());
      events.value(row, 4, keys.offset() == keys.apex() ? 0 : first + keys.offset());
      macro = keys.length() > FRAMES_OF_HALF_A_SECOND;
    }
    String emotion = clip.annotation().emotion().orElse("");
    Sheets.write(events, row, 5, Truth.actionUnits(clip.annotation()));
    events.value(row, 6, emotion.equals("others") ? emotion : SmicWriter.label(clip));
    events.value(row, 7, macro ? "macro-expression" : "micro-expression");
    Sheets.write(events, row, 8, emotion);
  }

  private static void writeCodes(
      Workbook book, Map<Integer, Integer> subjects, Map<String, String> videos) {
    Worksheet sheet = book.newWorksheet("subjects");
    int row = 0;
    for (Map.Entry<Integer, Integer> subject : subjects.entrySet()) {
      sheet.value(row, 0, row + 1);
      sheet.value(row, 1, "s" + subject.getValue());
      sheet.value(row, 2, subject.getKey());
      row++;
    }
    sheet = book.newWorksheet("videos");
    row = 0;
    for (Map.Entry<String, String> video : videos.entrySet()) {
      sheet.value(row, 0, video.getValue());
      sheet.value(row, 1, video.getKey());
      row++;
    }
  }
}
