package org.glimpse.keyframe.spot;

import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.flow.OpticalFlow;

/** Follows the skin's strain; every stretch with a face is measured for itself. */
final class StrainRun implements SpottingRun {
  private final OpticalFlow flow;
  private final FrameRate rate;
  private final double lowest;
  private final SpottingSink sink;
  private final FrameOrder order = new FrameOrder();
  private Optional<Stretch> stretch = Optional.empty();

  /** Frames with a face, one after the other. */
  private record Stretch(DisplacementChain chain, SkinWindow window, EpisodeFinder finder) {
    void finish() {
      window.finish();
      finder.finish();
    }
  }

  StrainRun(OpticalFlow flow, FrameRate rate, double lowest, SpottingSink sink) {
    this.flow = flow;
    this.rate = rate;
    this.lowest = lowest;
    this.sink = sink;
  }

  @Override
  public void add(Frame frame, boolean face) {
    order.check(frame);
    if (!face) {
      finish();
      sink.score(frame.index(), 0);
      return;
    }
    if (stretch.isEmpty()) {
      stretch = Optional.of(begin(frame));
    }
    Stretch now = stretch.get();
    now.window.add(now.chain.add(frame));
  }

  private Stretch begin(Frame frame) {
    EpisodeFinder finder = new EpisodeFinder(rate, lowest, frame.index(), sink);
    DisplacementChain chain = new DisplacementChain(flow, rate, frame);
    SkinWindow window = new SkinWindow(chain.grid(), chain.cell(), rate, finder::add);
    return new Stretch(chain, window, finder);
  }

  @Override
  public void finish() {
    stretch.ifPresent(Stretch::finish);
    stretch = Optional.empty();
  }
}
