package org.glimpse.model.train;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.Seeds;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Finish;

/**
 * Training clips, and clips of other training subjects on which a decision is fitted.
 *
 * @param training what is trained on
 * @param heldOut clips of other subjects, none where nothing is fitted
 */
record HeldOutClips(LabelledClips training, List<LabelledClip> heldOut) {
  private static final double SHARE = 0.2;

  HeldOutClips {
    heldOut = List.copyOf(heldOut);
  }

  /**
   * The clips that validate the epochs where there are such; else a fifth of the clips is held out
   * as {@link SubjectSplit} does. Clips of a protocol that peeks are never fitted on.
   */
  static HeldOutClips of(
      LabelledClips clips, Optional<SubjectSplit> validated, Finish finish, long seed) {
    LabelledClips left = validated.map(SubjectSplit::training).orElse(clips);
    if (finish.fits().isEmpty()) {
      return new HeldOutClips(left, List.of());
    }
    SubjectSplit split =
        validated
            .filter(found -> found.training().size() < clips.size())
            .orElseGet(() -> SubjectSplit.of(left, SHARE, Seeds.derive(seed, "held-out")));
    return new HeldOutClips(split.training(), split.deciding().clips());
  }
}
