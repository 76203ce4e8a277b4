package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;

/**
 * What the scores say beyond the decision: ranking (AUC) and calibration (Brier, ECE).
 *
 * <p>Ranking needs a score a class of every clip. Calibration needs these to be probabilities: in
 * [0, 1] and with a sum of 1 within {@value #TOLERANCE}; anything else is left undefined rather
 * than normalized.
 */
public final class ScoreMetrics {
  /** How far the scores of a clip may be from a sum of 1: single precision of a soft maximum. */
  public static final double TOLERANCE = 1e-3;

  /** The number of bins of {@link #expectedCalibrationError()}. */
  public static final int DEFAULT_BINS = 15;

  private final int classes;
  private final List<EvaluatedClip> clips;
  private final boolean scored;
  private final boolean probabilities;

  private ScoreMetrics(Evaluation evaluation) {
    this.classes = evaluation.labels().size();
    this.clips = evaluation.clips();
    this.scored = clips.stream().noneMatch(clip -> clip.scores().isEmpty());
    this.probabilities = scored && clips.stream().allMatch(ScoreMetrics::isDistribution);
  }

  /**
   * The score metrics of an evaluation.
   *
   * @param evaluation the evaluation
   * @return its score metrics
   */
  public static ScoreMetrics of(Evaluation evaluation) {
    return new ScoreMetrics(evaluation);
  }

  private static boolean isDistribution(EvaluatedClip clip) {
    double sum = 0;
    for (double score : clip.scores()) {
      if (score < 0 || score > 1) {
        return false;
      }
      sum += score;
    }
    return Math.abs(sum - 1) <= TOLERANCE;
  }

  /**
   * Why ranking metrics have no value, apart from a class without clips or with all of them.
   *
   * @return the reason, or empty if every clip has scores
   */
  public Optional<String> whyNoRanking() {
    return scored ? Optional.empty() : Optional.of("not every clip has scores");
  }

  /**
   * Why calibration metrics have no value.
   *
   * @return the reason, or empty if the scores are probabilities
   */
  public Optional<String> whyNoCalibration() {
    if (probabilities) {
      return Optional.empty();
    }
    return Optional.of(whyNoRanking().orElse("the scores are not probabilities that sum to 1"));
  }

  /**
   * The area under the ROC curve of a class against the rest: the chance that a clip of the class
   * scores higher for it than a clip of another class, ties counted one half.
   *
   * <p>Scores of different folds are ranked together although different models gave them.
   *
   * @param index the class index
   * @return in [0, 1], or empty if there are no scores or the class has no clip or every clip
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public OptionalDouble auc(int index) {
    Checks.index("class", index, classes);
    if (!scored) {
      return OptionalDouble.empty();
    }
    List<EvaluatedClip> sorted = new ArrayList<>(clips);
    sorted.sort(Comparator.comparingDouble(clip -> clip.scores().get(index)));
    double wins = 0;
    long othersBelow = 0;
    long members = 0;
    for (int from = 0, to; from < sorted.size(); from = to) {
      double score = sorted.get(from).scores().get(index);
      long tiedMembers = 0;
      for (to = from; to < sorted.size() && sorted.get(to).scores().get(index) == score; to++) {
        tiedMembers += sorted.get(to).truth() == index ? 1 : 0;
      }
      long tiedOthers = to - from - tiedMembers;
      wins += tiedMembers * (othersBelow + tiedOthers / 2.0);
      othersBelow += tiedOthers;
      members += tiedMembers;
    }
    return Ratios.of(wins, (double) members * othersBelow);
  }

  /**
   * The mean of the classes' {@link #auc}.
   *
   * @return in [0, 1], or empty if the AUC of a class is undefined
   */
  public OptionalDouble macroAuc() {
    return Ratios.mean(IntStream.range(0, classes).mapToObj(this::auc).toList());
  }

  /**
   * The Brier score: the mean over clips of {@code sum over classes of (p_c - y_c)^2}, y_c being 1
   * for the true class and 0 otherwise.
   *
   * @return in [0, 2], 0 best; empty if the scores are not probabilities
   */
  public OptionalDouble brier() {
    if (!probabilities) {
      return OptionalDouble.empty();
    }
    return clips.stream()
        .mapToDouble(
            clip ->
                IntStream.range(0, classes)
                    .mapToDouble(c -> clip.scores().get(c) - (clip.truth() == c ? 1 : 0))
                    .map(error -> error * error)
                    .sum())
        .average();
  }

  /**
   * The expected calibration error with {@value #DEFAULT_BINS} bins.
   *
   * @return see {@link #expectedCalibrationError(int)}
   */
  public OptionalDouble expectedCalibrationError() {
    return expectedCalibrationError(DEFAULT_BINS);
  }

  /**
   * The expected calibration error: {@code sum over bins of n_b / n * |accuracy_b - confidence_b|}
   * over the bins of {@link #reliability}.
   *
   * @param bins the number of bins, at least 1
   * @return in [0, 1], 0 best; empty if the scores are not probabilities
   * @throws IllegalArgumentException if {@code bins < 1}
   */
  public OptionalDouble expectedCalibrationError(int bins) {
    List<ReliabilityBin> reliability = reliability(bins);
    if (reliability.isEmpty()) {
      return OptionalDouble.empty();
    }
    double error = 0;
    for (ReliabilityBin bin : reliability) {
      error += bin.count() * Math.abs(bin.accuracy().orElse(0) - bin.confidence().orElse(0));
    }
    return OptionalDouble.of(error / clips.size());
  }

  /**
   * Confidence against accuracy. A clip's confidence is the probability of the class decided on;
   * bins are equally wide, hold their upper end and not their lower, but the first holds 0 too.
   *
   * @param bins the number of bins, at least 1
   * @return the bins in ascending order, or an empty list if the scores are not probabilities
   * @throws IllegalArgumentException if {@code bins < 1}
   */
  public List<ReliabilityBin> reliability(int bins) {
    Checks.atLeast("bins", bins, 1);
    if (!probabilities) {
      return List.of();
    }
    int[] counts = new int[bins];
    int[] right = new int[bins];
    double[] confidences = new double[bins];
    for (EvaluatedClip clip : clips) {
      double confidence = clip.scores().get(clip.predicted());
      int bin = Math.max(0, (int) Math.ceil(confidence * bins) - 1);
      counts[bin]++;
      right[bin] += clip.correct() ? 1 : 0;
      confidences[bin] += confidence;
    }
    ReliabilityBin[] result = new ReliabilityBin[bins];
    Arrays.setAll(
        result,
        bin ->
            new ReliabilityBin(
                (double) bin / bins,
                (bin + 1.0) / bins,
                counts[bin],
                Ratios.of(confidences[bin], counts[bin]),
                Ratios.of(right[bin], counts[bin])));
    return List.of(result);
  }

  /**
   * A bin of a reliability diagram.
   *
   * @param lower the lower end of its confidences
   * @param upper the upper end
   * @param count the number of clips in it
   * @param confidence their mean confidence, empty without clips
   * @param accuracy the share of them predicted rightly, empty without clips
   */
  public record ReliabilityBin(
      double lower, double upper, int count, OptionalDouble confidence, OptionalDouble accuracy) {}
}
