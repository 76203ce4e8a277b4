package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.glimpse.core.label.LabelCounts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossesTest {
  private static final double EXACT = 1e-10;
  private static final int CLASSES = 4;
  private static final int SAMPLES = 6;
  private static final LabelCounts COUNTS = TestClips.counts(120, 30, 8, 1);
  private static final double[] LOGITS =
      new SplittableRandom(3).doubles(SAMPLES * CLASSES, -3, 3).toArray();
  private static final int[] LABELS = {0, 1, 2, 3, 0, 0};

  private static LabelCounts longTail(int classes) {
    return TestClips.counts(
        IntStream.range(0, classes)
            .mapToObj(c -> (int) Math.max(1, 500 * Math.pow(0.8, c)))
            .toArray(Integer[]::new));
  }

  @Nested
  class LabelSmoothing extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.labelSmoothing(0.1);
    }
  }

  @Nested
  class Focal extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.focal(2);
    }
  }

  @Nested
  class FocalOfSmallPower extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.focal(0.5);
    }
  }

  @Nested
  class Ldam extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.ldam(longTail(classes), 0.5, 30);
    }
  }

  @Nested
  class BalancedSoftmax extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.balancedSoftmax(longTail(classes));
    }
  }

  @Nested
  class LogitAdjustment extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.logitAdjustment(longTail(classes), 1.5);
    }
  }

  /** With q 0, since the gradient takes the compensation for a constant. */
  @Nested
  class Seesaw extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.seesaw(longTail(classes), 0.8, 0);
    }
  }

  @Nested
  class AsymmetricFocal extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.asymmetricFocal(1, 4, 0.05);
    }
  }

  @Nested
  class MultiWeighted extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.multiWeighted(1, new Truncation(Truncation.Kind.DECREASE, 0.1));
    }
  }

  @Nested
  class CouplingRegulationDecrease extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.couplingRegulation(
          longTail(classes),
          CouplingRegulation.withDefaults()
              .withScale(3)
              .withTruncation(new Truncation(Truncation.Kind.DECREASE, 0.01)));
    }
  }

  @Nested
  class CouplingRegulationByDefault extends LogitLossContract {
    @Override
    LogitLoss loss(int classes) {
      return LogitLoss.couplingRegulation(longTail(classes), CouplingRegulation.withDefaults());
    }
  }

  @Test
  void becomeCrossEntropyWhereNothingIsCorrected() {
    double[] plain = perSample(LogitLoss.crossEntropy());
    for (LogitLoss same :
        List.of(
            LogitLoss.focal(0),
            LogitLoss.labelSmoothing(0),
            LogitLoss.ldam(COUNTS, 0, 1),
            LogitLoss.logitAdjustment(COUNTS, 0),
            LogitLoss.balancedSoftmax(TestClips.counts(9, 9, 9, 9)),
            LogitLoss.seesaw(COUNTS, 0, 0),
            LogitLoss.couplingRegulation(
                COUNTS,
                CouplingRegulation.withDefaults().withMaxMargin(0).withScale(1).withGamma(0)))) {
      assertThat(perSample(same)).as(same.id()).containsExactly(plain, within(EXACT));
    }
  }

  @Test
  void ofLogitAdjustmentOneIsTheBalancedSoftmax() {
    assertThat(perSample(LogitLoss.logitAdjustment(COUNTS, 1)))
        .containsExactly(perSample(LogitLoss.balancedSoftmax(COUNTS)), within(EXACT));
  }

  @Test
  void ofCouplingRegulationWithoutFocusIsLdam() {
    CouplingRegulation plain = CouplingRegulation.withDefaults().withMaxMargin(0.3).withGamma(0);
    assertThat(perSample(LogitLoss.couplingRegulation(COUNTS, plain.withScale(2))))
        .containsExactly(perSample(LogitLoss.ldam(COUNTS, 0.3, 2)), within(EXACT));
  }

  @Test
  void ofLdamOnScaledCosinesIsLdamOnCosines() {
    double[] scaled = IntStream.range(0, LOGITS.length).mapToDouble(i -> LOGITS[i] * 5).toArray();
    assertThat(perSample(LogitLoss.ldam(COUNTS, 0.4 * 5, 1), scaled))
        .containsExactly(perSample(LogitLoss.ldam(COUNTS, 0.4, 5)), within(EXACT));
    CouplingRegulation cri = CouplingRegulation.withDefaults().withScale(5);
    assertThat(perSample(cri.lossOnScaled(COUNTS), scaled))
        .containsExactly(perSample(cri.loss(COUNTS)), within(EXACT));
  }

  // numpy: m = n**-0.25; m / m.max() * 0.5 on the counts of DFME
  @Test
  void giveTheRarestClassTheLargestMargin() {
    List<Double> margins =
        SoftmaxLosses.margins(TestClips.counts(161, 100, 548, 265, 206, 278, 298), 0.5);
    double[] expected = {.444, .500, .327, .392, .417, .387, .381};
    for (int i = 0; i < expected.length; i++) {
      assertThat(margins.get(i)).isCloseTo(expected[i], within(5e-4));
    }
    assertThat(SoftmaxLosses.margins(TestClips.counts(0, 16, 1), 0.5))
        .containsExactly(0.5, 0.25, 0.5);
  }

  @ParameterizedTest
  @EnumSource(Truncation.Kind.class)
  void regulateEachSampleByItself(Truncation.Kind kind) {
    CouplingRegulation cri =
        CouplingRegulation.withDefaults()
            .withMaxMargin(0)
            .withScale(1)
            .withGamma(2)
            .withTruncation(new Truncation(kind, 0.05));
    // Probabilities of the label: one half, far below T and just below T.
    double below = Math.log(0.0499 / 0.9501);
    double[] logits = {0, 0, -8, 0, below, 0};
    double[] losses = perSample(LogitLoss.couplingRegulation(TestClips.counts(4, 4), cri), logits);
    double threshold = -Math.pow(0.95, 2) * Math.log(0.05);
    assertThat(losses[0]).isCloseTo(0.25 * Math.log(2), within(EXACT));
    double far = 1 / (1 + Math.exp(8));
    double[] expected =
        switch (kind) {
          case DROP -> new double[] {0, 0};
          case CAP -> new double[] {threshold, threshold};
          case DECREASE -> new double[] {far / 0.05 * threshold, 0.0499 / 0.05 * threshold};
        };
    assertThat(losses[1]).isCloseTo(expected[0], within(EXACT));
    assertThat(losses[2]).isCloseTo(expected[1], within(EXACT));
  }

  @Test
  void keepClassesWithoutClipsFinite() {
    LabelCounts counts = TestClips.counts(0, 30, 8, 1);
    for (LogitLoss loss :
        List.of(
            LogitLoss.ldam(counts, 0.5, 30),
            LogitLoss.balancedSoftmax(counts),
            LogitLoss.logitAdjustment(counts, 1),
            LogitLoss.seesaw(counts, 0.8, 2),
            LogitLoss.couplingRegulation(counts, CouplingRegulation.withDefaults()))) {
      for (double value : perSample(loss)) {
        assertThat(value).as(loss.id()).isFinite();
      }
    }
  }

  @Test
  void ofMixedSamplesLieBetweenThoseOfTheirLabels() {
    ClassificationLoss loss =
        ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.proportionalTo(1, 2, 3, 4));
    int[] second = {3, 2, 1, 0, 1, 2};
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray z = manager.create(LOGITS, new Shape(SAMPLES, CLASSES));
      NDArray a = manager.create(LABELS);
      NDArray b = manager.create(second);
      NDArray one = manager.ones(new Shape(SAMPLES)).toType(z.getDataType(), false);
      double first = LogitLossContract.value(loss, LOGITS, LABELS, CLASSES);
      double other = LogitLossContract.value(loss, LOGITS, second, CLASSES);
      assertThat(loss.evaluateMixed(a, b, one, z).getDouble()).isCloseTo(first, within(EXACT));
      assertThat(loss.evaluateMixed(a, b, one.mul(0), z).getDouble())
          .isCloseTo(other, within(EXACT));
      ClassificationLoss equal =
          ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.uniform(CLASSES));
      assertThat(equal.evaluateMixed(a, b, one.mul(0.3), z).getDouble())
          .isCloseTo(
              0.3 * LogitLossContract.value(equal, LOGITS, LABELS, CLASSES)
                  + 0.7 * LogitLossContract.value(equal, LOGITS, second, CLASSES),
              within(EXACT));
    }
  }

  @Test
  void refuseNumbersOutsideTheirRange() {
    assertThatThrownBy(() -> LogitLoss.focal(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gamma must be in [0.0, 10.0] but is -1.0");
    assertThatThrownBy(() -> LogitLoss.labelSmoothing(1.5))
        .hasMessage("label smoothing must be in [0.0, 1.0] but is 1.5");
    assertThatThrownBy(() -> LogitLoss.multiWeighted(1, new Truncation(Truncation.Kind.DROP, 0.41)))
        .hasMessage("beta must be in [0.0, 0.4] but is 0.41");
    assertThatThrownBy(() -> LogitLoss.ldam(COUNTS, 0.5, 0))
        .hasMessage("scale must be finite and greater than 0 but is 0.0");
    assertThatThrownBy(() -> perSample(LogitLoss.ldam(TestClips.counts(1, 1, 1), 0.5, 1)))
        .hasMessage("logits have 4 classes but there are 3 margins");
  }

  private static double[] perSample(LogitLoss loss) {
    return perSample(loss, LOGITS);
  }

  private static double[] perSample(LogitLoss loss, double[] logits) {
    int classes = logits.length == LOGITS.length ? CLASSES : 2;
    int[] labels = classes == CLASSES ? LABELS : new int[logits.length / classes];
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray z = manager.create(logits, new Shape(labels.length, classes));
      return loss.perSample(z, manager.create(labels)).toDoubleArray();
    }
  }
}
