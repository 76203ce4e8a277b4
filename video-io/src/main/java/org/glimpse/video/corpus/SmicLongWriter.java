package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;

/** Writes the layout of SMIC's long videos of the fast camera. */
final class SmicLongWriter implements CorpusWriter {
  private static final String SHEET = "HS_long/SMIC-HS-E_annotation.xlsx";
  private static final FrameNames FRAMES =
      new FrameNames("HS_long/SMIC-HS-E/HS", "image%d.jpg", 559700, "s");
  private static final List<String> COLUMNS =
      List.of("Subject", "Filename", "OnsetF", "OffsetF", "FirstF", "Emotion");

  @Override
  public ClipId idOf(ClipRecording clip) {
    return ClipId.of(
        SmicCorpus.Camera.HS.longCorpus(),
        FRAMES.subject(clip.id().subject().subject()),
        clip.id().clip());
  }

  @Override
  public int write(Path root, Iterable<ClipRecording> clips) throws IOException {
    Path file = root.resolve(SHEET);
    Files.createDirectories(file.getParent());
    Names names = new Names();
    int row = 0;
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "Glimpse", "1.0");
        Truth truth = Truth.open(root)) {
      Worksheet sheet = book.newWorksheet("Sheet1");
      for (int column = 0; column < COLUMNS.size(); column++) {
        sheet.value(0, column, COLUMNS.get(column));
      }
      for (ClipRecording clip : clips) {
        ClipId id = idOf(clip);
        String subject = id.subject().subject();
        names.use(subject + "/" + id.clip(), clip.id().subject().subject(), id.clip());
        String padded = subject.matches("s\\d") ? "s0" + subject.substring(1) : subject;
        Path folder = root.resolve(FRAMES.above()).resolve(padded).resolve(id.clip());
        FRAMES.write(folder, subject, clip.frames());
        row++;
        writeRow(sheet, row, subject.substring(1), clip);
        truth.add(id, clip);
      }
      sheet.value(row + 2, 0, "Numbers of frames are the camera's.");
      sheet.value(row + 3, 1, "FirstF is the first frame of the video.");
    }
    return row;
  }

  private static void writeRow(Worksheet sheet, int row, String number, ClipRecording clip) {
    Sheets.write(sheet, row, 0, number);
    sheet.value(row, 1, clip.id().clip());
    if (clip.annotation().keyFrames().isPresent()) {
      KeyFrames keys = clip.annotation().keyFrames().get();
      sheet.value(row, 2, FRAMES.first() + keys.onset());
      sheet.value(row, 3, FRAMES.first() + keys.offset());
    }
    sheet.value(row, 4, FRAMES.first());
    sheet.value(row, 5, SmicWriter.label(clip));
  }
}
