package org.glimpse.core.clip;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.FrameRate;

/**
 * What a corpus says about a clip.
 *
 * @param keyFrames onset, apex, offset as frame indices of the clip, if coded
 * @param emotion the emotion as the corpus spells it, if coded
 * @param actionUnits the action units, empty if none were coded
 * @param frameRate the rate stated by the corpus, if any; frame folders have no other
 */
public record Annotation(
    Optional<KeyFrames> keyFrames,
    Optional<String> emotion,
    List<ActionUnit> actionUnits,
    Optional<FrameRate> frameRate) {
  private static final Annotation NONE =
      new Annotation(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  /** Copies the units. */
  public Annotation {
    actionUnits = List.copyOf(actionUnits);
  }

  /**
   * The annotation of a clip about which nothing is known.
   *
   * @return an empty annotation
   */
  public static Annotation none() {
    return NONE;
  }
}
