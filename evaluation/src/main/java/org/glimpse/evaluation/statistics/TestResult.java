package org.glimpse.evaluation.statistics;

import java.util.OptionalDouble;
import org.glimpse.core.Checks;

/**
 * The outcome of a two-sided significance test.
 *
 * @param test what the test is called
 * @param n the number of pairs, discordant pairs or blocks that it rests on
 * @param statistic the test statistic
 * @param pValue in [0, 1]
 * @param effect the effect size that the test's method documents, empty where it is undefined
 */
public record TestResult(
    String test, int n, double statistic, double pValue, OptionalDouble effect) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the p-value is not in [0, 1]
   */
  public TestResult {
    Checks.inRange("p-value", pValue, 0, 1);
  }
}
