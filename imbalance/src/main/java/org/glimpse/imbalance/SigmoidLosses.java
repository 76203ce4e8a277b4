package org.glimpse.imbalance;

import ai.djl.ndarray.NDArray;
import java.util.Locale;
import org.glimpse.core.Checks;

/** Losses of one sigmoid a class as values; {@link LogitLoss} has their formulas. */
final class SigmoidLosses {
  private SigmoidLosses() {}

  /**
   * Focal loss of sigmoids whose outliers are truncated before the modulator.
   *
   * @param gamma the power of the modulator
   * @param truncation what becomes of outliers
   */
  record MultiWeighted(double gamma, Truncation truncation) implements LogitLoss {
    private static final double MAX_BETA = 0.4;

    MultiWeighted {
      Checks.inRange("gamma", gamma, 0, 10);
      Checks.inRange("beta", truncation.probability(), 0, MAX_BETA);
    }

    @Override
    public String id() {
      return SoftmaxLosses.number("mwnl", gamma);
    }

    @Override
    public NDArray perSample(NDArray logits, NDArray labels) {
      // t = -z at the label and z elsewhere: softplus(t) is the binary cross entropy.
      NDArray sign = DifferentiableMath.times(LogitMath.oneHot(labels, logits), -2).add(1);
      NDArray towards = logits.mul(sign);
      NDArray entropies = LogitMath.softplus(towards);
      double threshold = -Math.log(truncation.probability());
      NDArray modulator = DifferentiableMath.times(LogitMath.softplus(towards.neg()), -gamma).exp();
      return truncation.apply(entropies, entropies, threshold).mul(modulator).mean(new int[] {1});
    }
  }

  /**
   * Focal loss of sigmoids with powers of their own for the label and for the other classes.
   *
   * @param positive the power at the label
   * @param negative the power at the other classes
   * @param clip how far the probability of the other classes is lowered
   */
  record AsymmetricFocal(double positive, double negative, double clip) implements LogitLoss {
    AsymmetricFocal {
      Checks.inRange("gamma of the label", positive, 0, 10);
      Checks.inRange("gamma of the other classes", negative, 1, 10);
      Checks.inRange("clip", clip, 0, 0.5);
    }

    @Override
    public String id() {
      return String.format(Locale.ROOT, "asymmetric-focal(%s,%s,%s)", positive, negative, clip);
    }

    @Override
    public NDArray perSample(NDArray logits, NDArray labels) {
      NDArray own = LogitMath.oneHot(labels, logits);
      NDArray missing = LogitMath.softplus(logits).neg();
      NDArray atLabel =
          LogitMath.softplus(logits.neg())
              .mul(DifferentiableMath.times(missing, positive).exp())
              .mul(own);
      NDArray lowered = DifferentiableMath.atLeast(missing.exp().neg().add(1 - clip), 0);
      // log(1 - lowered), but exact where nothing is lowered and the probability is near 1.
      NDArray logRest =
          clip == 0 ? missing : DifferentiableMath.atMost(missing.exp().add(clip), 1).log();
      NDArray elsewhere =
          logRest.neg().mul(DifferentiableMath.power(lowered, negative)).mul(own.neg().add(1));
      return atLabel.add(elsewhere).sum(new int[] {1});
    }
  }
}
