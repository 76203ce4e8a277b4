package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.imbalance.Magnifier;
import org.junit.jupiter.api.Test;

class MagnificationTest {
  private static final float FLOAT = 1e-6f;

  private static ClipTensor flow(float u, float v) {
    return ClipTensor.wrap(
        List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN),
        1,
        new Size(2, 1),
        new ValueRange(-10, 10),
        new float[] {u, 0, v, 0, 1, 2});
  }

  private static ClipTensor gray(float... values) {
    return ClipTensor.wrap(
        List.of(Channel.GRAY), values.length / 2, new Size(2, 1), new ValueRange(0, 255), values);
  }

  @Test
  void multipliesFlowAndStrain() {
    assertThat(Magnification.magnified(flow(3, 4), 1.5).data())
        .containsExactly(new float[] {4.5f, 0, 6, 0, 1.5f, 3}, within(FLOAT));
    assertThat(Magnification.peak(flow(3, -4))).isEqualTo(5);
  }

  @Test
  void movesGrayValuesAwayFromTheFirstFrameWithinTheirRange() {
    ClipTensor clip = gray(100, 200, 110, 150, 90, 250);
    assertThat(Magnification.magnified(clip, 2).data())
        .containsExactly(new float[] {100, 200, 120, 100, 80, 255}, within(FLOAT));
    assertThat(Magnification.peak(clip)).isEqualTo(50);
  }

  @Test
  void goesNoFurtherThanTheStrongestMovementOfTheTrainingClips() throws Exception {
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 1; i <= 21; i++) {
      clips.add(
          new LabelledClip(
              ClipId.of("corpus", "s", "c" + i),
              0,
              Annotation.none(),
              TensorSource.of(flow(i, 0))));
    }
    // The 95th percentile of 1, 2, …, 21.
    double limit = Magnification.limit(clips);
    assertThat(limit).isEqualTo(20);
    Magnification magnification = new Magnification(new Magnifier(1.5, 1.5), limit);
    SplittableRandom random = new SplittableRandom(1);
    assertThat(magnification.apply(flow(4, 0), random).data()[0]).isCloseTo(6, within(FLOAT));
    ClipTensor strong = flow(10, 0);
    assertThat(new Magnification(new Magnifier(1.5, 1.5), 12).apply(strong, random).data()[0])
        .isCloseTo(10, within(FLOAT));
    assertThat(new Magnification(new Magnifier(1.5, 1.5), 9).apply(strong, random))
        .isSameAs(strong);
  }
}
