package org.glimpse.keyframe.spot;

import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/** Checks that frames follow one another and are of one size. */
final class FrameOrder {
  private int next;
  private Optional<Size> size = Optional.empty();

  void check(Frame frame) {
    Checks.argument(
        frame.index() == next, "frame " + next + " must come next but it is " + frame.index());
    Size expected = size.orElse(frame.size());
    Checks.argument(
        frame.size().equals(expected),
        "frame " + next + " must be of size " + expected + " but is " + frame.size());
    size = Optional.of(expected);
    next++;
  }
}
