package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;

/**
 * Writes what a {@link SheetLayout} describes, with its quirks.
 *
 * @param layout the corpus
 * @param frames how the frames' files are named
 */
record LayoutWriter(SheetLayout layout, FrameNames frames) implements CorpusWriter {
  @Override
  public ClipId idOf(ClipRecording clip) {
    return layout.id(cells(clip.id(), clip.annotation()), 0);
  }

  @Override
  public int write(Path root, Iterable<ClipRecording> clips) throws IOException {
    Path file = root.resolve(layout.sheet().written());
    List<String> titles = layout.sheet().titles();
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(root));
    Names used = new Names();
    Map<Path, Integer> written = new HashMap<>();
    int count = 0;
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "Glimpse", "1.0");
        Truth truth = Truth.open(root)) {
      Worksheet table = book.newWorksheet("Sheet1");
      for (int row = 0; row < titles.size(); row++) {
        table.value(row, 0, titles.get(row));
      }
      for (int column = 0; column < layout.header().size(); column++) {
        table.value(titles.size(), column, layout.header().get(column).names().get(0));
      }
      for (ClipRecording clip : clips) {
        String subject = clip.id().subject().subject();
        used.use(subject + "/" + clip.id().clip(), subject, clip.id().clip());
        Path folder =
            root.resolve(frames.above())
                .resolve(
                    SheetLayout.fill(
                        layout.templates().folder(), cells(clip.id(), clip.annotation())));
        // Clips of one untrimmed video follow each other in it.
        int before = written.getOrDefault(folder, 0);
        written.put(
            folder, frames.append(folder, idOf(clip).subject().subject(), before, clip.frames()));
        count++;
        Map<Field, String> cells = cells(clip.id(), Truth.shifted(clip.annotation(), before));
        writeRow(table, titles.size() + count, cells);
        truth.add(idOf(clip), clip, before);
      }
    }
    return count;
  }

  private void writeRow(Worksheet table, int row, Map<Field, String> cells) {
    for (int column = 0; column < layout.header().size(); column++) {
      Optional<Field> field = layout.header().get(column).field();
      if (field.isPresent()) {
        Sheets.write(table, row, column, cells.getOrDefault(field.get(), ""));
      }
    }
  }

  /** What the sheet says: numbers of frames, the layout's own labels, a slash for no apex. */
  private Map<Field, String> cells(ClipId id, Annotation annotation) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    cells.put(Field.SUBJECT, frames.subject(id.subject().subject()));
    cells.put(Field.CLIP, id.clip());
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
    cells.put(Field.AU, Truth.actionUnits(annotation));
    return cells;
  }

  /** The layout of CASME: a blank column, two apex columns. */
  static CorpusWriter casme() {
    return new LayoutWriter(
        Layouts.CASME, new FrameNames("CASME_raw_selected", "img%d.jpg", 1, ""));
  }

  /** The layout of CASME II: numbers in the middle, not padded, a blank column, JPEG. */
  static CorpusWriter casme2() {
    return new LayoutWriter(
        Layouts.CASME2, new FrameNames("CASME2_RAW_selected", "img%d.jpg", 46, ""));
  }

  /** The layout of SAMM: titles above the header, padded numbers, JPEG. */
  static CorpusWriter samm() {
    return new LayoutWriter(Layouts.SAMM, new FrameNames("", "%s_%05d.jpg", 5562, ""));
  }

  /** The layout of CAS(ME)³, part A: videos of a subject, numbers from 1, labels in two cases. */
  static CorpusWriter casme3() {
    return new LayoutWriter(Layouts.CASME3, new FrameNames("part_A", "%d.jpg", 1, "spNO."));
  }

  /** The layout of MMEW: a folder of clips an emotion. */
  static CorpusWriter mmew() {
    return new LayoutWriter(Layouts.MMEW, new FrameNames("Micro_Expression", "%d.jpg", 1, ""));
  }

  /** The layout of 4DME: gray frames. */
  static CorpusWriter fourDme() {
    return new LayoutWriter(Layouts.FOUR_DME, new FrameNames("gray_micro", "%d.jpg", 0, ""));
  }

  /** The layout of SAMM Long Videos: titles above the header, several movements a video. */
  static CorpusWriter sammLongVideos() {
    return new LayoutWriter(
        Layouts.SAMM_LV, new FrameNames("SAMM_longvideos", "%s_%04d.jpg", 1, ""));
  }
}
