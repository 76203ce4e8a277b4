package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glimpse.model.train.OptimizerRule.AdamW;
import org.junit.jupiter.api.Test;

class AdamWTest extends OptimizerRuleContract {
  @Override
  OptimizerRule rule() {
    return OptimizerRule.adamW();
  }

  // PyTorch 1.13.0, float64, golden/optimizers.py: torch.optim.AdamW([a, b], lr=0.1 * (1 - 0.1 t)),
  // then with weight_decay=0.2 after clip_grad_norm_([a, b], 1.5); gradients a * (t + 1) and
  // b / (t + 1), t = 0..5.
  @Test
  void agreesWithPyTorchUnderAFallingRate() {
    assertSixSteps(
        OptimizerRule.adamW(),
        Double.POSITIVE_INFINITY,
        0.558733256199304,
        -1.55424159558515,
        0.0609790816191645,
        -0.0949457897564181,
        -0.303257567688315);
    assertSixSteps(
        OptimizerRule.adamW().withWeightDecay(0.2),
        1.5,
        0.480459925806469,
        -1.39373522581213,
        0.0238222592106447,
        -0.0692066659206088,
        -0.296103505111387);
  }

  @Test
  void refusesADecayWithinTheGradientToo() {
    assertThatThrownBy(() -> new AdamW(OptimizerRule.adam().withWeightDecay(0.1), 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the Adam within AdamW must be without weight decay but has 0.1");
  }
}
