package org.glimpse.keyframe.spot;

import java.util.Arrays;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.feature.FlowDirections;
import org.glimpse.keyframe.feature.LocalBinaryPatterns;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.internal.Pictures;
import org.glimpse.keyframe.internal.Resampler;

/** Main directional maximal difference: how far the skin goes one way and comes back. */
final class MainDirections implements LaggedRun.Feature<Frame> {
  private static final FlowDirections DIRECTIONS = new FlowDirections(4);
  private static final Size SIZE = Size.square(120);
  private static final List<Box> BLOCKS = LocalBinaryPatterns.blocks(SIZE, 6, 6);

  private final OpticalFlow flow;

  MainDirections(OpticalFlow flow) {
    this.flow = flow;
  }

  @Override
  public Frame of(Frame frame) {
    float[] gray = new Resampler(frame.size(), SIZE).resize(Pictures.gray(frame));
    return Pictures.frame(frame, SIZE, gray, 1);
  }

  @Override
  public double compare(Frame before, Frame middle, Frame behind) {
    FlowField there = flow.flow(before, middle);
    FlowField back = flow.flow(before, behind);
    double[] blocks = BLOCKS.stream().mapToDouble(box -> difference(there, back, box)).toArray();
    return largestThird(blocks);
  }

  private static double difference(FlowField there, FlowField back, Box box) {
    int main = DIRECTIONS.main(there, box).bin();
    double[] differences = new double[(int) box.area()];
    int count = 0;
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        if (DIRECTIONS.bin(there.u(x, y), there.v(x, y)) == main) {
          differences[count++] = there.magnitude(x, y) - back.magnitude(x, y);
        }
      }
    }
    return largestThird(Arrays.copyOf(differences, count));
  }

  /** The mean of the largest third of some values, at least one of them; 0 for none. */
  static double largestThird(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int third = Math.max(1, sorted.length / 3);
    return Arrays.stream(sorted, sorted.length - third, sorted.length).average().orElse(0);
  }
}
