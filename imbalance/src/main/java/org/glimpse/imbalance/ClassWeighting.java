package org.glimpse.imbalance;

import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/** A rule that makes class weights of the training counts; the weights sum to K. */
public interface ClassWeighting {
  /**
   * What the rule is called in results.
   *
   * @return for example {@code "power(1.0)"}
   */
  String id();

  /**
   * The weights of the classes.
   *
   * @param counts the training counts
   * @return weights that sum to K; a class without a training clip has weight 0, unless the rule
   *     gives all classes the same
   */
  ClassWeights weights(LabelCounts counts);

  /**
   * Weights in inverse proportion to a power of the counts, {@code w_c ∝ n_c^(-exponent)}.
   *
   * @param exponent 0 gives equal weights, ½ the inverse square root, 1 the inverse frequency
   * @return the rule
   * @throws IllegalArgumentException if the exponent is outside [0, 2]
   */
  static ClassWeighting power(double exponent) {
    return new PowerWeighting(exponent);
  }

  /**
   * Inverse frequency, {@code w_c ∝ 1 / n_c}.
   *
   * @return the rule
   */
  static ClassWeighting inverseFrequency() {
    return new PowerWeighting(1);
  }

  /**
   * Inverse square root of the frequency, {@code w_c ∝ n_c^(-1/2)}.
   *
   * @return the rule
   */
  static ClassWeighting inverseSquareRoot() {
    return new PowerWeighting(0.5);
  }

  /**
   * Inverse effective number of samples, {@code w_c ∝ (1 - β) / (1 - β^n_c)}.
   *
   * <p>β = 0 gives equal weights; β towards 1 gives the inverse frequency. On corpora of a few
   * hundred clips a class β = 0.9999 cannot be told from the inverse frequency; 0.99 is mild.
   *
   * <p>Source: Cui, Jia, Lin, Song, Belongie, "Class-Balanced Loss Based on Effective Number of
   * Samples", 2019.
   *
   * @param beta β in [0, 1)
   * @return the rule
   * @throws IllegalArgumentException if β is outside [0, 0.9999999]
   */
  static ClassWeighting effectiveNumber(double beta) {
    return new EffectiveNumberWeighting(beta);
  }

  /**
   * {@link #power} as a value.
   *
   * @param exponent in [0, 2]
   */
  record PowerWeighting(double exponent) implements ClassWeighting {
    /**
     * Checks the exponent.
     *
     * @param exponent in [0, 2]
     * @throws IllegalArgumentException if it is outside
     */
    public PowerWeighting {
      Checks.inRange("exponent", exponent, 0, 2);
    }

    @Override
    public String id() {
      return "power(" + exponent + ")";
    }

    @Override
    public ClassWeights weights(LabelCounts counts) {
      return ClassWeights.proportionalTo(
          counts.counts().stream()
              .mapToDouble(n -> n == 0 && exponent > 0 ? 0 : Math.pow(n, -exponent))
              .toArray());
    }
  }

  /**
   * {@link #effectiveNumber} as a value.
   *
   * @param beta β in [0, 0.9999999]
   */
  record EffectiveNumberWeighting(double beta) implements ClassWeighting {
    private static final double MAX_BETA = 0.9999999;

    /**
     * Checks β.
     *
     * @param beta β in [0, 0.9999999]
     * @throws IllegalArgumentException if it is outside
     */
    public EffectiveNumberWeighting {
      Checks.inRange("beta", beta, 0, MAX_BETA);
    }

    @Override
    public String id() {
      return "effective-number(" + beta + ")";
    }

    @Override
    public ClassWeights weights(LabelCounts counts) {
      return ClassWeights.proportionalTo(
          counts.counts().stream()
              .mapToDouble(n -> n == 0 ? (beta > 0 ? 0 : 1) : (1 - beta) / (1 - Math.pow(beta, n)))
              .toArray());
    }
  }
}
