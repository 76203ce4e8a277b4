package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ImbalanceTest {
  @Nested
  class None extends ImbalanceStrategyContract {
    @Override
    ImbalanceStrategy strategy() {
      return Imbalance.none();
    }
  }

  @Nested
  class Weighted extends ImbalanceStrategyContract {
    @Override
    ImbalanceStrategy strategy() {
      return Imbalance.classWeighted(ClassWeighting.effectiveNumber(0.99));
    }
  }

  @Nested
  class BalancedSampling extends ImbalanceStrategyContract {
    @Override
    ImbalanceStrategy strategy() {
      return Imbalance.classBalancedSampling();
    }
  }

  @Test
  void parsesEveryNameItLists() {
    for (String name : Imbalance.names().keySet()) {
      assertThat(Imbalance.parse(name).id()).isEqualTo(name);
      assertThat(Imbalance.parse(" " + name.toUpperCase(java.util.Locale.ROOT)).id())
          .isEqualTo(name);
    }
  }

  @Test
  void namesTheChoicesWhereANameIsUnknown() {
    assertThatThrownBy(() -> Imbalance.parse("smote"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "imbalance strategy 'smote' is not known; choose one of none, weighted,"
                + " weighted-sqrt, weighted-effective, balanced-sampling.");
  }

  @Test
  void correctsOnceOnly() {
    EpochPolicy weighted = policy(Imbalance.classWeighted());
    EpochPolicy sampled = policy(Imbalance.classBalancedSampling());
    assertThat(weighted.loss().weights().weight(0)).isCloseTo(0.2, within(1e-12));
    assertThat(weighted.loss().weights().weight(1)).isCloseTo(1.8, within(1e-12));
    assertThat(weighted.sampler()).isEqualTo(EpochSampler.instance());
    assertThat(sampled.loss().weights().isUniform()).isTrue();
    assertThat(sampled.sampler()).isEqualTo(EpochSampler.classBalanced());
  }

  private static EpochPolicy policy(ImbalanceStrategy strategy) {
    return strategy.plan(TestClips.counts(90, 10), 5).epoch(4).policy();
  }
}
