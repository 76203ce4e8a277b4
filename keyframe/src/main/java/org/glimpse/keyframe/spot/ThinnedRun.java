package org.glimpse.keyframe.spot;

import org.glimpse.core.frame.Frame;

/** Shows a run one frame of several, and answers for all of them. */
final class ThinnedRun implements SpottingRun {
  private final int step;
  private final SpottingRun run;
  private final FrameOrder order = new FrameOrder();
  private final Repeater repeater;

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
    Repeater repeater = new Repeater(step, sink);
    return new ThinnedRun(step, starter.start(repeater), repeater);
  }

  @Override
  public void add(Frame frame, boolean face) {
    order.check(frame);
    repeater.frames++;
    if (frame.index() % step == 0) {
      run.add(frame.at(Math.floorDiv(frame.index(), step), frame.timestampMicros()), face);
    }
  }

  @Override
  public void finish() {
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
      for (int f = frame * step; f < (frame + 1) * step; f++) {
        sink.score(f, score);
      }
    }

    @Override
    public void interval(SpottedInterval interval) {
      sink.interval(
          new SpottedInterval(
              interval.onset() * step,
              interval.apex() * step,
              Math.min(frames - 1, interval.offset() * step + step - 1),
              interval.kind(),
              interval.score()));
    }
  }
}
