package org.glimpse.keyframe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.keyframe.detect.KeyFrameDetectors;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.junit.jupiter.api.Test;

/**
 * The apex on synthetic faces of 224 pixels that move by 1 to 2 pixels, with drift, rotation,
 * blinks, flicker and noise. Six clips; {@code -Dglimpse.apexClips=100} measures as many, and the
 * errors are in {@code target/apex-error.csv}.
 */
class SyntheticApexTest {
  private static final int SUBJECTS = 6;

  private static AlignedClip drifting(SyntheticClip clip) {
    SyntheticClip gray = clip.withChannels(1);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < gray.length(); i++) {
      frames.add(gray.frame(i));
    }
    return AlignedClip.of(clip.id(), clip.frameRate(), frames, TestFaces.everywhere(gray.length()));
  }

  @Test
  void isFoundWithin25MillisecondsInMostClips() throws IOException {
    int clips = Integer.getInteger("glimpse.apexClips", SUBJECTS);
    SyntheticCorpus corpus =
        SyntheticCorpus.of(
            CorpusPlan.withDefaults()
                .withSubjects(SUBJECTS)
                .withClipsPerSubject((clips + SUBJECTS - 1) / SUBJECTS),
            ClipSettings.withDefaults().withView(FaceView.aligned(224)).withFrames(40, 60));
    StringBuilder table = new StringBuilder("clip,label,error_ms\n");
    List<Double> errors = new ArrayList<>();
    for (SyntheticClip clip : corpus.clips().subList(0, clips)) {
      double error = apexErrorMillis(clip);
      errors.add(error);
      table.append(String.format(Locale.ROOT, "%s,%s,%.1f%n", clip.id(), clip.trueLabel(), error));
    }
    Files.writeString(Path.of("target", "apex-error.csv"), table);
    Collections.sort(errors);
    assertThat(errors.get(errors.size() / 2)).isLessThanOrEqualTo(15.0);
    assertThat(errors.get((int) (0.8 * errors.size()))).isLessThanOrEqualTo(25.0);
  }

  private static double apexErrorMillis(SyntheticClip clip) {
    AlignedClip aligned = drifting(clip);
    MotionCurve curve = MotionAnalyzer.withDefaults().measure(aligned);
    try {
      KeyFrames found = KeyFrameDetectors.roiConsensus().detect(aligned, curve).keyFrames();
      return clip.frameRate().millis(Math.abs(found.apex() - clip.keyFrames().apex()));
    } catch (NoMovementException e) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
