package org.glimpse.imbalance;

import ai.djl.ndarray.NDArray;
import org.glimpse.core.label.LabelCounts;

/**
 * A classification loss of single samples, as a function of their logits.
 *
 * <p>In the formulas z are the logits (N, K), y the label, p the softmax, n_c the training clips of
 * class c and K the number of classes. All are finite for any finite logits, with their gradients.
 */
public interface LogitLoss {
  /**
   * What the loss is called in results.
   *
   * @return for example {@code "cross-entropy"}
   */
  String id();

  /**
   * The loss of each sample.
   *
   * @param logits (N, K), of a floating type
   * @param labels (N), class indices in [0, K), of any numeric type
   * @return (N), of the type of the logits, differentiable in them
   */
  NDArray perSample(NDArray logits, NDArray labels);

  /**
   * Whether the loss makes up for the class frequencies by itself, so that class weights or drawing
   * of classes would do so a second time.
   *
   * @return false unless the counts of the classes move the border between them
   */
  default boolean correctsFrequencies() {
    return false;
  }

  /**
   * Cross entropy of the softmax, {@code -log p_y}.
   *
   * @return the loss
   */
  static LogitLoss crossEntropy() {
    return new CrossEntropy();
  }

  /**
   * Cross entropy against the target {@code (1 - e) 1_y + e / K}.
   *
   * @param smoothing e in [0, 1]; 0 is cross entropy
   * @return the loss
   * @throws IllegalArgumentException if e is outside [0, 1]
   */
  static LogitLoss labelSmoothing(double smoothing) {
    return new SoftmaxLosses.LabelSmoothing(smoothing);
  }

  /**
   * Focal loss of the softmax, {@code -(1 - p_y)^gamma log p_y}.
   *
   * <p>Source: Lin, Goyal, Girshick, He, Dollár, "Focal Loss for Dense Object Detection", 2017, in
   * the softmax form of the code of LDAM-DRW ({@code losses.py}). Departure: {@code 1 - p} is taken
   * from the other classes, so that its gradient stays finite for every gamma.
   *
   * @param gamma in [0, 10]; 0 is cross entropy
   * @return the loss
   * @throws IllegalArgumentException if gamma is outside its range
   */
  static LogitLoss focal(double gamma) {
    return new SoftmaxLosses.Focal(gamma);
  }

  /**
   * Label-distribution-aware margins: cross entropy of {@code s (z - m_y 1_y)} with {@code m_c =
   * maxMargin n_c^(-1/4) / max_j n_j^(-1/4)}. A class without a clip has the largest margin.
   *
   * <p>Made for the cosines of a cosine classifier (margin 0.5 and s = 30 in the source). On
   * cosines that are already scaled by s, the same loss is {@code ldam(counts, s maxMargin, 1)}.
   *
   * <p>Source: Cao, Wei, Gaidon, Arechiga, Ma, "Learning Imbalanced Datasets with
   * Label-Distribution-Aware Margin Loss", 2019, and its code.
   *
   * @param counts the training counts
   * @param maxMargin the margin of the rarest class, in [0, 1000]
   * @param scale s, greater than 0
   * @return the loss
   * @throws IllegalArgumentException if a number is outside its range
   */
  static LogitLoss ldam(LabelCounts counts, double maxMargin, double scale) {
    return new SoftmaxLosses.Margin(
        SoftmaxLosses.number("ldam", maxMargin),
        SoftmaxLosses.margins(counts, maxMargin),
        scale,
        crossEntropy());
  }

  /**
   * Balanced softmax: cross entropy of {@code z + log n}. A class without a clip counts as one.
   *
   * <p>Source: Ren et al., "Balanced Meta-Softmax for Long-Tailed Visual Recognition", 2020, and
   * its code ({@code BalancedSoftmaxLoss.py}).
   *
   * @param counts the training counts
   * @return the loss
   */
  static LogitLoss balancedSoftmax(LabelCounts counts) {
    return new SoftmaxLosses.Shift("balanced-softmax", LogitMath.logCounts(counts));
  }

  /**
   * Logit adjustment as a loss: cross entropy of {@code z + tau log(n / sum n)}. A class without a
   * clip counts as one. With tau 1 it is the balanced softmax, since a constant changes nothing.
   *
   * <p>Source: Menon et al., "Long-tail learning via logit adjustment", 2020 (arXiv 2007.07314).
   *
   * @param counts the training counts
   * @param tau in [0, 10]; 0 is cross entropy
   * @return the loss
   * @throws IllegalArgumentException if tau is outside its range
   */
  static LogitLoss logitAdjustment(LabelCounts counts, double tau) {
    return new SoftmaxLosses.Shift(
        SoftmaxLosses.number("logit-adjustment", tau), Decision.logPriors(counts, tau));
  }

  /**
   * Seesaw: {@code -log(e^z_y / (e^z_y + sum_j≠y S_yj e^z_j))} with {@code S_yj = min(1, n_j /
   * n_y)^p max(1, p_j / max(p_y, 0.01))^q}, in which the probabilities are constants.
   *
   * <p>Source: Wang et al., "Seesaw Loss for Long-Tailed Instance Segmentation", 2021, as in the
   * code of MMDetection ({@code seesaw_loss.py}). Departure: the counts are those of the training
   * clips, not running sums over the batches so far.
   *
   * @param counts the training counts; 0 counts as 1
   * @param mitigation p in [0, 10], 0.8 in the source
   * @param compensation q in [0, 10], 2 in the source
   * @return the loss
   * @throws IllegalArgumentException if a number is outside its range
   */
  static LogitLoss seesaw(LabelCounts counts, double mitigation, double compensation) {
    return new SoftmaxLosses.Seesaw(LogitMath.logCounts(counts), mitigation, compensation);
  }

  /**
   * Asymmetric focal loss of one sigmoid s a class: {@code -(1 - s_y)^a log s_y - sum_j≠y q_j^b
   * log(1 - q_j)} with {@code q = max(s - clip, 0)}.
   *
   * <p>Source: the code of timm ({@code timm/loss/asymmetric_loss.py}, "AsymmetricLossMultiLabel";
   * arXiv 2009.14119), whose defaults are a = 1, b = 4, clip 0.05. Departures: one label a sample;
   * the logarithm has no floor.
   *
   * @param positive a in [0, 10]
   * @param negative b in [1, 10]
   * @param clip in [0, 0.5]
   * @return the loss
   * @throws IllegalArgumentException if a number is outside its range
   */
  static LogitLoss asymmetricFocal(double positive, double negative, double clip) {
    return new SigmoidLosses.AsymmetricFocal(positive, negative, clip);
  }

  /**
   * The multi-weighted loss: the mean over the classes of a binary cross entropy, truncated beyond
   * {@code -log beta} and then multiplied by {@code (1 - p)^gamma}, p being the probability of the
   * binary truth. Class weights are added by {@link ClassificationLoss}.
   *
   * <p>Source: the code of "mbit-skin-cancer" ({@code lib/loss/loss.py}; arXiv 2102.01284).
   *
   * @param gamma in [0, 10]
   * @param truncation what becomes of outliers; its probability is beta, at most 0.4
   * @return the loss
   * @throws IllegalArgumentException if a number is outside its range
   */
  static LogitLoss multiWeighted(double gamma, Truncation truncation) {
    return new SigmoidLosses.MultiWeighted(gamma, truncation);
  }

  /**
   * Coupling-regulation-imbalance: LDAM's margins, focal modulation and regulation of outliers.
   *
   * @param counts the training counts
   * @param options margin, scale, gamma and truncation
   * @return the loss
   */
  static LogitLoss couplingRegulation(LabelCounts counts, CouplingRegulation options) {
    return options.loss(counts);
  }

  /** {@link #crossEntropy} as a value. */
  record CrossEntropy() implements LogitLoss {
    @Override
    public String id() {
      return "cross-entropy";
    }

    @Override
    public NDArray perSample(NDArray logits, NDArray labels) {
      return LogitMath.crossEntropy(logits, labels);
    }
  }
}
