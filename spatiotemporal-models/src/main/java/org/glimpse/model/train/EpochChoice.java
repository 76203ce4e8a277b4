package org.glimpse.model.train;

import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.LabelledClips;

/**
 * Which epoch's weights a training ends with: that which is best on some clips.
 *
 * @param share of the training clips that validate; not used where clips are given
 * @param patience epochs without improvement after which training ends
 * @param given the clips that decide, where they are no training clips: peeking
 */
record EpochChoice(double share, int patience, Optional<LabelledClips> given) {
  private static final double MAX_SHARE = 0.9;

  EpochChoice {
    Checks.inRange("validation share", share, 0, MAX_SHARE);
    Checks.atLeast("patience", patience, 1);
  }

  /** How it stands in settings. */
  String id() {
    return given.isPresent()
        ? "PEEKS: best epoch on the test clips"
        : "best epoch on " + share + " of the training clips, patience " + patience;
  }

  /**
   * The clips that train and those that decide.
   *
   * @throws IllegalArgumentException if there are not two subjects to be split
   */
  SubjectSplit split(LabelledClips clips, long seed) {
    return given
        .map(deciding -> new SubjectSplit(clips, deciding))
        .orElseGet(() -> SubjectSplit.of(clips, share, seed));
  }
}
