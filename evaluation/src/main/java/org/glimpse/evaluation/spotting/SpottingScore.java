package org.glimpse.evaluation.spotting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.glimpse.core.clip.ClipId;

/**
 * Which predicted intervals are which true ones.
 *
 * <p>In each video the pairs that the rule accepts are taken by falling IoU, ties by the earlier
 * true and then the earlier predicted interval; a true interval is matched at most once, and so is
 * a predicted one unless the rule lets predictions be shared. Predictions in videos without a true
 * interval are false, and true intervals in videos without a prediction are missed. Where
 * predictions are shared, {@code fp} is the number of predictions less {@code tp}, at least 0,
 * which is how the MEGC 2020 baseline counts; it may be smaller than the number of false alarms.
 *
 * <p>Source: spotting guideline of MEGC 2019 ({@code IoU >= 0.5}, counts over the whole data set,
 * no metric of a video); it does not say how a conflict is resolved.
 *
 * @param counts the counts over all videos
 * @param matches the pairs, in the order of the true intervals
 * @param missed the true intervals without a match, in order
 * @param falseAlarms the predicted intervals without a match, in order
 */
public record SpottingScore(
    SpottingCounts counts,
    List<Match> matches,
    List<VideoInterval> missed,
    List<VideoInterval> falseAlarms) {
  /** Copies the lists. */
  public SpottingScore {
    matches = List.copyOf(matches);
    missed = List.copyOf(missed);
    falseAlarms = List.copyOf(falseAlarms);
  }

  /**
   * A true interval that was found.
   *
   * @param truth the true interval
   * @param prediction the predicted one
   * @param iou their intersection over union
   */
  public record Match(VideoInterval truth, VideoInterval prediction, double iou) {}

  /**
   * Scores predictions of the videos that have an interval.
   *
   * @param truth the true intervals
   * @param predictions the predicted intervals
   * @param rule when a pair matches
   * @return the score
   */
  public static SpottingScore of(
      List<VideoInterval> truth, List<VideoInterval> predictions, MatchRule rule) {
    return of(Set.of(), truth, predictions, rule);
  }

  /**
   * Scores predictions.
   *
   * @param videos videos that may have no interval; those with one need not be listed
   * @param truth the true intervals
   * @param predictions the predicted intervals
   * @param rule when a pair matches
   * @return the score
   */
  public static SpottingScore of(
      Collection<ClipId> videos,
      List<VideoInterval> truth,
      List<VideoInterval> predictions,
      MatchRule rule) {
    Map<ClipId, List<VideoInterval>> truths = byVideo(truth);
    Map<ClipId, List<VideoInterval>> predicted = byVideo(predictions);
    SortedSet<ClipId> all = new TreeSet<>(videos);
    all.addAll(truths.keySet());
    all.addAll(predicted.keySet());
    List<Match> matches = new ArrayList<>();
    List<VideoInterval> missed = new ArrayList<>();
    List<VideoInterval> falseAlarms = new ArrayList<>();
    for (ClipId video : all) {
      match(
          new ArrayList<>(truths.getOrDefault(video, List.of())),
          new ArrayList<>(predicted.getOrDefault(video, List.of())),
          rule,
          matches,
          missed,
          falseAlarms);
    }
    matches.sort(Comparator.comparing(Match::truth, VideoInterval.ORDER));
    SpottingCounts counts =
        new SpottingCounts(
            matches.size(),
            rule.sharedPredictions()
                ? Math.max(0, predictions.size() - matches.size())
                : falseAlarms.size(),
            missed.size(),
            all.size(),
            all.size() - predicted.size());
    return new SpottingScore(counts, matches, missed, falseAlarms);
  }

  private static Map<ClipId, List<VideoInterval>> byVideo(List<VideoInterval> intervals) {
    Map<ClipId, List<VideoInterval>> byVideo = new TreeMap<>();
    intervals.stream()
        .sorted(VideoInterval.ORDER)
        .forEach(i -> byVideo.computeIfAbsent(i.video(), v -> new ArrayList<>()).add(i));
    return byVideo;
  }

  /** Moves the intervals of a video to where they belong; doubled rows stay two intervals. */
  private static void match(
      List<VideoInterval> truth,
      List<VideoInterval> predictions,
      MatchRule rule,
      List<Match> matches,
      List<VideoInterval> missed,
      List<VideoInterval> falseAlarms) {
    List<int[]> pairs = new ArrayList<>();
    double[][] overlaps = new double[truth.size()][predictions.size()];
    for (int t = 0; t < truth.size(); t++) {
      for (int p = 0; p < predictions.size(); p++) {
        overlaps[t][p] = truth.get(t).frames().iou(predictions.get(p).frames());
        if (rule.accepts(overlaps[t][p])) {
          pairs.add(new int[] {t, p});
        }
      }
    }
    // stable: pairs were listed by true, then by predicted interval
    pairs.sort(Comparator.comparingDouble((int[] pair) -> -overlaps[pair[0]][pair[1]]));
    boolean[] found = new boolean[truth.size()];
    boolean[] used = new boolean[predictions.size()];
    for (int[] pair : pairs) {
      int t = pair[0];
      int p = pair[1];
      if (!found[t] && (rule.sharedPredictions() || !used[p])) {
        found[t] = true;
        used[p] = true;
        matches.add(new Match(truth.get(t), predictions.get(p), overlaps[t][p]));
      }
    }
    for (int t = 0; t < found.length; t++) {
      if (!found[t]) {
        missed.add(truth.get(t));
      }
    }
    for (int p = 0; p < used.length; p++) {
      if (!used[p]) {
        falseAlarms.add(predictions.get(p));
      }
    }
  }
}
