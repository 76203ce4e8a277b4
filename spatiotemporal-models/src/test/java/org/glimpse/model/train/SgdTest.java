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

  // PyTorch 1.13.0, float64: torch.optim.SGD([a, b], lr=0.1 * (1 - 0.2 t), momentum=0.9,
  // weight_decay=0 or 0.01), gradients a * (t + 1) and b / (t + 1), t = 0..3.
  @Test
  void agreesWithPyTorchUnderAFallingRate() {
    assertFourSteps(OptimizerRule.sgd(), NO_LIMIT, 0.48472, -0.96944, -1.56112, -0.82488, -0.60626);
    assertFourSteps(
        new Sgd(0.9, 0.01),
        NO_LIMIT,
        0.479580314660992,
        -0.959160629321984,
        -1.5623732302759,
        -0.825056421874983,
        -0.602522092468774);
  }

  // The same without momentum, after torch.nn.utils.clip_grad_norm_([a, b], 1.5).
  @Test
  void agreesWithPyTorchUnderALimitOnTheGradientsNorm() {
    assertFourSteps(
        new Sgd(0, 0),
        1.5,
        0.922814194855578,
        -1.84562838971116,
        0.191256779422312,
        0.125885786514973,
        -0.685490482209581);
  }

  @Test
  void refusesAMomentumOfOne() {
    assertThatThrownBy(() -> new Sgd(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("momentum must be in [0.0, 0.9999999999999999] but is 1.0");
  }
}
