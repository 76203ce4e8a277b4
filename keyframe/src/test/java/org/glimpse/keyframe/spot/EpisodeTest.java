package org.glimpse.keyframe.spot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.FrameRate;
import org.glimpse.core.frame.Region;
import org.junit.jupiter.api.Test;

class EpisodeTest {
  private static final double PEAK = 20 * RestLimits.strain(Region.MOUTH);

  /** What is found in 70 frames of a mouth that is held, lets go to a share of it, and is held. */
  private static List<SpottedInterval> found(double share) {
    List<Map<Region, Double>> strain = new ArrayList<>();
    for (int t = 0; t < 70; t++) {
      Map<Region, Double> regions = new EnumMap<>(Region.class);
      boolean shown = t >= 5 && t < 65;
      double dip = Math.max(0, 1 - Math.abs(t - 35) / 10.0) * (1 - share);
      regions.put(Region.MOUTH, shown ? PEAK * (1 - dip) : 0);
      strain.add(regions);
    }
    return new Episode(FrameRate.of(30), 100, strain).intervals(1.5);
  }

  @Test
  void takesAnExpressionThatDipsALittleForOne() {
    List<SpottedInterval> found = found(0.6);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).onset()).isBetween(104, 106);
    assertThat(found.get(0).offset()).isBetween(163, 165);
  }

  @Test
  void takesTwoWithADeepValleyBetweenThemForTwo() {
    List<SpottedInterval> found = found(0.2);
    assertThat(found).hasSize(2);
    assertThat(found.get(0).offset()).isBetween(130, 137);
    assertThat(found.get(1).onset()).isGreaterThan(found.get(0).offset());
  }
}
