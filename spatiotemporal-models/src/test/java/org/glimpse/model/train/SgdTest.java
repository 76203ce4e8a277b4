package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glimpse.model.train.OptimizerRule.Sgd;
import org.junit.jupiter.api.Test;

class SgdTest extends OptimizerRuleContract {
  private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  @Override
  OptimizerRule rule() {
    return OptimizerRule.sgd();
  }

  // PyTorch 1.13.0, float64, golden/optimizers.py: torch.optim.SGD([a, b], lr=0.1 * (1 - 0.1 t),
  // momentum=0.9, weight_decay=0 or 0.01), gradients a * (t + 1) and b / (t + 1), t = 0..5.
  @Test
  void agreesWithPyTorchUnderAFallingRate() {
    assertSixSteps(
        OptimizerRule.sgd(), NO_LIMIT, -0.56168025, 1.1233605, -5.746721, -1.679454, -0.5350455);
    assertSixSteps(
        new Sgd(0.9, 0.01),
        NO_LIMIT,
        -0.571196638907696,
        1.14239327781539,
        -5.74259228924584,
        -1.67655512889481,
        -0.527149606932145);
  }

  // The same with nesterov=True.
  @Test
  void looksAheadAsPyTorchDoes() {
    assertSixSteps(
        OptimizerRule.sgd().withNesterov(),
        NO_LIMIT,
        -1.105512225,
        2.21102445,
        -7.9220489,
        -2.1100086,
        -0.49916595);
    assertSixSteps(
        OptimizerRule.sgd().withNesterov().withWeightDecay(0.01),
        NO_LIMIT,
        -1.11517451005093,
        2.23034902010187,
        -7.90709679834531,
        -2.10152756024751,
        -0.489535320954298);
  }

  // The same without momentum, after torch.nn.utils.clip_grad_norm_([a, b], 1.5).
  @Test
  void agreesWithPyTorchUnderALimitOnTheGradientsNorm() {
    assertSixSteps(
        new Sgd(0, 0),
        1.5,
        0.8674716520951,
        -1.7349433041902,
        -0.0301133916196017,
        0.105799496157032,
        -0.683816624679753);
  }

  @Test
  void refusesAMomentumOfOne() {
    assertThatThrownBy(() -> new Sgd(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("momentum must be in [0.0, 0.9999999999999999] but is 1.0");
    assertThatThrownBy(() -> new Sgd(0, 0).withNesterov())
        .hasMessage("Nesterov's rule needs a momentum above 0");
  }
}
