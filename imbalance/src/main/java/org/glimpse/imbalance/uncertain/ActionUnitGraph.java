package org.glimpse.imbalance.uncertain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.glimpse.core.Checks;

/**
 * Which action units occur together, as the fixed matrix of a graph convolution.
 *
 * <p>An edge leads from unit i to unit j where the probability of j given i reaches a threshold;
 * the edges of a row are scaled to the sum 0.5 and each unit has the edge 0.5 to itself; the matrix
 * A is normalized to {@code (A D^-1/2)^T D^-1/2} with D the row sums.
 *
 * <p>Source: the graph of Emotion-GCN's code with the conditional probabilities of Liu et al.
 * (ULC-AG, 2022) in our reading: the paper's own formula was not available.
 */
public final class ActionUnitGraph {
  private static final double SELF = 0.5;
  private static final double NEIGHBORS = 0.5;

  private final List<Integer> units;
  private final double[][] conditional;

  private ActionUnitGraph(List<Integer> units, double[][] conditional) {
    this.units = units;
    this.conditional = conditional;
  }

  /**
   * Counted from coded clips.
   *
   * @param units the units, in order
   * @param clips the units of each training clip; others than the graph's are left out
   * @return a graph; a unit that never occurs has no edges but its own
   * @throws IllegalArgumentException if there are no units
   */
  public static ActionUnitGraph counted(List<Integer> units, Collection<Set<Integer>> clips) {
    int size = Checks.notEmpty("units", units).size();
    double[][] conditional = new double[size][size];
    for (int i = 0; i < size; i++) {
      Integer unit = units.get(i);
      List<Set<Integer>> with = clips.stream().filter(clip -> clip.contains(unit)).toList();
      for (int j = 0; j < size; j++) {
        Integer other = units.get(j);
        long both = with.stream().filter(clip -> clip.contains(other)).count();
        conditional[i][j] = with.isEmpty() ? 0 : (double) both / with.size();
      }
    }
    return new ActionUnitGraph(List.copyOf(units), conditional);
  }

  /**
   * From the probabilities of units in emotions, taken as independent within an emotion: {@code
   * P(j|i) = sum_e n_e p_ei p_ej / sum_e n_e p_ei}.
   *
   * @param rows the probability of each of {@link ActionUnitPrior#UNITS} in an emotion
   * @param counts how many training clips each emotion has
   * @return a graph
   * @throws IllegalArgumentException if the lengths differ or there are no rows
   */
  public static ActionUnitGraph expected(List<List<Double>> rows, List<Integer> counts) {
    Checks.argument(
        !rows.isEmpty() && rows.size() == counts.size(),
        "there are " + rows.size() + " rows and " + counts.size() + " counts");
    int size = ActionUnitPrior.UNITS.size();
    double[][] conditional = new double[size][size];
    for (int i = 0; i < size; i++) {
      double alone = 0;
      for (int e = 0; e < rows.size(); e++) {
        alone += counts.get(e) * rows.get(e).get(i);
      }
      for (int j = 0; j < size; j++) {
        double both = 0;
        for (int e = 0; e < rows.size(); e++) {
          both += counts.get(e) * rows.get(e).get(i) * (i == j ? 1 : rows.get(e).get(j));
        }
        conditional[i][j] = alone > 0 ? both / alone : 0;
      }
    }
    return new ActionUnitGraph(ActionUnitPrior.UNITS, conditional);
  }

  /**
   * The units, in the order of the matrix.
   *
   * @return AU numbers
   */
  public List<Integer> units() {
    return units;
  }

  /**
   * The probability of a unit given another.
   *
   * @param given position of the unit that is there
   * @param other position of the unit asked for
   * @return in [0, 1]
   */
  public double conditional(int given, int other) {
    return conditional[given][other];
  }

  /**
   * The matrix of the convolution.
   *
   * @param threshold in [0, 1]; 0.4 by default in objectives
   * @return one row a unit, normalized
   * @throws IllegalArgumentException if the threshold is outside its range
   */
  public List<List<Double>> normalized(double threshold) {
    Checks.inRange("threshold", threshold, 0, 1);
    int size = units.size();
    double[][] edges = new double[size][size];
    double[] scale = new double[size];
    for (int i = 0; i < size; i++) {
      int neighbors = 0;
      for (int j = 0; j < size; j++) {
        neighbors += i != j && conditional[i][j] >= threshold ? 1 : 0;
      }
      for (int j = 0; j < size; j++) {
        boolean linked = i != j && conditional[i][j] >= threshold;
        edges[i][j] = i == j ? SELF : linked ? NEIGHBORS / neighbors : 0;
      }
      scale[i] = 1 / Math.sqrt(neighbors == 0 ? SELF : SELF + NEIGHBORS);
    }
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < size; j++) {
        row.add(edges[j][i] * scale[i] * scale[j]);
      }
      rows.add(List.copyOf(row));
    }
    return List.copyOf(rows);
  }
}
