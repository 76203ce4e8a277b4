package org.glimpse.pipeline;

import java.util.Optional;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.flow.OpticalFlows;

/** The optical flow from onset to apex of an analyzed clip, from the frames of its filmstrip. */
public final class ApexFlow {
  /** One for all clips: each method keeps native memory of its own for every thread. */
  private static final OpticalFlow METHOD = OpticalFlows.dis();

  private ApexFlow() {}

  /**
   * Measures a clip by DIS flow.
   *
   * @param analysis the clip
   * @return the flow in pixels of the aligned face; empty if its filmstrip lacks onset or apex or
   *     the frames are too small
   */
  public static Optional<FlowField> of(ClipAnalysis analysis) {
    Optional<Frame> onset = frame(analysis, analysis.keyFrames().onset());
    Optional<Frame> apex = frame(analysis, analysis.keyFrames().apex());
    if (onset.isEmpty()
        || apex.isEmpty()
        || Math.min(onset.get().size().width(), onset.get().size().height())
            < METHOD.minimumSide()) {
      return Optional.empty();
    }
    return Optional.of(METHOD.flow(onset.get().toGray(), apex.get().toGray()));
  }

  private static Optional<Frame> frame(ClipAnalysis analysis, int index) {
    return analysis.filmstrip().stream().filter(frame -> frame.index() == index).findFirst();
  }
}
