package org.glimpse.evaluation.spotting;

import java.util.OptionalDouble;
import org.glimpse.core.Checks;

/**
 * What a spotter found in a data set taken as one long video.
 *
 * <p>Micro- and macro-expressions are counted apart; {@link #plus} gives the overall counts of
 * both.
 *
 * @param tp predicted intervals that are true
 * @param fp predicted intervals that are not
 * @param fn true intervals that were not predicted
 * @param videos the number of videos
 * @param videosWithoutPrediction how many of them have no predicted interval
 */
public record SpottingCounts(int tp, int fp, int fn, int videos, int videosWithoutPrediction) {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is negative or more videos lack predictions than exist
   */
  public SpottingCounts {
    Checks.atLeast("tp", tp, 0);
    Checks.atLeast("fp", fp, 0);
    Checks.atLeast("fn", fn, 0);
    Checks.inRange("videos without prediction", videosWithoutPrediction, 0, videos);
  }

  /**
   * The counts of two kinds of expression together.
   *
   * @param other the counts of the other kind
   * @return the sums; videos are summed too, once for each kind
   */
  public SpottingCounts plus(SpottingCounts other) {
    return new SpottingCounts(
        tp + other.tp,
        fp + other.fp,
        fn + other.fn,
        videos + other.videos,
        videosWithoutPrediction + other.videosWithoutPrediction);
  }

  /**
   * Precision, {@code tp / (tp + fp)}.
   *
   * @return in [0, 1], or empty without predictions
   */
  public OptionalDouble precision() {
    return ratio(tp, tp + fp);
  }

  /**
   * Recall, {@code tp / (tp + fn)}.
   *
   * @return in [0, 1], or empty without true intervals
   */
  public OptionalDouble recall() {
    return ratio(tp, tp + fn);
  }

  /**
   * F1, {@code 2 tp / (2 tp + fp + fn)}: 0 where nothing was met.
   *
   * @return in [0, 1], or empty without predictions and true intervals
   */
  public OptionalDouble f1() {
    return ratio(2 * tp, 2 * tp + fp + fn);
  }

  private static OptionalDouble ratio(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
