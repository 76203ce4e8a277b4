package org.glimpse.evaluation.spotting;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;

/**
 * An expression in a video, true or predicted.
 *
 * @param video the video, which a clip id names
 * @param frames when
 * @param score how sure the prediction is, if known; only the order of scores matters
 * @param emotion what it is, if known
 */
public record VideoInterval(
    ClipId video, FrameInterval frames, OptionalDouble score, Optional<String> emotion) {
  static final Comparator<VideoInterval> ORDER =
      Comparator.comparing(VideoInterval::video)
          .thenComparing(i -> i.frames().onset())
          .thenComparing(i -> i.frames().offset());

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the score is not finite or the emotion blank
   */
  public VideoInterval {
    score.ifPresent(s -> Checks.argument(Double.isFinite(s), "score must be finite but is " + s));
    emotion.ifPresent(e -> Checks.notBlank("emotion", e));
  }

  /**
   * An interval without score and emotion.
   *
   * @param video the video
   * @param onset the first frame
   * @param offset the last frame
   * @return the interval
   * @throws IllegalArgumentException if {@code offset < onset}
   */
  public static VideoInterval of(ClipId video, int onset, int offset) {
    return new VideoInterval(
        video, new FrameInterval(onset, offset), OptionalDouble.empty(), Optional.empty());
  }

  /**
   * This interval with a score.
   *
   * @param value the score
   * @return a copy
   */
  public VideoInterval withScore(double value) {
    return new VideoInterval(video, frames, OptionalDouble.of(value), emotion);
  }

  /**
   * This interval with an emotion.
   *
   * @param name the emotion
   * @return a copy
   */
  public VideoInterval withEmotion(String name) {
    return new VideoInterval(video, frames, score, Optional.of(name));
  }
}
