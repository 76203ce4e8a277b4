package org.glimpse.imbalance.uncertain;

import ai.djl.ndarray.NDArray;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.DifferentiableMath;

/**
 * Keeps the confident part of a batch apart from the rest: {@code max(0, margin - (mean of the high
 * group - mean of the low group))}. The high group are the {@code floor(share N)} clips of highest
 * confidence, at least one and at most all but one; a batch of one clip has no groups and no loss.
 *
 * <p>Source: Wang, Peng, Yang, Lu, Qiao, "Suppressing Uncertainties for Large-Scale Facial
 * Expression Recognition" (SCN), 2020, as in its code, where the share is 0.7 and the margin 0.15
 * (0.07 is advised there for batches of 64). Departure: no group is ever empty.
 *
 * @param share the high group's share of the batch, in (0, 1)
 * @param margin the difference of means that is asked for, in [0, 1]
 */
public record RankRegularization(double share, double margin) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public RankRegularization {
    Checks.inRange("share", share, Double.MIN_VALUE, Math.nextDown(1.0));
    Checks.inRange("margin", margin, 0, 1);
  }

  /**
   * Share 0.7 and margin 0.07, for batches of up to 64 clips.
   *
   * @return the defaults
   */
  public static RankRegularization withDefaults() {
    return new RankRegularization(0.7, 0.07);
  }

  /**
   * The loss of a batch.
   *
   * @param confidences (N) or (N, 1), in (0, 1)
   * @return a scalar, differentiable in the confidences
   */
  public NDArray loss(NDArray confidences) {
    NDArray flat = confidences.flatten();
    int size = Math.toIntExact(flat.size());
    if (size < 2) {
      return DifferentiableMath.times(flat, 0).sum();
    }
    int high = highGroup(size);
    NDArray sorted = flat.get(flat.stopGradient().argSort(0, false));
    NDArray difference = sorted.get(":" + high).mean().sub(sorted.get(high + ":").mean()).neg();
    return DifferentiableMath.atLeast(DifferentiableMath.plus(difference, margin), 0);
  }

  /**
   * Which clips of a batch are in the low group; the earlier one of equal confidences is higher.
   *
   * @param confidences one a clip
   * @return true for the low group; all false in a batch of one
   */
  public boolean[] low(float[] confidences) {
    int high = confidences.length < 2 ? confidences.length : highGroup(confidences.length);
    boolean[] low = new boolean[confidences.length];
    for (int i = 0; i < low.length; i++) {
      int above = 0;
      for (int j = 0; j < low.length; j++) {
        boolean first = confidences[j] > confidences[i];
        above += first || (confidences[j] == confidences[i] && j < i) ? 1 : 0;
      }
      low[i] = above >= high;
    }
    return low;
  }

  private int highGroup(int size) {
    return Math.min(size - 1, Math.max(1, (int) Math.floor(share * size)));
  }
}
