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

  // PyTorch 1.13.0, float64: torch.optim.Adam([a, b], lr=0.1 * (1 - 0.2 t), weight_decay=0 or
  // 0.01), gradients a * (t + 1) and b / (t + 1), t = 0..3.
  @Test
  void agreesWithPyTorchUnderAFallingRate() {
    assertFourSteps(
        OptimizerRule.adam(),
        NO_LIMIT,
        0.726888957507804,
        -1.72688895561331,
        0.226888954666057,
        0.0401865639959924,
        -0.440186575994786);
    assertFourSteps(
        OptimizerRule.adam().withWeightDecay(0.01),
        NO_LIMIT,
        0.726691678054694,
        -1.72669973618379,
        0.226861922844224,
        0.0401777986472853,
        -0.439332632942345);
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
