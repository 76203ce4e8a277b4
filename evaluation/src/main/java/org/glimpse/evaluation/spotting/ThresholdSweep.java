package org.glimpse.evaluation.spotting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;

/** Spotting from the same frame scores at many thresholds. */
public final class ThresholdSweep {
  private ThresholdSweep() {}

  /**
   * The counts at a threshold.
   *
   * @param threshold the threshold P of {@link ScoreDecoder}
   * @param counts what it finds
   */
  public record Point(double threshold, SpottingCounts counts) {}

  /**
   * Thresholds at equal steps, exact in decimals: 0.01 to 0.99 by 0.01 are 99 thresholds.
   *
   * @param from the first
   * @param to no threshold lies above it
   * @param step greater than 0
   * @return ascending thresholds, at least one
   * @throws IllegalArgumentException unless {@code 0 <= from <= to <= 1} and {@code step > 0}
   */
  public static List<Double> thresholds(double from, double to, double step) {
    Checks.inRange("from", from, 0, 1);
    Checks.inRange("to", to, from, 1);
    Checks.positive("step", step);
    List<Double> thresholds = new ArrayList<>();
    BigDecimal last = BigDecimal.valueOf(to);
    for (BigDecimal t = BigDecimal.valueOf(from);
        t.compareTo(last) <= 0;
        t = t.add(BigDecimal.valueOf(step))) {
      thresholds.add(t.doubleValue());
    }
    return thresholds;
  }

  /**
   * Decodes and scores at each threshold.
   *
   * @param scores the frame scores, one video each
   * @param videos further videos, which have no scores and so no prediction
   * @param truth the true intervals
   * @param halfWindow K of {@link ScoreDecoder}
   * @param thresholds the thresholds
   * @param rule when a pair matches
   * @return a point a threshold, in order
   * @throws IllegalArgumentException if an option is out of range or a video has scores twice
   */
  public static List<Point> of(
      List<FrameScores> scores,
      Collection<ClipId> videos,
      List<VideoInterval> truth,
      int halfWindow,
      List<Double> thresholds,
      MatchRule rule) {
    Set<ClipId> scored = new LinkedHashSet<>();
    for (FrameScores video : scores) {
      Checks.argument(scored.add(video.video()), "video " + video.video() + " has scores twice");
    }
    scored.addAll(videos);
    List<Point> points = new ArrayList<>();
    for (double threshold : thresholds) {
      ScoreDecoder decoder = new ScoreDecoder(halfWindow, threshold);
      List<VideoInterval> predictions =
          scores.stream().flatMap(video -> decoder.decode(video).stream()).toList();
      points.add(new Point(threshold, SpottingScore.of(scored, truth, predictions, rule).counts()));
    }
    return points;
  }

  /**
   * The point of the highest F1. It was chosen on the data that it describes, so it is a bound and
   * no result.
   *
   * @param points points of a sweep
   * @return the first with the highest F1, or empty if none is defined
   */
  public static Optional<Point> best(List<Point> points) {
    Optional<Point> best = Optional.empty();
    double highest = -1;
    for (Point point : points) {
      double f1 = point.counts().f1().orElse(-1);
      if (f1 > highest) {
        highest = f1;
        best = Optional.of(point);
      }
    }
    return best;
  }
}
