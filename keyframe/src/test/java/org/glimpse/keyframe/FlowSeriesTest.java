package org.glimpse.keyframe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntFunction;
import org.glimpse.core.frame.RowStore;
import org.junit.jupiter.api.Test;

class FlowSeriesTest {
  private static final int VALUES = 8;
  private static final int FRAMES = 40;

  private static FlowSeries series(long heldBytes) {
    double[] millis = new double[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      millis[i] = 5.0 * i;
    }
    return new FlowSeries(RowStore.of(VALUES * Float.BYTES, heldBytes), millis);
  }

  private static FlowSeries filled(long heldBytes) {
    FlowSeries series = series(heldBytes);
    Random random = new Random(5);
    for (int t = 0; t < FRAMES; t++) {
      float[] field = new float[VALUES];
      for (int i = 0; i < VALUES; i++) {
        field[i] = (float) (Math.sin(0.04 * t) + 0.1 * random.nextGaussian());
      }
      series.add(field);
    }
    return series;
  }

  @Test
  void whereTheFieldsLieChangesNoBit() {
    try (FlowSeries inMemory = series(1 << 20);
        FlowSeries onDisk = series(0);
        FlowSeries raw = filled(1 << 20);
        FlowSeries rawOnDisk = filled(VALUES * Float.BYTES * 3)) {
      raw.smoothInto(inMemory, 10);
      rawOnDisk.smoothInto(onDisk, 10);
      IntFunction<float[]> one = inMemory.rebased();
      IntFunction<float[]> other = onDisk.rebased();
      for (int t = 0; t < FRAMES; t++) {
        assertThat(other.apply(t)).containsExactly(one.apply(t));
      }
    }
  }

  @Test
  void theStateOfTheFirstFramesIsTakenOff() {
    try (FlowSeries smooth = series(1 << 20);
        FlowSeries raw = filled(1 << 20)) {
      raw.smoothInto(smooth, 10);
      IntFunction<float[]> rebased = smooth.rebased();
      // 6 % of 40 frames are 2.
      for (int i = 0; i < VALUES; i++) {
        assertThat(rebased.apply(0)[i] + rebased.apply(1)[i]).isBetween(-1e-5f, 1e-5f);
      }
    }
  }
}
