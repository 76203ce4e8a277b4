package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.label.LabelSet;

/** Writes the layout of DFME. */
final class DfmeWriter implements CorpusWriter {
  private static final String SHEET = "full_release_annotation/training_full_with_AU.xlsx";
  private static final FrameNames FRAMES = new FrameNames("", "%05d.png", 0, "");

  @Override
  public int write(Path root, Iterable<ClipRecording> clips) throws IOException {
    Path file = root.resolve(SHEET);
    Files.createDirectories(file.getParent());
    Names names = new Names();
    int count = 0;
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "Glimpse", "1.0");
        Truth truth = Truth.open(root)) {
      Worksheet sheet = book.newWorksheet("Sheet1");
      for (int column = 0; column < DfmeCorpus.COLUMNS.size(); column++) {
        sheet.value(0, column, DfmeCorpus.COLUMNS.get(column));
      }
      for (ClipRecording clip : clips) {
        String name = clip.id().clip();
        names.use(name, name);
        FRAMES.write(root.resolve(name), name, clip.frames());
        count++;
        writeRow(sheet, count, clip);
        truth.add(clip);
      }
    }
    return count;
  }

  private static void writeRow(Worksheet sheet, int row, ClipRecording clip) {
    sheet.value(row, 0, clip.id().subject().subject());
    sheet.value(row, 1, clip.id().clip());
    Optional<KeyFrames> keyFrames = clip.annotation().keyFrames();
    if (keyFrames.isPresent()) {
      sheet.value(row, 2, keyFrames.get().onset());
      sheet.value(row, 3, keyFrames.get().apex());
      sheet.value(row, 4, keyFrames.get().offset());
    }
    Optional<String> emotion = clip.annotation().emotion();
    if (emotion.isPresent()) {
      LabelSet labels = LabelSet.dfme7();
      sheet.value(row, 5, emotion.get());
      List<String> known = labels.labels();
      int index = labels.indexOf(emotion.get()).orElse(known.size());
      sheet.value(row, 6, index);
    }
    FrameRate rate = clip.frameRate();
    if (rate.seconds() == 1) {
      sheet.value(row, 7, rate.frames());
    } else {
      sheet.value(row, 7, rate.toString());
    }
    sheet.value(row, 8, Truth.actionUnits(clip.annotation()));
  }
}
