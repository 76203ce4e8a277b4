package org.glimpse.imbalance;

import org.glimpse.core.Checks;

/**
 * How far a plan has gone from representation to balance: 0 until its start, 1 from its end on.
 *
 * <p><b>Formula.</b> In epoch e (from 0) of E, {@code r = (e - start E) / (end E - start E)}, cut
 * to [0, 1]; the progress is the form of r. Start and end are shares of the plan, so that it scales
 * to any number of epochs; plans of fewer than {@code 1 / (1 - end)} epochs do not reach 1.
 *
 * <p>Source: Xu et al., "Phased Progressive Learning with Coupling-Regulation-Imbalance Loss for
 * Imbalanced Data Classification", 2022 (arXiv 2205.12117), and its code, which starts at epoch 100
 * and ends at 160 of 200. Departure: the logarithm of the code has its arguments exchanged; here
 * both logarithmic forms are derived anew.
 *
 * @param form how it goes from 0 to 1
 * @param start share of the plan at which it leaves 0, in [0, 1)
 * @param end share of the plan at which it reaches 1, greater than start, at most 1
 * @param parameter a of the form, greater than 0; greater than 1 for the logarithmic forms
 */
public record Progress(Form form, double start, double end, double parameter) {
  private static final double START = 0.5;
  private static final double END = 0.8;

  /** The way from 0 to 1. */
  public enum Form {
    /** {@code r^a}. */
    POWER,
    /** {@code log_a((a - 1) r + 1)}: fast at first. */
    LOGARITHMIC,
    /** {@code (a^r - 1) / (a - 1)}: slow at first, the inverse function of the former. */
    INVERSE_LOGARITHMIC
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public Progress {
    Checks.inRange("start of progress", start, 0, 1);
    Checks.inRange("end of progress", end, Math.nextUp(start), 1);
    Checks.positive("parameter of progress", parameter);
    Checks.argument(
        form == Form.POWER || parameter > 1,
        "parameter of a logarithmic progress must be greater than 1 but is " + parameter);
  }

  /**
   * A power between one half and eight tenths of the plan.
   *
   * @param exponent a, greater than 0; 5 for weights and 3 for mixing in the source
   * @return the progress
   * @throws IllegalArgumentException if the exponent is not greater than 0
   */
  public static Progress power(double exponent) {
    return new Progress(Form.POWER, START, END, exponent);
  }

  /**
   * With other phases.
   *
   * @param from share of the plan at which it leaves 0
   * @param to share of the plan at which it reaches 1
   * @return a copy
   * @throws IllegalArgumentException if they are not in order within [0, 1]
   */
  public Progress between(double from, double to) {
    return new Progress(form, from, to, parameter);
  }

  /**
   * The progress in an epoch.
   *
   * @param epoch counted from 0
   * @param epochs of the whole plan
   * @return in [0, 1], never less than in the epoch before
   * @throws IllegalArgumentException if epochs is less than 1
   */
  public double at(int epoch, int epochs) {
    double all = Checks.atLeast("epochs", epochs, 1);
    return of((epoch - start * all) / (end * all - start * all));
  }

  /** The form of r, cut to [0, 1]. */
  double of(double r) {
    if (r <= 0) {
      return 0;
    }
    if (r >= 1) {
      return 1;
    }
    return switch (form) {
      case POWER -> Math.pow(r, parameter);
      case LOGARITHMIC -> Math.log((parameter - 1) * r + 1) / Math.log(parameter);
      case INVERSE_LOGARITHMIC -> (Math.pow(parameter, r) - 1) / (parameter - 1);
    };
  }
}
