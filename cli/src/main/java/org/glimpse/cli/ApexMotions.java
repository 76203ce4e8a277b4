package org.glimpse.cli;

import java.util.Optional;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.keyframe.flow.OpticalStrain;
import org.glimpse.report.chart.ApexMotion;
import org.glimpse.report.section.ApexMotionSource;

/** The motion from onset to apex, measured by DIS flow in the frames of the filmstrip. */
final class ApexMotions implements ApexMotionSource {
  private final OpticalFlow method = OpticalFlows.dis();

  @Override
  public Optional<ApexMotion> of(ClipAnalysis analysis) {
    Optional<Frame> onset = frame(analysis, analysis.keyFrames().onset());
    Optional<Frame> apex = frame(analysis, analysis.keyFrames().apex());
    if (onset.isEmpty()
        || apex.isEmpty()
        || Math.min(onset.get().size().width(), onset.get().size().height())
            < method.minimumSide()) {
      return Optional.empty();
    }
    FlowField flow = method.flow(onset.get().toGray(), apex.get().toGray());
    return Optional.of(ApexMotion.of(flow, OpticalStrain.magnitude(flow)));
  }

  private static Optional<Frame> frame(ClipAnalysis analysis, int index) {
    return analysis.filmstrip().stream().filter(frame -> frame.index() == index).findFirst();
  }
}
