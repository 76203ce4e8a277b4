package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @MethodSource("names")
  void plansAsEveryStrategyPromises(String name) {
    ImbalanceStrategyContract contract =
        new ImbalanceStrategyContract() {
          @Override
          ImbalanceStrategy strategy() {
            return Imbalance.parse(name);
          }
        };
    contract.plansExactlyTheEpochsAskedFor(1);
    contract.plansExactlyTheEpochsAskedFor(7);
    contract.namesItsPlanAfterItself();
    contract.copesWithAClassWithoutClipsAndOneWithASingleClip();
    contract.refusesToPlanNoEpoch();
  }

  static Set<String> names() {
    return Imbalance.names().keySet();
  }

  @Test
  void explainsEachNameInTwoLines() {
    assertThat(Imbalance.names().values())
        .allSatisfy(
            text ->
                assertThat(text.split("\n", -1)).hasSize(2).allMatch(line -> line.length() < 90));
  }

  @Test
  void readsAsTheGuideSays() {
    PhasedProgressive strategy = Imbalance.phasedProgressive().withCouplingRegulationLoss();
    assertThat(strategy.id()).isEqualTo("ppl+cri");
    TrainingPlan plan = strategy.plan(TestClips.counts(90, 10), 100);
    assertThat(plan.head()).isEqualTo(Head.cosine(30));
    assertThat(plan.epoch(40).policy().loss().weights().isUniform()).isTrue();
    assertThat(plan.epoch(80).policy().loss().weights().weight(1)).isCloseTo(1.8, within(1e-12));
    assertThat(plan.epoch(40).policy().mixer().labels().of(0.4, 0, 1)).isEqualTo(0.4);
    assertThat(plan.epoch(80).policy().mixer().labels().of(0.4, 0, 1)).isZero();
    assertThat(plan.epoch(80).policy().sampler()).isEqualTo(EpochSampler.instance());
  }

  @Test
  void warnsWhereWeightsAndSamplingCorrectTheSame() {
    PhasedProgressive usual = Imbalance.phasedProgressive();
    assertThat(usual.warnings()).isEmpty();
    PhasedProgressive twice = usual.withSampling(Progress.power(5));
    assertThat(twice.warnings()).singleElement().asString().contains("favor rare classes twice");
    assertThat(twice.withoutWeighting().warnings()).isEmpty();
    assertThat(twice.id()).startsWith("ppl(sampling=Progress[");
  }

  @Test
  void defersWeightsToTheLastFifth() {
    TrainingPlan plan = Imbalance.marginsWithDeferredWeights().plan(TestClips.counts(90, 10), 200);
    assertThat(plan.epoch(159).policy().loss().weights().isUniform()).isTrue();
    assertThat(plan.epoch(160).policy().loss().weights().weight(1)).isGreaterThan(1.7);
    assertThat(plan.head()).isEqualTo(Head.cosine(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"drw", "ldam-drw", "crt", "lws"})
  void correctsInAStageOfItsOwnSoThatTheLearningRateIsNotSpent(String name) {
    ImbalanceStrategy strategy = Imbalance.parse(name);
    assertThat(lengths(strategy, 1)).containsExactly(1);
    assertThat(lengths(strategy, 2)).containsExactly(1, 1);
    assertThat(lengths(strategy, 10)).containsExactly(8, 2);
    assertThat(lengths(strategy, 200)).containsExactly(160, 40);
  }

  @Test
  void givesTheBalancedPhaseAStageOfItsOwn() {
    PhasedProgressive usual = Imbalance.phasedProgressive();
    assertThat(lengths(usual, 10)).containsExactly(8, 2);
    assertThat(lengths(usual, 3)).containsExactly(3);
    TrainingPlan plan = usual.plan(TestClips.counts(90, 10), 10);
    assertThat(plan.epoch(7).policy().loss().weights().weight(1)).isLessThan(1.5);
    assertThat(plan.epoch(8).policy().loss().weights().weight(1)).isCloseTo(1.8, within(1e-12));
    assertThat(plan.epoch(9).policy().loss().weights().weight(1)).isCloseTo(1.8, within(1e-12));
    PhasedProgressive longer = usual.withMixing(Progress.power(3).between(0.5, 0.9));
    assertThat(lengths(longer, 10)).containsExactly(9, 1);
    assertThat(lengths(usual.withoutMixing().withoutWeighting(), 10)).containsExactly(10);
  }

  private static List<Integer> lengths(ImbalanceStrategy strategy, int epochs) {
    return strategy.plan(TestClips.counts(90, 10), epochs).stages().stream()
        .map(TrainingStage::epochs)
        .toList();
  }

  @Test
  void retrainsAFreshHeadOnBalancedClasses() {
    TrainingPlan plan = Imbalance.classifierRetraining().plan(TestClips.counts(90, 10), 20);
    assertThat(plan.stages()).hasSize(2);
    TrainingStage head = plan.stages().get(1);
    assertThat(head.epochs()).isEqualTo(4);
    assertThat(head.trains()).isEqualTo(TrainedPart.HEAD);
    assertThat(head.freshHead()).isTrue();
    assertThat(head.schedule().at(0).sampler()).isEqualTo(EpochSampler.classBalanced());
  }

  @Test
  void scalesTheClassesOfAFrozenHead() {
    TrainingPlan plan = Imbalance.parse("lws").plan(TestClips.counts(90, 10), 20);
    assertThat(plan.epoch(15).trains()).isEqualTo(TrainedPart.WHOLE_MODEL);
    assertThat(plan.epoch(16).trains()).isEqualTo(TrainedPart.SCALES);
    assertThat(plan.epoch(16).policy().sampler()).isEqualTo(EpochSampler.classBalanced());
    assertThat(plan.stages().get(1).freshHead()).isFalse();
  }

  @Test
  void magnifiesWhatBalancedDrawingRepeats() {
    EpochPolicy policy = policy(Imbalance.parse("magnified-sampling"));
    assertThat(policy.magnifier()).isEqualTo(new Magnifier(0.7, 1.5));
    assertThat(policy.sampler()).isEqualTo(EpochSampler.classBalanced());
    assertThat(policy(Imbalance.none()).magnifier().active()).isFalse();
  }

  @Test
  void drawsEverMoreEvenly() {
    TrainingPlan plan = Imbalance.parse("progressive-sampling").plan(TestClips.counts(9, 1), 5);
    assertThat(plan.epoch(0).policy().sampler()).isEqualTo(EpochSampler.balancedBy(0));
    assertThat(plan.epoch(2).policy().sampler()).isEqualTo(EpochSampler.balancedBy(0.5));
    assertThat(plan.epoch(4).policy().sampler()).isEqualTo(EpochSampler.balancedBy(1));
  }

  @Test
  void refusesAFinishOnACosineHead() {
    TrainingPlan plan = Imbalance.none().plan(TestClips.counts(1, 1), 1).withHead(Head.cosine(2));
    assertThatThrownBy(() -> plan.withFinish(Finish.normalized(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a plan with a cosine head cannot have a finish");
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
        .hasMessageStartingWith("imbalance strategy 'smote' is not known; choose one of none, ")
        .hasMessageEndingWith(", ppl, ppl+cri, or several joined by '+'.");
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
