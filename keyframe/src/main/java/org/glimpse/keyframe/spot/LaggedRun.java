package org.glimpse.keyframe.spot;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.frame.Frame;

/**
 * Compares every frame with the ones a lag before and behind it. The first and last {@code lag}
 * frames of a stretch with a face have no feature and score 0.
 */
final class LaggedRun<T> implements SpottingRun {
  /** What is kept of a frame, and how three of them compare. */
  interface Feature<T> {
    /** What is kept of a frame. */
    T of(Frame frame);

    /** How much the middle differs. */
    double compare(T before, T middle, T behind);
  }

  private final Feature<T> feature;
  private final int lag;
  private final ContrastDecoder decoder;
  private final FrameOrder order = new FrameOrder();
  private final List<T> held = new ArrayList<>();

  LaggedRun(Feature<T> feature, int lag, ContrastDecoder decoder) {
    this.feature = feature;
    this.lag = lag;
    this.decoder = decoder;
  }

  @Override
  public void add(Frame frame, boolean face) {
    order.check(frame);
    if (!face) {
      endStretch();
      decoder.add(Double.NaN);
      return;
    }
    held.add(feature.of(frame));
    if (held.size() <= lag) {
      decoder.add(Double.NaN);
    }
    if (held.size() == 2 * lag + 1) {
      decoder.add(feature.compare(held.get(0), held.get(lag), held.get(2 * lag)));
      held.remove(0);
    }
  }

  private void endStretch() {
    int missing = Math.max(0, held.size() - lag);
    for (int i = 0; i < missing; i++) {
      decoder.add(Double.NaN);
    }
    held.clear();
  }

  @Override
  public void finish() {
    endStretch();
    decoder.finish();
  }
}
