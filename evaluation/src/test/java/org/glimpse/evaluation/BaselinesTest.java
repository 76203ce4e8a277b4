package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.glimpse.core.tensor.LabelledClips;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  @Test
  void predictsTheMajorityOfTheTrainingFoldNotOfTheTestFold() {
    // without s0 the training clips are 3 b and 1 c; without s1 4 a and 1 b; without s2 4 a, 2 b, 1
    // c
    LabelledClips clips = Clips.subjects("aaaa", "bbc", "b");
    Evaluation majority = Baselines.majority(FoldPlan.leaveOneSubjectOut(clips), clips);
    assertThat(majority.clips())
        .extracting(EvaluatedClip::predicted)
        .containsExactly(1, 1, 1, 1, 0, 0, 0, 0);
    assertThat(majority.clips().get(0).scores()).containsExactly(0.0, .75, .25);
    assertThat(majority.accuracy()).hasValue(0);
  }

  @Test
  void prefersTheLowestIndexAmongEquallyFrequentClasses() {
    LabelledClips clips = Clips.subjects("cb", "a");
    FoldPlan plan = FoldPlan.trainTest(clips.ids().subList(0, 2), clips.ids().subList(2, 3));
    assertThat(Baselines.majority(plan, clips).clips().get(0).predicted()).isEqualTo(1);
  }

  @Test
  void drawsPriorPredictionsInTheSharesOfTheTrainingClasses() {
    LabelledClips clips = Clips.subjects("aaabbbbbbc", "a".repeat(20000));
    FoldPlan plan = FoldPlan.trainTest(clips.ids().subList(0, 10), clips.ids().subList(10, 20010));
    Confusion drawn = Baselines.prior(plan, clips, 3).pooled();
    // three standard deviations of a share over 20 000 draws are about .0104
    assertThat(drawn.predicted(0) / 20000.0).isCloseTo(.3, within(.0104));
    assertThat(drawn.predicted(1) / 20000.0).isCloseTo(.6, within(.0104));
    assertThat(drawn.predicted(2) / 20000.0).isCloseTo(.1, within(.0104));
  }

  @Test
  void drawsTheSameForTheSameSeedAndOtherwiseForAnother() {
    LabelledClips clips = Clips.subjects("abcabcabc", "abcabcabcabc");
    FoldPlan plan = FoldPlan.leaveOneSubjectOut(clips);
    List<EvaluatedClip> first = Baselines.prior(plan, clips, 1).clips();
    assertThat(Baselines.prior(plan, clips, 1).clips()).isEqualTo(first);
    assertThat(Baselines.prior(plan, clips, 2).clips()).isNotEqualTo(first);
  }

  @Test
  void knowsTheTestLabelsWhereFoldsAreUnknown() {
    LabelledClips clips = Clips.subjects("aaaa", "bbc", "b");
    Evaluation result = Baselines.majority(FoldPlan.leaveOneSubjectOut(clips), clips);
    Evaluation always = Baselines.alwaysMostFrequent(result);
    assertThat(always.pooled().rows())
        .containsExactly(List.of(4, 0, 0), List.of(3, 0, 0), List.of(1, 0, 0));
    assertThat(always.protocol()).isEqualTo("loso");
    assertThat(always.clips().get(0).scores()).isEmpty();
  }
}
