package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/**
 * The class priors of clips whose labels are not known, where they differ from those of the
 * training clips: another corpus, or another elicitation.
 *
 * <p><b>Formula.</b> From the training priors on, {@code s_ic ∝ p_ic π_c / π_c(training)}, sum over
 * c being 1, and {@code π_c = mean_i s_ic}, until no prior changes by more than 1e-9 or 1,000
 * times. That is the likeliest prior if the scores are the true probabilities under the training
 * priors; scores that are too sure give priors that are too extreme, so scores should be
 * calibrated, and a model that was trained with weights or even sampling has even priors in the
 * place of the counts.
 *
 * <p>It looks at all clips to be predicted at once, though not at their labels: a protocol that
 * takes one clip at a time may not use it, and results that do must say so.
 *
 * <p>Source: Saerens, Latinne, Decaestecker, "Adjusting the outputs of a classifier to new a priori
 * probabilities: a simple procedure", 2002.
 *
 * @param training the priors of the training, one a class, greater than 0, of sum 1
 * @param estimated the priors that were found, at least 0, of sum 1
 */
public record PriorShift(List<Double> training, List<Double> estimated) {
  private static final int MAX_ROUNDS = 1000;
  private static final double SMALLEST_CHANGE = 1e-9;
  private static final double FLOOR = 1e-6;

  /**
   * Copies the priors.
   *
   * @throws IllegalArgumentException if their numbers differ or a training prior is not above 0
   */
  public PriorShift {
    training = Checks.notEmpty("training priors", training);
    estimated = Checks.notEmpty("estimated priors", estimated);
    Checks.argument(
        training.size() == estimated.size(),
        "there are " + training.size() + " training priors but " + estimated.size() + " others");
    training.forEach(prior -> Checks.positive("training prior", prior));
  }

  /**
   * Estimates the priors of clips.
   *
   * @param scores one row of K scores a clip, each of sum 1
   * @param trainingCounts the counts of the training clips; 0 counts as 1
   * @return the shift
   * @throws IllegalArgumentException if there is no clip or a row has not K scores
   */
  public static PriorShift estimate(List<List<Double>> scores, LabelCounts trainingCounts) {
    double total = trainingCounts.counts().stream().mapToInt(n -> Math.max(1, n)).sum();
    List<Double> training =
        trainingCounts.counts().stream().map(n -> Math.max(1, n) / total).toList();
    Checks.notEmpty("scores", scores);
    for (List<Double> row : scores) {
      Checks.argument(
          row.size() == training.size(),
          "there are " + training.size() + " classes but a row has " + row.size() + " scores");
    }
    List<Double> priors = training;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<Double> next = step(scores, training, priors);
      double change = 0;
      for (int c = 0; c < priors.size(); c++) {
        change = Math.max(change, Math.abs(next.get(c) - priors.get(c)));
      }
      priors = next;
      if (change <= SMALLEST_CHANGE) {
        break;
      }
    }
    return new PriorShift(training, priors);
  }

  private static List<Double> step(
      List<List<Double>> scores, List<Double> training, List<Double> priors) {
    List<Double> sums = new ArrayList<>(Collections.nCopies(priors.size(), 0.0));
    for (List<Double> row : scores) {
      double total = 0;
      List<Double> shifted = new ArrayList<>();
      for (int c = 0; c < priors.size(); c++) {
        shifted.add(row.get(c) * priors.get(c) / training.get(c));
        total += shifted.get(c);
      }
      for (int c = 0; c < priors.size(); c++) {
        sums.set(c, sums.get(c) + (total > 0 ? shifted.get(c) / total : priors.get(c)));
      }
    }
    return sums.stream().map(sum -> sum / scores.size()).toList();
  }

  /**
   * The decision under the estimated priors: offsets {@code log(π_c / π_c(training))}, in which an
   * estimate below 1e-6 counts as that.
   *
   * @return to be added to the logits of the model
   */
  public Decision decision() {
    List<Double> offsets = new ArrayList<>();
    for (int c = 0; c < training.size(); c++) {
      offsets.add(Math.log(Math.max(FLOOR, estimated.get(c)) / training.get(c)));
    }
    return new Decision(offsets);
  }
}
