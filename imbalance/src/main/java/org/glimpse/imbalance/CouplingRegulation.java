package org.glimpse.imbalance;

import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/**
 * The coupling-regulation-imbalance (CRI) loss: the product of LDAM's margins and the focal
 * modulator, with outliers regulated.
 *
 * <p><b>Formula.</b> {@code z' = s (z - m_y 1_y)} with {@code m_c = maxMargin n_c^(-1/4) / max_j
 * n_j^(-1/4)}; {@code l = -log softmax(z')_y}, {@code p = e^(-l)}; {@code f = (1 - p)^gamma l}. A
 * sample with {@code f > th = -(1 - T)^gamma log T}, which is {@code p < T}, is an outlier: see
 * {@link Truncation.Kind}.
 *
 * <p>Source: Xu et al., "Phased Progressive Learning with Coupling-Regulation-Imbalance Loss for
 * Imbalanced Data Classification", 2022 (arXiv 2205.12117), and its code. Departures: the
 * truncation acts on each sample, where the code applies it to the mean of the batch; {@code p} in
 * {@code DECREASE} is the probability and not {@code e^(-f)}.
 *
 * @param maxMargin the margin of the rarest class on cosines, in [0, 2]
 * @param scale s of the cosine head, greater than 0
 * @param gamma of the focal modulator, in [0, 10]
 * @param truncation what becomes of outliers
 */
public record CouplingRegulation(
    double maxMargin, double scale, double gamma, Truncation truncation) {
  private static final double MAX_MARGIN = 0.1;
  private static final double SCALE = 30;
  private static final double GAMMA = 1;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public CouplingRegulation {
    Checks.inRange("largest margin", maxMargin, 0, 2);
    Checks.positive("scale", scale);
    Checks.inRange("gamma", gamma, 0, 10);
  }

  /**
   * Margin 0.1, scale 30, gamma 1 and practically no truncation, as the source's configuration for
   * long-tailed CIFAR-10.
   *
   * @return the defaults
   */
  public static CouplingRegulation withDefaults() {
    return new CouplingRegulation(MAX_MARGIN, SCALE, GAMMA, Truncation.practicallyOff());
  }

  /**
   * With another largest margin.
   *
   * @param margin in [0, 2]
   * @return a copy
   * @throws IllegalArgumentException if it is outside its range
   */
  public CouplingRegulation withMaxMargin(double margin) {
    return new CouplingRegulation(margin, scale, gamma, truncation);
  }

  /**
   * With another scale.
   *
   * @param other s, greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public CouplingRegulation withScale(double other) {
    return new CouplingRegulation(maxMargin, other, gamma, truncation);
  }

  /**
   * With another gamma.
   *
   * @param other in [0, 10]
   * @return a copy
   * @throws IllegalArgumentException if it is outside its range
   */
  public CouplingRegulation withGamma(double other) {
    return new CouplingRegulation(maxMargin, scale, other, truncation);
  }

  /**
   * With another treatment of outliers.
   *
   * @param other the truncation
   * @return a copy
   */
  public CouplingRegulation withTruncation(Truncation other) {
    return new CouplingRegulation(maxMargin, scale, gamma, other);
  }

  /** The loss on cosines. */
  LogitLoss loss(LabelCounts counts) {
    return margin(counts, maxMargin, scale);
  }

  /** The same loss on cosines that a head has scaled by s already. */
  LogitLoss lossOnScaled(LabelCounts counts) {
    return margin(counts, maxMargin * scale, 1);
  }

  private LogitLoss margin(LabelCounts counts, double largest, double times) {
    return new SoftmaxLosses.Margin(
        "cri",
        SoftmaxLosses.margins(counts, largest),
        times,
        new SoftmaxLosses.RegulatedFocal(gamma, truncation));
  }
}
