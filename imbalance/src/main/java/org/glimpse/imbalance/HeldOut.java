package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;

/**
 * What a trained model gives for clips of training subjects that were held out of its training.
 *
 * @param logits K logits of each clip
 * @param labels the class index of each clip
 */
public record HeldOut(List<List<Double>> logits, List<Integer> labels) {
  /**
   * Checks and copies the values.
   *
   * @throws IllegalArgumentException if there is no clip, their numbers differ, or a row has not as
   *     many logits as the first
   * @throws IndexOutOfBoundsException if a label has no logit
   */
  public HeldOut {
    labels = Checks.notEmpty("held-out clips", labels);
    Checks.argument(
        logits.size() == labels.size(),
        "there are " + logits.size() + " rows of logits but " + labels.size() + " labels");
    logits = logits.stream().map(List::copyOf).toList();
    int classes = logits.get(0).size();
    for (int i = 0; i < labels.size(); i++) {
      Checks.argument(
          logits.get(i).size() == classes,
          "a row has " + logits.get(i).size() + " logits but the first has " + classes);
      Checks.index("label", labels.get(i), classes);
    }
  }

  /**
   * The number of classes, K.
   *
   * @return at least 1
   */
  public int classes() {
    return logits.get(0).size();
  }

  /**
   * The logits with a decision's offsets; its temperature is no part of them.
   *
   * @param decision the decision
   * @return a copy
   * @throws IllegalArgumentException if it has not K offsets
   */
  public HeldOut shifted(Decision decision) {
    Checks.argument(
        decision.offsets().size() == classes(),
        "there are " + decision.offsets().size() + " offsets but " + classes() + " classes");
    List<List<Double>> shifted = new ArrayList<>();
    for (List<Double> row : logits) {
      List<Double> changed = new ArrayList<>();
      for (int c = 0; c < row.size(); c++) {
        changed.add(row.get(c) + decision.offsets().get(c));
      }
      shifted.add(changed);
    }
    return new HeldOut(shifted, labels);
  }

  /**
   * The mean of the recalls of the classes that occur; the first of equally large logits decides.
   *
   * @return in [0, 1]
   */
  public double balancedAccuracy() {
    int[] all = new int[classes()];
    int[] found = new int[classes()];
    for (int i = 0; i < labels.size(); i++) {
      all[labels.get(i)]++;
      found[labels.get(i)] += largest(logits.get(i)) == labels.get(i) ? 1 : 0;
    }
    double sum = 0;
    int present = 0;
    for (int c = 0; c < all.length; c++) {
      sum += all[c] == 0 ? 0 : (double) found[c] / all[c];
      present += all[c] == 0 ? 0 : 1;
    }
    return sum / present;
  }

  /**
   * The mean of {@code -log softmax(z / T)_y}.
   *
   * @param temperature T, greater than 0
   * @return at least 0
   * @throws IllegalArgumentException if the temperature is not greater than 0
   */
  public double crossEntropy(double temperature) {
    Checks.positive("temperature", temperature);
    double sum = 0;
    for (int i = 0; i < labels.size(); i++) {
      List<Double> row = logits.get(i);
      double peak = row.get(largest(row));
      double total = 0;
      for (double z : row) {
        total += Math.exp((z - peak) / temperature);
      }
      sum += Math.log(total) - (row.get(labels.get(i)) - peak) / temperature;
    }
    return sum / labels.size();
  }

  private static int largest(List<Double> row) {
    int largest = 0;
    for (int c = 1; c < row.size(); c++) {
      largest = row.get(c) > row.get(largest) ? c : largest;
    }
    return largest;
  }
}
