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
 * @param feeling valence and arousal, if coded
 */
public record Annotation(
    Optional<KeyFrames> keyFrames,
    Optional<String> emotion,
    List<ActionUnit> actionUnits,
    Optional<FrameRate> frameRate,
    Optional<ValenceArousal> feeling) {
  private static final Annotation NONE =
      new Annotation(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  /** Copies the units. */
  public Annotation {
    actionUnits = List.copyOf(actionUnits);
  }

  /**
   * An annotation without valence and arousal.
   *
   * @param keyFrames onset, apex, offset as frame indices of the clip, if coded
   * @param emotion the emotion as the corpus spells it, if coded
   * @param actionUnits the action units, empty if none were coded
   * @param frameRate the rate stated by the corpus, if any
   */
  public Annotation(
      Optional<KeyFrames> keyFrames,
      Optional<String> emotion,
      List<ActionUnit> actionUnits,
      Optional<FrameRate> frameRate) {
    this(keyFrames, emotion, actionUnits, frameRate, Optional.empty());
  }

  /**
   * The annotation of a clip about which nothing is known.
   *
   * @return an empty annotation
   */
  public static Annotation none() {
    return NONE;
  }

  /**
   * The same with other key frames.
   *
   * @param newKeyFrames onset, apex and offset, if coded
   * @return a copy
   */
  public Annotation withKeyFrames(Optional<KeyFrames> newKeyFrames) {
    return new Annotation(newKeyFrames, emotion, actionUnits, frameRate, feeling);
  }

  /**
   * The same with another emotion.
   *
   * @param newEmotion the emotion
   * @return a copy
   */
  public Annotation withEmotion(String newEmotion) {
    return new Annotation(keyFrames, Optional.of(newEmotion), actionUnits, frameRate, feeling);
  }

  /**
   * The same with other valence and arousal.
   *
   * @param newFeeling valence and arousal, if coded
   * @return a copy
   */
  public Annotation withFeeling(Optional<ValenceArousal> newFeeling) {
    return new Annotation(keyFrames, emotion, actionUnits, frameRate, newFeeling);
  }
}
