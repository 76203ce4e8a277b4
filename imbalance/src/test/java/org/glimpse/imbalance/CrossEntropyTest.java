package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import org.junit.jupiter.api.Test;

class CrossEntropyTest extends LogitLossContract {
  private static final double EXACT = 1e-12;
  private static final double[] LOGITS = {1.5, -0.5, 0.25, 0, 2, -1, 0.3, 0.2, 0.1, -2, 0, 1};
  private static final int[] LABELS = {0, 2, 1, 2};

  @Override
  LogitLoss loss(int classes) {
    return LogitLoss.crossEntropy();
  }

  // numpy 2.4: lp = z - log(exp(z).sum(1)); l = -lp[range(4), y]; l.mean();
  // (w[y]*l).sum()/w[y].sum()
  @Test
  void agreesWithNumpyPlainAndWeighted() {
    ClassificationLoss plain =
        ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.uniform(3));
    ClassificationLoss weighted =
        ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.proportionalTo(0.5, 2, 0.5));
    assertThat(value(plain, LOGITS, LABELS, 3)).isCloseTo(1.2431882370891296, within(EXACT));
    assertThat(value(weighted, LOGITS, LABELS, 3)).isCloseTo(1.1826544990063217, within(EXACT));
  }

  @Test
  void isPlainCrossEntropyWhereAllWeightsAreEqual() {
    ClassificationLoss plain =
        ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.uniform(3));
    ClassificationLoss scaled =
        ClassificationLoss.of(
            LogitLoss.crossEntropy(), new ClassWeights(java.util.List.of(3.0, 3.0, 3.0)));
    assertThat(value(scaled, LOGITS, LABELS, 3)).isEqualTo(value(plain, LOGITS, LABELS, 3));
  }

  @Test
  void countsAClassOfWeightTwoLikeADoubledSample() {
    double[] doubled = {1.5, -0.5, 0.25, 1.5, -0.5, 0.25, 0, 2, -1};
    double[] once = {1.5, -0.5, 0.25, 0, 2, -1};
    ClassificationLoss plain =
        ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.uniform(3));
    ClassificationLoss weighted =
        ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.proportionalTo(2, 1, 1));
    assertThat(value(weighted, once, new int[] {0, 2}, 3))
        .isCloseTo(value(plain, doubled, new int[] {0, 0, 2}, 3), within(EXACT));
  }

  @Test
  void equalsTheLossThatComesWithDjl() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray logits = manager.create(LOGITS, new Shape(4, 3));
      NDArray labels = manager.create(LABELS);
      double theirs =
          Loss.softmaxCrossEntropyLoss()
              .evaluate(new NDList(labels), new NDList(logits))
              .getDouble();
      ClassificationLoss ours =
          ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.uniform(3));
      assertThat(value(ours, LOGITS, LABELS, 3)).isCloseTo(theirs, within(EXACT));
    }
  }

  @Test
  void refusesLogitsOfAnotherNumberOfClasses() {
    ClassificationLoss loss =
        ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.uniform(4));
    assertThatThrownBy(() -> value(loss, LOGITS, LABELS, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("logits have 3 classes but there are 4 class weights");
  }
}
