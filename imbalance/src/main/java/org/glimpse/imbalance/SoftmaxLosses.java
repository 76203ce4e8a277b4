package org.glimpse.imbalance;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/** Losses of the softmax as values; {@link LogitLoss} has their formulas and makes them. */
final class SoftmaxLosses {
  private static final double LDAM_POWER = -0.25;
  private static final double SEESAW_FLOOR = 0.01;

  private SoftmaxLosses() {}

  /** {@code max n^(-1/4) / max_j n_j^(-1/4)}; a class without a clip has the largest margin. */
  static List<Double> margins(LabelCounts counts, double maxMargin) {
    Checks.inRange("largest margin", maxMargin, 0, 1000);
    double largest =
        counts.counts().stream()
            .filter(n -> n > 0)
            .mapToDouble(n -> Math.pow(n, LDAM_POWER))
            .max()
            .orElse(1);
    return counts.counts().stream()
        .map(n -> n == 0 ? maxMargin : maxMargin * Math.pow(n, LDAM_POWER) / largest)
        .toList();
  }

  static String number(String name, double value) {
    return String.format(Locale.ROOT, "%s(%s)", name, value);
  }

  /**
   * Cross entropy against a smoothed target.
   *
   * @param smoothing the share spread over all classes
   */
  record LabelSmoothing(double smoothing) implements LogitLoss {
    LabelSmoothing {
      Checks.inRange("label smoothing", smoothing, 0, 1);
    }

    @Override
    public String id() {
      return number("label-smoothing", smoothing);
    }

    @Override
    public NDArray perSample(NDArray logits, NDArray labels) {
      NDArray logProbabilities = logits.logSoftmax(1);
      NDArray own = LogitMath.gather(logProbabilities, labels).neg();
      NDArray all = logProbabilities.mean(new int[] {1}).neg();
      return DifferentiableMath.times(own, 1 - smoothing)
          .add(DifferentiableMath.times(all, smoothing));
    }
  }

  /**
   * Cross entropy times a power of the error probability.
   *
   * @param gamma the power
   */
  record Focal(double gamma) implements LogitLoss {
    Focal {
      Checks.inRange("gamma", gamma, 0, 10);
    }

    @Override
    public String id() {
      return number("focal", gamma);
    }

    @Override
    public NDArray perSample(NDArray logits, NDArray labels) {
      NDArray crossEntropy = LogitMath.crossEntropy(logits, labels);
      return crossEntropy.mul(
          DifferentiableMath.times(LogitMath.logComplement(logits, labels, crossEntropy), gamma)
              .exp());
    }
  }

  /**
   * Focal loss with regulated outliers.
   *
   * @param gamma the power of the focal loss
   * @param truncation what becomes of outliers
   */
  record RegulatedFocal(double gamma, Truncation truncation) implements LogitLoss {
    @Override
    public String id() {
      return "regulated-" + new Focal(gamma).id();
    }

    @Override
    public NDArray perSample(NDArray logits, NDArray labels) {
      double t = truncation.probability();
      double threshold = -Math.pow(1 - t, gamma) * Math.log(t);
      return truncation.apply(
          new Focal(gamma).perSample(logits, labels),
          LogitMath.crossEntropy(logits, labels),
          threshold);
    }
  }

  /**
   * A loss of logits whose own class is set back by a margin and that are then scaled.
   *
   * @param id what it is called
   * @param margins one a class
   * @param scale multiplies the logits
   * @param inner the loss of the changed logits
   */
  record Margin(String id, List<Double> margins, double scale, LogitLoss inner)
      implements LogitLoss {
    Margin {
      Checks.positive("scale", scale);
      margins = List.copyOf(margins);
    }

    @Override
    public NDArray perSample(NDArray logits, NDArray labels) {
      NDArray own = LogitMath.oneHot(labels, logits);
      NDArray setBack = own.mul(LogitMath.row("margins", margins, logits));
      return inner.perSample(DifferentiableMath.times(logits.sub(setBack), scale), labels);
    }
  }

  /**
   * Cross entropy of logits to which a number a class is added.
   *
   * @param id what it is called
   * @param offsets one a class
   */
  record Shift(String id, List<Double> offsets) implements LogitLoss {
    Shift {
      offsets = List.copyOf(offsets);
    }

    @Override
    public boolean correctsFrequencies() {
      return true;
    }

    @Override
    public NDArray perSample(NDArray logits, NDArray labels) {
      return LogitMath.crossEntropy(logits.add(LogitMath.row("offsets", offsets, logits)), labels);
    }
  }

  /**
   * Cross entropy whose negative classes are weighted by rarity and by confidence.
   *
   * @param logCounts one a class
   * @param mitigation p
   * @param compensation q
   */
  record Seesaw(List<Double> logCounts, double mitigation, double compensation)
      implements LogitLoss {
    Seesaw {
      Checks.inRange("mitigation p", mitigation, 0, 10);
      Checks.inRange("compensation q", compensation, 0, 10);
      logCounts = List.copyOf(logCounts);
    }

    @Override
    public String id() {
      return String.format(Locale.ROOT, "seesaw(%s,%s)", mitigation, compensation);
    }

    @Override
    public boolean correctsFrequencies() {
      return true;
    }

    @Override
    public NDArray perSample(NDArray logits, NDArray labels) {
      NDArray own = LogitMath.oneHot(labels, logits);
      NDArray counts = LogitMath.row("class counts", logCounts, logits);
      NDArray ownCount = own.mul(counts).sum(new int[] {1}, true);
      NDArray mitigated =
          DifferentiableMath.times(DifferentiableMath.atMost(counts.sub(ownCount), 0), mitigation);
      NDArray scores = logits.stopGradient().logSoftmax(1);
      NDArray ownScore =
          DifferentiableMath.atLeast(LogitMath.gather(scores, labels), Math.log(SEESAW_FLOOR))
              .expandDims(1);
      NDArray compensated =
          DifferentiableMath.times(
              DifferentiableMath.atLeast(scores.sub(ownScore), 0), compensation);
      NDArray others = own.neg().add(1);
      return LogitMath.crossEntropy(logits.add(mitigated.add(compensated).mul(others)), labels);
    }
  }
}
