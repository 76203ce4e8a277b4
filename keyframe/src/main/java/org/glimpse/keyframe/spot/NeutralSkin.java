package org.glimpse.keyframe.spot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.frame.Region;

/**
 * What the skin looks like when nothing is shown: what it usually looks like, unless that has
 * changed clearly.
 *
 * <p>An expression that lasts longer than half a window is what the skin usually looks like in it.
 * So a clear change is taken for an expression for five seconds, and only then for a new neutral
 * face; a change back to the face before that is believed at once. A video is taken to start with a
 * neutral face.
 */
final class NeutralSkin {
  /** More than this many times what a still face does is a clear change. */
  private static final double CLEAR = 10;

  private static final double LONGEST_MILLIS = 5000;

  /** The strain of each region between two states of the skin. */
  interface Difference {
    Map<Region, Double> of(float[] state, float[] other);
  }

  private final Difference difference;
  private final double hopMillis;
  private float[] neutral = {};
  private Optional<float[]> before = Optional.empty();
  private Optional<float[]> shown = Optional.empty();
  private double shownMillis;

  NeutralSkin(Difference difference, double hopMillis) {
    this.difference = difference;
    this.hopMillis = hopMillis;
  }

  /** What the first frames look like. */
  void startsAs(float[] state) {
    neutral = state;
  }

  /** The neutral face of the next frames, given what the skin usually looks like about them. */
  float[] of(float[] usual) {
    boolean changed = differs(usual, neutral);
    boolean back = before.isPresent() && !differs(usual, before.get());
    if (changed && !back && shownMillis < LONGEST_MILLIS) {
      shown = Optional.of(usual);
      shownMillis += hopMillis;
      return neutral;
    }
    if (changed && !back) {
      before = Optional.of(neutral);
    }
    shown = Optional.empty();
    shownMillis = 0;
    neutral = usual;
    return neutral;
  }

  /** Those of some states that are nearer to the neutral face than to the one that is shown. */
  List<float[]> resting(List<float[]> states) {
    return shown
        .map(
            other ->
                states.stream()
                    .filter(state -> distance(state, neutral) < distance(state, other))
                    .toList())
        .orElse(states);
  }

  private boolean differs(float[] state, float[] other) {
    return difference.of(state, other).entrySet().stream()
        .filter(entry -> !entry.getKey().isEye())
        .anyMatch(entry -> entry.getValue() > CLEAR * RestLimits.strain(entry.getKey()));
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
