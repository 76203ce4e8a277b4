package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NesterovTest extends OptimizerRuleContract {
  @Override
  OptimizerRule rule() {
    return OptimizerRule.sgd().withNesterov();
  }

  @Test
  void isOneOfTheNamesThatAreKnown() {
    assertThatThrownBy(() -> OptimizerRule.parse("rmsprop"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("optimizer 'rmsprop' is not known; choose one of sgd, nesterov, adam, adamw.");
  }
}
