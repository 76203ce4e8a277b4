package org.glimpse.evaluation.spotting;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.MismatchException;

/**
 * The scores of a video's consecutive frames; there may be fewer than the video has frames.
 *
 * @param video the video
 * @param firstFrame the frame of the first score
 * @param scores one finite score a frame, at least one
 */
public record FrameScores(ClipId video, int firstFrame, List<Double> scores) {
  /**
   * Checks and copies the scores.
   *
   * @throws IllegalArgumentException if there is no score or one is not finite
   */
  public FrameScores {
    scores = Checks.notEmpty("scores of video " + video, scores);
    for (double score : scores) {
      Checks.argument(
          Double.isFinite(score), "scores of video " + video + " must be finite: " + score);
    }
  }

  /**
   * Scores that were read frame by frame.
   *
   * @param video the video
   * @param byFrame a score for each frame
   * @return the scores
   * @throws MismatchException if a frame between the first and the last has none
   * @throws IllegalArgumentException if there is no score or one is not finite
   */
  public static FrameScores of(ClipId video, SortedMap<Integer, Double> byFrame)
      throws MismatchException {
    Checks.argument(!byFrame.isEmpty(), "scores of video " + video + " must not be empty");
    int expected = byFrame.firstKey();
    for (Map.Entry<Integer, Double> entry : byFrame.entrySet()) {
      if (entry.getKey() != expected) {
        throw new MismatchException(
            video,
            "Video "
                + video
                + " has no score for frame "
                + expected
                + "; its frames must follow one another.");
      }
      expected++;
    }
    return new FrameScores(video, byFrame.firstKey(), List.copyOf(byFrame.values()));
  }
}
