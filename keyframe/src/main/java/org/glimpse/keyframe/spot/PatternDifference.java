package org.glimpse.keyframe.spot;

import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.feature.LocalBinaryPatterns;
import org.glimpse.keyframe.internal.Pictures;
import org.glimpse.keyframe.internal.Resampler;

/** How the binary patterns of a frame differ from the mean of those before and behind it. */
final class PatternDifference implements LaggedRun.Feature<double[][]> {
  private static final LocalBinaryPatterns PATTERNS = LocalBinaryPatterns.withDefaults();
  private static final Size SIZE = Size.square(120);
  private static final List<Box> BLOCKS = LocalBinaryPatterns.blocks(SIZE, 6, 6);

  @Override
  public double[][] of(Frame frame) {
    float[] gray = new Resampler(frame.size(), SIZE).resize(Pictures.gray(frame));
    int[] map = PATTERNS.map(gray, SIZE);
    return BLOCKS.stream()
        .map(box -> PATTERNS.histogram(map, SIZE.width(), box))
        .toArray(double[][]::new);
  }

  @Override
  public double compare(double[][] before, double[][] middle, double[][] behind) {
    double[] distances = new double[middle.length];
    for (int block = 0; block < distances.length; block++) {
      double[] around = new double[middle[block].length];
      for (int bin = 0; bin < around.length; bin++) {
        around[bin] = (before[block][bin] + behind[block][bin]) / 2;
      }
      distances[block] = LocalBinaryPatterns.chiSquare(middle[block], around);
    }
    return MainDirections.largestThird(distances);
  }
}
