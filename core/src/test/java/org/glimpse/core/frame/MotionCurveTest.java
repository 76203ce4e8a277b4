package org.glimpse.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ClipId;
import org.junit.jupiter.api.Test;

final class MotionCurveTest {
  private static final ClipId ID = ClipId.of("c", "s", "x");
  private static final FaceTrack TRACK = new FaceTrack(List.of(1.0, 1.0));

  private static Map<Region, double[]> curves(double... values) {
    EnumMap<Region, double[]> curves = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      curves.put(region, values.clone());
    }
    return curves;
  }

  @Test
  void averagesOverRegionsAndFindsThePeak() {
    Map<Region, double[]> magnitude = curves(0, 1);
    magnitude.put(Region.MOUTH, new double[] {0, 10});
    MotionCurve curve = MotionCurve.of(ID, new long[] {0, 5000}, TRACK, magnitude, curves(0, 0.1));
    assertThat(curve.magnitude()[1]).isEqualTo(2.0, within(1e-12)); // (8 · 1 + 10) / 9
    assertThat(curve.strain()[1]).isEqualTo(0.1, within(1e-12));
    assertThat(curve.peak()).isEqualTo(10);
  }

  @Test
  void copiesItsValues() {
    Map<Region, double[]> magnitude = curves(0, 1);
    MotionCurve curve = MotionCurve.of(ID, new long[] {0, 1}, TRACK, magnitude, curves(0, 0));
    magnitude.get(Region.NOSE)[1] = 99;
    curve.magnitude(Region.NOSE)[1] = 99;
    assertThat(curve.magnitude(Region.NOSE)[1]).isEqualTo(1);
  }

  @Test
  void refusesAMissingRegionOrAnotherLength() {
    Map<Region, double[]> missing = curves(0, 1);
    missing.remove(Region.CHIN);
    assertThatThrownBy(() -> MotionCurve.of(ID, new long[] {0, 1}, TRACK, missing, curves(0, 0)))
        .hasMessage("magnitude of region chin must have 2 values but has none");
    assertThatThrownBy(() -> MotionCurve.of(ID, new long[] {0, 1}, TRACK, curves(0, 1), curves(0)))
        .hasMessageContaining("strain")
        .hasMessageContaining("has 1");
  }
}
