package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.glimpse.core.label.LabelCounts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinationTest {
  private static final LabelCounts COUNTS = TestClips.counts(90, 10);

  @Nested
  class OfThree extends ImbalanceStrategyContract {
    @Override
    ImbalanceStrategy strategy() {
      return Imbalance.parse("drw+mixup+temperature");
    }
  }

  @Nested
  class OfStages extends ImbalanceStrategyContract {
    @Override
    ImbalanceStrategy strategy() {
      return Imbalance.parse("ppl+crt");
    }
  }

  @Test
  void takesFromEachWhatItChanges() {
    TrainingPlan plan = Imbalance.parse("Weighted+MixUp+temperature").plan(COUNTS, 4);
    assertThat(plan.id()).isEqualTo("weighted+mixup+temperature");
    EpochPolicy policy = plan.epoch(3).policy();
    assertThat(policy.loss().weights().weight(1)).isCloseTo(1.8, within(1e-12));
    assertThat(policy.mixer().kind()).isEqualTo(Mixer.Kind.BLEND);
    assertThat(policy.loss().perSample()).isEqualTo(LogitLoss.crossEntropy());
    assertThat(plan.finish()).isEqualTo(Finish.fitted(Fit.TEMPERATURE));
    assertThat(plan.stages()).hasSize(1);
  }

  @Test
  void givesAPhasedPlanAnotherLossWithItsHead() {
    TrainingPlan plan = Imbalance.parse("ppl+ldam").plan(COUNTS, 10);
    assertThat(plan.head()).isEqualTo(Head.cosine(30));
    assertThat(plan.epoch(0).policy().loss().perSample().id()).startsWith("ldam");
    assertThat(plan.epoch(9).policy().loss().weights().weight(1)).isCloseTo(1.8, within(1e-12));
    assertThat(plan.stages()).extracting(TrainingStage::epochs).containsExactly(8, 2);
  }

  @Test
  void keepsTheStagesOfBoth() {
    ImbalanceStrategy longer =
        Imbalance.phasedProgressive()
            .withoutMixing()
            .withWeighting(Progress.power(1).between(0, 0.5));
    TrainingPlan plan =
        Imbalance.combined(longer, Imbalance.classifierRetraining()).plan(COUNTS, 10);
    assertThat(plan.stages()).extracting(TrainingStage::epochs).containsExactly(5, 3, 2);
    assertThat(plan.stages())
        .extracting(TrainingStage::freshHead)
        .containsExactly(false, false, true);
    assertThat(plan.epoch(8).trains()).isEqualTo(TrainedPart.HEAD);
    assertThat(plan.epoch(7).trains()).isEqualTo(TrainedPart.WHOLE_MODEL);
    assertThat(plan.epoch(8).policy().sampler()).isEqualTo(EpochSampler.classBalanced());
  }

  @Test
  void multipliesWeightsAndWarnsOfIt() {
    ImbalanceStrategy twice = Imbalance.parse("weighted-sqrt+weighted-sqrt");
    assertThat(twice.plan(COUNTS, 1).epoch(0).policy().loss().weights().weight(1))
        .isCloseTo(1.8, within(1e-12));
    assertThat(twice.warnings())
        .containsExactly(
            "weighted-sqrt corrects the class frequencies by class weights, and so does"
                + " weighted-sqrt by class weights: together they favor rare classes twice. Leave"
                + " one of them out.");
  }

  @ParameterizedTest
  @CsvSource({
    "weighted+balanced-sampling, class weights, drawing of clips",
    "weighted+logit-adjustment, class weights, the counts in its loss",
    "balanced-sampling+seesaw, drawing of clips, the counts in its loss",
    "balanced-softmax+thresholds, the counts in its loss, its decision",
    "drw+tau-norm, class weights, the norms of its head",
    "ppl+logit-adjustment-posthoc, class weights, its decision",
  })
  void warnsWhereBothMakeUpForTheSame(String name, String first, String second) {
    assertThat(Imbalance.parse(name).warnings())
        .singleElement()
        .asString()
        .contains("by " + first + ", and so does")
        .contains("by " + second + ": together");
  }

  @ParameterizedTest
  @CsvSource({"weighted+mixup", "ldam+drw", "focal+crt", "cri+weighted", "crt+temperature"})
  void doesNotWarnWhereOneOnlyDoes(String name) {
    assertThat(Imbalance.parse(name).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ldam+focal, bring a loss",
    "mixup+ppl, mix clips",
    "balanced-sampling+sqrt-sampling, draw the clips",
    "crt+lws, train a part of the model",
  })
  void refusesTwoThatChangeTheSame(String name, String what) {
    assertThatThrownBy(() -> Imbalance.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be combined: both " + what + ". Choose one of them.");
  }

  @Test
  void refusesWhatACosineHeadCannotHave() {
    assertThatThrownBy(() -> Imbalance.parse("ldam+temperature"))
        .hasMessageContaining("a plan with a cosine head cannot have a finish");
    assertThatThrownBy(() -> Imbalance.parse("cri+lws"))
        .hasMessageContaining("a plan with a cosine head cannot scale its classes");
    assertThatThrownBy(() -> Imbalance.parse("weighted+nothing"))
        .hasMessageStartingWith("imbalance strategy 'nothing' is not known");
  }

  @Test
  void joinsFinishes() {
    Finish both = Finish.normalized(1).and(Finish.fitted(Fit.TEMPERATURE));
    assertThat(both.normalization()).isEqualTo(1);
    assertThat(both.fits()).containsExactly(Fit.TEMPERATURE);
    assertThat(both.and(Finish.fitted(Fit.TEMPERATURE, Fit.THRESHOLDS)).fits())
        .containsExactly(Fit.TEMPERATURE, Fit.THRESHOLDS);
    Decision decision = Decision.plain(2);
    assertThat(Finish.none().and(Finish.deciding(decision)).decision())
        .isEqualTo(Optional.of(decision));
    assertThatThrownBy(() -> both.and(Finish.normalized(2)))
        .hasMessage("a head cannot be normalized twice");
    assertThatThrownBy(() -> Finish.deciding(decision).and(Finish.deciding(decision)))
        .hasMessage("a decision cannot be given twice");
    assertThatThrownBy(() -> Finish.normalized(1).and(Finish.fitted(Fit.NORMALIZATION)))
        .hasMessage("tau of the normalization cannot be given and fitted too");
  }
}
