package org.glimpse.core.clip;

import java.util.List;
import java.util.Optional;

/**
 * A movement of the face that a corpus says occurs in an untrimmed video.
 *
 * @param keyFrames onset, apex and offset as 0-based frame indices of the video, both ends
 *     inclusive
 * @param kind micro- or macro-expression
 * @param label the emotion as the corpus spells it, if coded
 * @param actionUnits the action units, empty if none were coded
 */
public record Movement(
    KeyFrames keyFrames, Kind kind, Optional<String> label, List<ActionUnit> actionUnits) {
  /** What spotting tells apart. */
  public enum Kind {
    /** A micro-expression. */
    MICRO,
    /** An ordinary expression. */
    MACRO
  }

  /** Copies the units. */
  public Movement {
    actionUnits = List.copyOf(actionUnits);
  }
}
