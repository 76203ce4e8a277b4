package org.glimpse.imbalance.uncertain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;

/**
 * A typical feature of every class: the running mean of the unit vectors of its confident clips,
 * {@code t = decay t + (1 - decay) mean}; the first mean is taken as it is. A class of which no
 * confident clip was seen has no template.
 *
 * <p>Our reading of the semantic templates of Liu, Zhang, Kauttonen, Zhao (ULC-AG, 2022): the
 * paper's own formula was not available.
 */
public final class ClassTemplates {
  private final double decay;
  private final double[][] templates;
  private final boolean[] seen;

  /**
   * No templates yet.
   *
   * @param classes at least 1
   * @param width of a feature, at least 1
   * @param decay in [0, 1), 0.9 by default in objectives
   * @throws IllegalArgumentException if a number is outside its range
   */
  public ClassTemplates(int classes, int width, double decay) {
    Checks.atLeast("classes", classes, 1);
    Checks.atLeast("width", width, 1);
    this.decay = Checks.inRange("decay", decay, 0, Math.nextDown(1.0));
    templates = new double[classes][width];
    seen = new boolean[classes];
  }

  /**
   * Learns from a batch.
   *
   * @param features one row a clip; a row of zeros is left out
   * @param labels the class of each row
   * @param low whether a row is of low confidence and is left out
   * @throws IllegalArgumentException if the lengths differ or a feature has another width
   */
  public void update(float[][] features, int[] labels, boolean[] low) {
    Checks.argument(
        features.length == labels.length && features.length == low.length,
        "there are "
            + features.length
            + " features, "
            + labels.length
            + " labels and "
            + low.length
            + " flags");
    double[][] sums = new double[templates.length][templates[0].length];
    int[] members = new int[templates.length];
    for (int i = 0; i < features.length; i++) {
      double norm = norm(features[i]);
      if (!low[i] && norm > 0) {
        members[labels[i]]++;
        for (int d = 0; d < features[i].length; d++) {
          sums[labels[i]][d] += features[i][d] / norm;
        }
      }
    }
    for (int k = 0; k < templates.length; k++) {
      double keep = seen[k] ? decay : 0;
      for (int d = 0; members[k] > 0 && d < sums[k].length; d++) {
        templates[k][d] = keep * templates[k][d] + (1 - keep) * sums[k][d] / members[k];
      }
      seen[k] |= members[k] > 0;
    }
  }

  /**
   * The cosine of a feature with each class's template.
   *
   * @param feature of the same width
   * @return one a class, empty where there is no template or a vector is zero
   * @throws IllegalArgumentException if the width differs
   */
  public List<OptionalDouble> similarities(float[] feature) {
    double norm = norm(feature);
    List<OptionalDouble> similarities = new ArrayList<>();
    for (int k = 0; k < templates.length; k++) {
      double product = 0;
      double square = 0;
      for (int d = 0; d < feature.length; d++) {
        product += feature[d] * templates[k][d];
        square += templates[k][d] * templates[k][d];
      }
      boolean defined = seen[k] && norm > 0 && square > 0;
      similarities.add(
          defined
              ? OptionalDouble.of(product / (norm * Math.sqrt(square)))
              : OptionalDouble.empty());
    }
    return similarities;
  }

  /**
   * The templates as text: a line a class, empty where it has none.
   *
   * @return lines for {@link #recall}
   */
  public String memory() {
    StringBuilder lines = new StringBuilder();
    for (int k = 0; k < templates.length; k++) {
      for (int d = 0; seen[k] && d < templates[k].length; d++) {
        lines.append(d == 0 ? "" : " ").append(templates[k][d]);
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  /**
   * Takes over templates.
   *
   * @param memory what {@link #memory} gave for as many classes of the same width
   * @throws IllegalArgumentException if it is of other classes or another width
   */
  public void recall(String memory) {
    List<String> lines = memory.lines().toList();
    Checks.argument(
        lines.size() == templates.length,
        "there are templates of " + lines.size() + " classes, not of " + templates.length);
    for (int k = 0; k < templates.length; k++) {
      String line = lines.get(k);
      seen[k] = !line.isEmpty();
      String[] numbers = seen[k] ? line.split(" ", -1) : new String[0];
      Checks.argument(
          !seen[k] || numbers.length == templates[k].length,
          "a template has " + numbers.length + " values, not " + templates[k].length);
      for (int d = 0; d < templates[k].length; d++) {
        templates[k][d] = seen[k] ? Double.parseDouble(numbers[d]) : 0;
      }
    }
  }

  private double norm(float[] feature) {
    Checks.argument(
        feature.length == templates[0].length,
        "a feature has " + feature.length + " values but templates have " + templates[0].length);
    double square = 0;
    for (float value : feature) {
      square += value * value;
    }
    return Math.sqrt(square);
  }
}
