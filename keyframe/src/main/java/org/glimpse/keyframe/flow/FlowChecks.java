package org.glimpse.keyframe.flow;

import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/** What every flow method asks of its two pictures. */
final class FlowChecks {
  private FlowChecks() {}

  static Size sameSize(OpticalFlow method, Frame from, Frame to) {
    Size size = from.size();
    Checks.argument(
        size.equals(to.size()),
        "both pictures must have one size but have " + size + " and " + to.size());
    Checks.atLeast(
        "shorter side of a picture for the flow method " + method.id(),
        Math.min(size.width(), size.height()),
        method.minimumSide());
    return size;
  }
}
