package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glimpse.model.train.OptimizerRule.Adam;
import org.junit.jupiter.api.Test;

class AdamTest extends OptimizerRuleContract {
  private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  @Override
  OptimizerRule rule() {
    return OptimizerRule.adam();
  }

  // PyTorch 1.13.0, float64, golden/optimizers.py: torch.optim.Adam([a, b], lr=0.1 * (1 - 0.1 t),
  // weight_decay=0 or 0.01), gradients a * (t + 1) and b / (t + 1), t = 0..5.
  @Test
  void agreesWithPyTorchUnderAFallingRate() {
    assertSixSteps(
        OptimizerRule.adam(),
        NO_LIMIT,
        0.562408945664726,
        -1.5624089432152,
        0.0624089419904356,
        -0.0943778519425819,
        -0.305622168805601);
    assertSixSteps(
        OptimizerRule.adam().withWeightDecay(0.01),
        NO_LIMIT,
        0.562066745939902,
        -1.56208043883577,
        0.0623622226285214,
        -0.0943705886136035,
        -0.30342075788499);
  }

  @Test
  void refusesParametersOutsideTheirRange() {
    assertThatThrownBy(() -> new Adam(1, 0.999, 1e-8, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("beta1 must be in [0.0, ");
    assertThatThrownBy(() -> OptimizerRule.adam().withWeightDecay(-1))
        .hasMessageContaining("weight decay must be in [0.0, 1.0] but is -1.0");
  }
}
