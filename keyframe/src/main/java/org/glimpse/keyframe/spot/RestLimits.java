package org.glimpse.keyframe.spot;

import org.glimpse.core.frame.Region;

/** What a face at rest, and one that only blinks, does in each region. */
final class RestLimits {
  private RestLimits() {}

  /** The strain above rest that a region of a still face reaches once in a while. */
  static double strain(Region region) {
    return switch (region) {
      case RIGHT_BROW, LEFT_BROW -> 0.003;
      case RIGHT_EYE, LEFT_EYE -> 0.01;
      case NOSE -> 0.002;
      case RIGHT_CHEEK, LEFT_CHEEK -> 0.0035;
      case MOUTH -> 0.0025;
      case CHIN -> 0.004;
    };
  }

  /** The largest share of the lids' strain that may show in a region during a blink. */
  static double leak(Region region) {
    return switch (region) {
      case RIGHT_EYE, LEFT_EYE -> 1;
      case RIGHT_BROW, LEFT_BROW -> 0.3;
      case NOSE -> 0.3;
      case RIGHT_CHEEK, LEFT_CHEEK -> 0.45;
      case MOUTH -> 0.05;
      case CHIN -> 0.08;
    };
  }
}
