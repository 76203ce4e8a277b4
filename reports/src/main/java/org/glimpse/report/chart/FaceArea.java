package org.glimpse.report.chart;

import java.awt.Color;
import java.util.List;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;

/**
 * A part of the face as a curve shows it: both sides and what lies close together are one.
 *
 * @param title what the legend says
 * @param color its color
 * @param regions its regions
 */
record FaceArea(String title, Color color, List<Region> regions) {
  /** All areas, from top to bottom; together they have every region. */
  static final List<FaceArea> ALL =
      List.of(
          of("brows", 0, Region.RIGHT_BROW, Region.LEFT_BROW),
          of("eyes", 4, Region.RIGHT_EYE, Region.LEFT_EYE),
          of("nose, cheeks", 2, Region.NOSE, Region.RIGHT_CHEEK, Region.LEFT_CHEEK),
          of("mouth, chin", 5, Region.MOUTH, Region.CHIN));

  private static FaceArea of(String title, int color, Region... regions) {
    return new FaceArea(title, ChartTheme.color(color), List.of(regions));
  }

  /** In each frame the largest magnitude of its regions, in pixels. */
  double[] magnitude(MotionCurve curve) {
    double[] largest = new double[curve.length()];
    for (Region region : regions) {
      double[] values = curve.magnitude(region);
      for (int i = 0; i < largest.length; i++) {
        largest[i] = Math.max(largest[i], values[i]);
      }
    }
    return largest;
  }
}
