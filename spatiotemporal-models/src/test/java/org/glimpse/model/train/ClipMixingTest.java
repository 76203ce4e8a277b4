package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.glimpse.imbalance.Mixer;
import org.glimpse.model.block.ClipShape;
import org.junit.jupiter.api.Test;

class ClipMixingTest {
  private static final ClipShape SHAPE = new ClipShape(2, 4, 6, 5);
  private static final float FLOAT = 1e-5f;

  /** Two clips, of zeros and of ones. */
  private static float[] zerosAndOnes() {
    float[] values = new float[2 * SHAPE.values()];
    Arrays.fill(values, SHAPE.values(), values.length, 1);
    return values;
  }

  @Test
  void blendsAsMuchOfTheClipsAsOfTheLabels() {
    for (int seed = 0; seed < 20; seed++) {
      float[] values = zerosAndOnes();
      ClipMixing mixing =
          ClipMixing.apply(
              Mixer.mixup(1), List.of(3, 5), values, SHAPE, new SplittableRandom(seed));
      for (int i = 0; i < 2; i++) {
        boolean swapped = !mixing.first().get(i).equals(mixing.second().get(i));
        float own = swapped ? mixing.share().get(i) : 1;
        float expected = i == 0 ? 1 - own : own;
        for (int k = 0; k < SHAPE.values(); k++) {
          assertThat(values[i * SHAPE.values() + k]).isCloseTo(expected, within(FLOAT));
        }
      }
    }
  }

  @Test
  void cutsABoxWhoseVolumeIsTheShareOfTheSecondLabel() {
    int cut = 0;
    for (int seed = 0; seed < 40; seed++) {
      float[] values = zerosAndOnes();
      ClipMixing mixing =
          ClipMixing.apply(
              Mixer.cutMix(1), List.of(0, 1), values, SHAPE, new SplittableRandom(seed));
      if (mixing.second().get(0) == 1) {
        int size = SHAPE.values();
        double second = 0;
        for (int k = 0; k < size; k++) {
          second += values[k];
          assertThat(values[k]).isIn(0f, 1f).isEqualTo(1 - values[size + k]);
          // The same box in both channels.
          assertThat(values[k]).isEqualTo(values[(k + size / 2) % size]);
        }
        assertThat(second / size).isCloseTo(1 - mixing.share().get(0), within(1e-6));
        cut += second > 0 && second < size ? 1 : 0;
      }
    }
    assertThat(cut).isGreaterThan(5);
  }

  @Test
  void givesEachHalfOfTheFramesAShareOfItsOwn() {
    int different = 0;
    for (int seed = 0; seed < 20; seed++) {
      float[] values = zerosAndOnes();
      ClipMixing mixing =
          ClipMixing.apply(
              Mixer.phases(1), List.of(0, 1), values, SHAPE, new SplittableRandom(seed));
      if (mixing.second().get(0) == 0) {
        continue;
      }
      int perFrame = SHAPE.height() * SHAPE.width();
      float rise = values[0];
      float fall = values[2 * perFrame];
      for (int k = 0; k < SHAPE.values(); k++) {
        assertThat(values[k]).isEqualTo(k / perFrame % SHAPE.frames() < 2 ? rise : fall);
        assertThat(values[SHAPE.values() + k]).isCloseTo(1 - values[k], within(FLOAT));
      }
      assertThat(mixing.share().get(0)).isCloseTo(1 - (rise + fall) / 2, within(FLOAT));
      different += Math.abs(rise - fall) > 0.1 ? 1 : 0;
    }
    assertThat(different).isGreaterThan(3);
  }

  @Test
  void mixesASingleFrameAsMixupDoes() {
    ClipShape frame = new ClipShape(1, 1, 2, 1);
    float[] values = {0, 0, 1, 1};
    ClipMixing mixing =
        ClipMixing.apply(Mixer.phases(1), List.of(0, 1), values, frame, new SplittableRandom(1));
    float share = mixing.second().get(0) == 1 ? mixing.share().get(0) : 1;
    assertThat(values[0]).isCloseTo(1 - share, within(FLOAT));
  }
}
