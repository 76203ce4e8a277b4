package org.glimpse.keyframe.spot;

import java.util.Optional;
import org.glimpse.core.frame.Frame;

/**
 * Shows a run the mean of every few frames, as a camera of a lower rate would see them, and answers
 * for all of them. Noise is the less for it, so nothing is lost to a run that smooths over more.
 */
final class ThinnedRun implements SpottingRun {
  private final int step;
  private final SpottingRun run;
  private final FrameOrder order = new FrameOrder();
  private final Repeater repeater;
  private int[] sum = {};
  private int summed;
  private boolean face;
  private Optional<Frame> last = Optional.empty();

  private ThinnedRun(int step, SpottingRun run, Repeater repeater) {
    this.step = step;
    this.run = run;
    this.repeater = repeater;
  }

  /** Starts a run. */
  interface Starter {
    SpottingRun start(SpottingSink sink);
  }

  static SpottingRun of(int step, Starter starter, SpottingSink sink) {
    if (step == 1) {
      return starter.start(sink);
    }
    Repeater repeater = new Repeater(step, sink);
    return new ThinnedRun(step, starter.start(repeater), repeater);
  }

  @Override
  public void add(Frame frame, boolean hasFace) {
    order.check(frame);
    repeater.frames++;
    Frame gray = frame.toGray();
    byte[] pixels = gray.pixels();
    if (summed == 0) {
      sum = new int[pixels.length];
      face = true;
    }
    for (int i = 0; i < pixels.length; i++) {
      sum[i] += pixels[i] & 0xff;
    }
    summed++;
    face &= hasFace;
    last = Optional.of(gray);
    if (summed == step) {
      show();
    }
  }

  /** Shows the mean of the frames so far, rounded half up. */
  private void show() {
    Frame at = last.orElseThrow();
    byte[] mean = new byte[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (byte) ((2 * sum[i] + summed) / (2 * summed));
    }
    int index = Math.floorDiv(at.index(), step);
    run.add(Frame.wrap(index, at.timestampMicros(), at.size(), 1, mean), face);
    summed = 0;
  }

  @Override
  public void finish() {
    if (summed > 0) {
      show();
    }
    run.finish();
  }

  private static final class Repeater implements SpottingSink {
    private final int step;
    private final SpottingSink sink;
    private int frames;

    Repeater(int step, SpottingSink sink) {
      this.step = step;
      this.sink = sink;
    }

    @Override
    public void score(int frame, double score) {
      for (int f = frame * step; f < Math.min(frames, (frame + 1) * step); f++) {
        sink.score(f, score);
      }
    }

    @Override
    public void interval(SpottedInterval interval) {
      sink.interval(
          new SpottedInterval(
              interval.onset() * step,
              middle(interval.apex()),
              Math.min(frames - 1, interval.offset() * step + step - 1),
              interval.kind(),
              interval.score()));
    }

    private int middle(int frame) {
      return Math.min(frames - 1, frame * step + (step - 1) / 2);
    }
  }
}
