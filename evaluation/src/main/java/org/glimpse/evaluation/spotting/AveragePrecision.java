package org.glimpse.evaluation.spotting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Average precision of scored intervals.
 *
 * <p>Predictions of all videos are taken by falling score; each takes the true interval of its
 * video that is still free and overlaps it most, if the rule accepts the pair. Precision and recall
 * are read after each group of equal scores, precision is replaced by the highest at the same or a
 * higher recall, and the average is {@code sum of (R_i - R_(i-1)) * P_i}.
 */
public final class AveragePrecision {
  private static final int FIRST_IOU = 50;
  private static final int LAST_IOU = 95;
  private static final int IOU_STEP = 5;

  private AveragePrecision() {}

  /**
   * The average precision under one rule.
   *
   * @param truth the true intervals
   * @param predictions the predicted intervals
   * @param rule when a pair matches
   * @return in [0, 1]; empty without true intervals or if a prediction has no score
   */
  public static OptionalDouble of(
      List<VideoInterval> truth, List<VideoInterval> predictions, MatchRule rule) {
    if (truth.isEmpty() || predictions.stream().anyMatch(p -> p.score().isEmpty())) {
      return OptionalDouble.empty();
    }
    List<VideoInterval> ranked = new ArrayList<>(predictions);
    ranked.sort(
        Comparator.comparingDouble((VideoInterval p) -> -p.score().orElseThrow())
            .thenComparing(VideoInterval.ORDER));
    List<VideoInterval> free = new ArrayList<>(truth);
    free.sort(VideoInterval.ORDER);
    List<Double> precisions = new ArrayList<>();
    List<Double> recalls = new ArrayList<>();
    int tp = 0;
    for (int i = 0; i < ranked.size(); i++) {
      tp += take(free, ranked.get(i), rule) ? 1 : 0;
      if (i + 1 == ranked.size() || !ranked.get(i).score().equals(ranked.get(i + 1).score())) {
        precisions.add(tp / (i + 1.0));
        recalls.add((double) tp / truth.size());
      }
    }
    return OptionalDouble.of(area(precisions, recalls));
  }

  /**
   * The mean average precision over the thresholds 0.50, 0.55, … 0.95, as usual for detection.
   *
   * @param truth the true intervals
   * @param predictions the predicted intervals
   * @return in [0, 1]; empty without true intervals or if a prediction has no score
   */
  public static OptionalDouble overIou(List<VideoInterval> truth, List<VideoInterval> predictions) {
    List<OptionalDouble> values =
        IntStream.iterate(FIRST_IOU, iou -> iou <= LAST_IOU, iou -> iou + IOU_STEP)
            .mapToObj(iou -> of(truth, predictions, MatchRule.megc().withIou(iou / 100.0)))
            .toList();
    return values.get(0).isEmpty()
        ? OptionalDouble.empty()
        : values.stream().flatMapToDouble(OptionalDouble::stream).average();
  }

  private static boolean take(List<VideoInterval> free, VideoInterval prediction, MatchRule rule) {
    int best = -1;
    double highest = 0;
    for (int t = 0; t < free.size(); t++) {
      VideoInterval truth = free.get(t);
      double iou =
          truth.video().equals(prediction.video()) ? truth.frames().iou(prediction.frames()) : 0;
      if (iou > highest && rule.accepts(iou)) {
        highest = iou;
        best = t;
      }
    }
    if (best >= 0) {
      free.remove(best);
    }
    return best >= 0;
  }

  private static double area(List<Double> precisions, List<Double> recalls) {
    double area = 0;
    double highest = 0;
    for (int i = precisions.size() - 1; i >= 0; i--) {
      highest = Math.max(highest, precisions.get(i));
      area += highest * (recalls.get(i) - (i == 0 ? 0 : recalls.get(i - 1)));
    }
    return area;
  }
}
