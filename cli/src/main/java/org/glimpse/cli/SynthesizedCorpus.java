package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.EnumText;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.Frame;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.files.CsvTable;
import org.glimpse.synthetic.Landmark;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.FlowFile;
import org.glimpse.video.corpus.ClipRecording;
import org.glimpse.video.corpus.CorpusWriter;

/** Writes a synthetic corpus to disk, with what is true of it beside. */
final class SynthesizedCorpus {
  private SynthesizedCorpus() {}

  /**
   * Writes the clips, {@code truth.csv}, the true flow from onset to apex of each, {@code
   * flow/<clip>.flo}, and where the points of its face truly are, {@code landmarks/<clip>.csv}.
   *
   * @param channels 1 for gray pictures, 3 for color
   */
  static int write(
      Path root, CorpusWriter writer, SyntheticCorpus corpus, int channels, Progress progress)
      throws IOException {
    List<SyntheticClip> clips =
        corpus.clips().stream().map(clip -> clip.withChannels(channels)).toList();
    try (Progress.Task task = progress.start("Making clips", clips.size())) {
      int written = writer.write(root, () -> recordings(clips, task));
      for (SyntheticClip clip : clips) {
        KeyFrames keys = clip.keyFrames();
        String name = writer.idOf(recording(clip)).clip();
        FlowFile.write(
            root.resolve("flow").resolve(name + ".flo"), clip.trueFlow(keys.onset(), keys.apex()));
        CsvTable.write(
            root.resolve("landmarks").resolve(name + ".csv"),
            List.of("frame", "point", "x", "y"),
            landmarks(clip));
      }
      return written;
    }
  }

  private static List<List<Object>> landmarks(SyntheticClip clip) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < clip.length(); i++) {
      for (Landmark landmark : clip.landmarks(i)) {
        String point = EnumText.of(landmark.point());
        rows.add(List.of(i, point, thousandths(landmark.x()), thousandths(landmark.y())));
      }
    }
    return rows;
  }

  private static double thousandths(double pixels) {
    return Math.rint(1000 * pixels) / 1000;
  }

  private static Iterator<ClipRecording> recordings(List<SyntheticClip> clips, Progress.Task task) {
    return clips.stream()
        .map(
            clip -> {
              task.step();
              return recording(clip);
            })
        .iterator();
  }

  private static ClipRecording recording(SyntheticClip clip) {
    Annotation annotation = clip.annotation();
    Annotation truth = annotation.withEmotion(clip.trueLabel());
    Iterable<Frame> frames =
        () -> IntStream.range(0, clip.length()).mapToObj(clip::frame).iterator();
    ClipRecording.Facts facts = new ClipRecording.Facts(truth, clip.occluder());
    return new ClipRecording(clip.id(), annotation, facts, clip.frameRate(), frames);
  }
}
