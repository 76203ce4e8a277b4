package org.glimpse.evaluation.spotting;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;

/**
 * Turns frame scores into intervals.
 *
 * <p>Of n scores the smoothed value at position i is the mean of scores i to i + 2 K - 1, for i
 * from 0 to n - 2 K - 1. Peaks are those of SciPy's {@code find_peaks(smoothed, height=h,
 * distance=K)} with {@code h = mean + P (max - mean)} over the smoothed values. A peak at position
 * i becomes the interval of frames i to i + 2 K, counted from the first scored frame, with the
 * smoothed value as its score. A video with at most 2 K scores has no interval.
 *
 * <p>Source: the decoding of SOFTNet's public training script ({@code genbing99/SoftNet-SpotME}),
 * which shifts the truth by K instead of the prediction. Unlike there, a video without a peak gets
 * no made-up interval [0, 0] that counts as a false alarm.
 *
 * @param halfWindow K in frames, half of an expression's usual length, at least 1
 * @param threshold P, in [0, 1]
 */
public record ScoreDecoder(int halfWindow, double threshold) {
  private static final int LARGEST_WINDOW = 1_000_000;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if the half window is not in [1, 1000000] or the threshold not
   *     in [0, 1]
   */
  public ScoreDecoder {
    Checks.inRange("half window", halfWindow, 1, LARGEST_WINDOW);
    Checks.inRange("threshold", threshold, 0, 1);
  }

  /**
   * The intervals of a video.
   *
   * @param scores its scores
   * @return intervals in ascending order, perhaps none
   */
  public List<VideoInterval> decode(FrameScores scores) {
    return peaks(smooth(scores)).stream()
        .map(
            peak ->
                VideoInterval.of(
                        scores.video(),
                        scores.firstFrame() + peak.position(),
                        scores.firstFrame() + peak.position() + 2 * halfWindow)
                    .withScore(peak.height()))
        .toList();
  }

  /**
   * The smoothed scores of a video.
   *
   * @param scores its scores
   * @return 2 K fewer values than scores, or none
   */
  public List<Double> smoothed(FrameScores scores) {
    return Arrays.stream(smooth(scores)).boxed().toList();
  }

  /**
   * How high a peak of a video must be.
   *
   * @param scores its scores
   * @return {@code mean + P (max - mean)} of the smoothed scores, or empty without any
   */
  public OptionalDouble height(FrameScores scores) {
    double[] smoothed = smooth(scores);
    return smoothed.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(height(smoothed));
  }

  private double height(double[] smoothed) {
    double mean = PairwiseSum.mean(smoothed, 0, smoothed.length);
    double max = Arrays.stream(smoothed).max().orElseThrow();
    return mean + threshold * (max - mean);
  }

  private record Peak(int position, double height) {}

  private List<Peak> peaks(double[] smoothed) {
    if (smoothed.length == 0) {
      return List.of();
    }
    return Peaks.find(smoothed, height(smoothed), halfWindow).stream()
        .map(position -> new Peak(position, smoothed[position]))
        .toList();
  }

  private double[] smooth(FrameScores scores) {
    double[] raw = scores.scores().stream().mapToDouble(Double::doubleValue).toArray();
    double[] smoothed = new double[Math.max(0, raw.length - 2 * halfWindow)];
    Arrays.setAll(smoothed, i -> PairwiseSum.mean(raw, i, 2 * halfWindow));
    return smoothed;
  }
}
