package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.video.corpus.SheetLayout.Field;

/**
 * Writes what a {@link SheetLayout} describes, with its quirks.
 *
 * @param layout the corpus
 * @param sheet the sheet's file
 * @param header its columns in order; blank ones stay empty
 * @param titles rows above the header
 * @param frames how the frames' files are named
 */
record LayoutWriter(
    SheetLayout layout, String sheet, List<String> header, List<String> titles, FrameNames frames)
    implements CorpusWriter {
  @Override
  public ClipId idOf(ClipRecording clip) {
    return layout.id(cells(clip), 0);
  }

  @Override
  public int write(Path root, Iterable<ClipRecording> clips) throws IOException {
    Path file = root.resolve(sheet);
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(root));
    org.glimpse.video.corpus.Names used = new org.glimpse.video.corpus.Names();
    int count = 0;
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "Glimpse", "1.0");
        Truth truth = Truth.open(root)) {
      Worksheet table = book.newWorksheet("Sheet1");
      for (int row = 0; row < titles.size(); row++) {
        table.value(row, 0, titles.get(row));
      }
      for (int column = 0; column < header.size(); column++) {
        table.value(titles.size(), column, header.get(column));
      }
      for (ClipRecording clip : clips) {
        String subject = clip.id().subject().subject();
        used.use(subject + "/" + clip.id().clip(), subject, clip.id().clip());
        Map<Field, String> cells = cells(clip);
        Path folder =
            root.resolve(frames.above()).resolve(SheetLayout.fill(layout.names().folder(), cells));
        frames.write(folder, cells.getOrDefault(Field.SUBJECT, ""), clip.frames());
        count++;
        writeRow(table, titles.size() + count, cells);
        truth.add(idOf(clip), clip);
      }
    }
    return count;
  }

  private void writeRow(Worksheet table, int row, Map<Field, String> cells) {
    layout
        .columns()
        .forEach(
            (field, names) -> {
              String cell = cells.getOrDefault(field, "");
              int column = header.indexOf(names.get(0));
              if (cell.matches("[1-9]\\d*|0")) {
                table.value(row, column, Integer.parseInt(cell));
              } else {
                table.value(row, column, cell);
              }
            });
  }

  /** What the sheet says: numbers of frames, the layout's own labels, a slash for no apex. */
  private Map<Field, String> cells(ClipRecording clip) {
    Annotation annotation = clip.annotation();
    Map<Field, String> cells = new EnumMap<>(Field.class);
    String subject = clip.id().subject().subject();
    cells.put(Field.SUBJECT, frames.subject(subject));
    cells.put(Field.CLIP, clip.id().clip());
    cells.put(Field.EMOTION, annotation.emotion().map(layout::written).orElse(""));
    if (annotation.keyFrames().isPresent()) {
      KeyFrames keys = annotation.keyFrames().get();
      cells.put(Field.ONSET, Integer.toString(frames.first() + keys.onset()));
      cells.put(
          Field.APEX,
          keys.source() == ApexSource.MIDPOINT
              ? "/"
              : Integer.toString(frames.first() + keys.apex()));
      cells.put(Field.OFFSET, Integer.toString(frames.first() + keys.offset()));
    }
    StringBuilder units = new StringBuilder();
    for (ActionUnit unit : annotation.actionUnits()) {
      units.append(units.isEmpty() ? "" : "+").append(unit);
    }
    cells.put(Field.AU, units.toString());
    return cells;
  }

  /** The layout of CASME II: numbers in the middle, not padded, a blank column, JPEG. */
  static CorpusWriter casme2() {
    return new LayoutWriter(
        Layouts.CASME2,
        "CASME2-coding-20140508.xlsx",
        List.of(
            "Subject",
            "Filename",
            "",
            "OnsetFrame",
            "ApexFrame",
            "OffsetFrame",
            "",
            "Action Units",
            "Estimated Emotion"),
        List.of(),
        new FrameNames("CASME2_RAW_selected", "img%d.jpg", 46, ""));
  }

  /** The layout of SAMM: titles above the header, padded numbers, JPEG. */
  static CorpusWriter samm() {
    return new LayoutWriter(
        Layouts.SAMM,
        "SAMM_Micro_FACS_Codes_v2.xlsx",
        List.of(
            "Subject",
            "Filename",
            "Inducement Code",
            "Onset Frame",
            "Apex Frame",
            "Offset Frame",
            "Duration",
            "Micro",
            "Action Units",
            "Estimated Emotion",
            "Objective Classes",
            "Notes"),
        List.of(
            "Micro-movements", "", "Made by Glimpse", "", "", "", "", "", "", "", "", "Codes", ""),
        new FrameNames("", "%s_%05d.jpg", 5562, ""));
  }

  /** The layout of CAS(ME)³, part A: videos of a subject, numbers from 1, labels in two cases. */
  static CorpusWriter casme3() {
    return new LayoutWriter(
        Layouts.CASME3,
        "annotation/cas(me)3_part_A_ME_label_JpgIndex_v2.xlsx",
        List.of(
            "Subject", "Filename", "Onset", "Apex", "Offset", "AU", "Objective class", "emotion"),
        List.of(),
        new FrameNames("part_A", "%d.jpg", 1, "spNO."));
  }

  /** The layout of MMEW: a folder of clips an emotion. */
  static CorpusWriter mmew() {
    return new LayoutWriter(
        Layouts.MMEW,
        "MMEW_Micro_Exp.xlsx",
        List.of(
            "Subject",
            "Filename",
            "OnsetFrame",
            "ApexFrame",
            "OffsetFrame",
            "Action Units",
            "Estimated Emotion",
            "remarks"),
        List.of(),
        new FrameNames("Micro_Expression", "%d.jpg", 1, ""));
  }
}
