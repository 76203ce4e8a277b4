package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.junit.jupiter.api.Test;

class FoldPlanTest {
  private static final ClipId A1 = Clips.id("a", "1");
  private static final ClipId A2 = Clips.id("a", "2");
  private static final ClipId B1 = Clips.id("b", "1");
  private static final ClipId C1 = Clips.id("c", "1");
  private static final Fold TEST_A = new Fold("a", List.of(B1), List.of(A1, A2));
  private static final Fold TEST_B = new Fold("b", List.of(A1, A2), List.of(B1));

  @Test
  void leavesEachSubjectOutOnce() {
    FoldPlan plan = FoldPlan.leaveOneSubjectOut(List.of(C1, A1, B1, A2));
    assertThat(plan.protocol()).isEqualTo("loso");
    assertThat(plan.folds())
        .containsExactly(
            new Fold("lab/a", List.of(C1, B1), List.of(A1, A2)),
            new Fold("lab/b", List.of(C1, A1, A2), List.of(B1)),
            new Fold("lab/c", List.of(A1, B1, A2), List.of(C1)));
    assertThat(plan.foldOf()).containsEntry(A2, "lab/a").containsEntry(C1, "lab/c").hasSize(4);
  }

  @Test
  void leavesEachCorpusOutOnce() {
    ClipId other = ClipId.of("other", "a", "1");
    FoldPlan plan = FoldPlan.leaveOneCorpusOut(List.of(A1, other, B1));
    assertThat(plan.folds())
        .containsExactly(
            new Fold("lab", List.of(other), List.of(A1, B1)),
            new Fold("other", List.of(A1, B1), List.of(other)));
  }

  @Test
  void refusesToLeaveOutTheOnlyGroup() {
    assertThatThrownBy(() -> FoldPlan.leaveOneSubjectOut(List.of(A1, A2)))
        .hasMessage("leaving one subject out needs at least 2 but there are 1");
    assertThatThrownBy(() -> FoldPlan.leaveOneCorpusOut(List.of(A1, B1)))
        .hasMessage("leaving one corpus out needs at least 2 but there are 1");
  }

  @Test
  void keepsTheTrainingSideOfAFixedSplitUntested() {
    FoldPlan plan = FoldPlan.trainTest(List.of(A1, A2), List.of(B1));
    assertThat(plan.tested()).containsExactly(B1);
    assertThat(plan.trainingOnly()).containsExactly(A1, A2);
    assertThat(plan.folds()).containsExactly(new Fold("test", List.of(A1, A2), List.of(B1)));
  }

  @Test
  void refusesAClipThatIsNeverTested() {
    assertThatThrownBy(() -> plan(List.of(A1, A2, B1), TEST_A))
        .hasMessage("clip lab/b/1 is never tested");
  }

  @Test
  void refusesAClipThatIsTestedTwice() {
    Fold again = new Fold("again", List.of(A1), List.of(B1));
    assertThatThrownBy(() -> plan(List.of(A1, A2, B1), TEST_A, TEST_B, again))
        .hasMessage("clip lab/b/1 is tested twice");
  }

  @Test
  void refusesUnknownClipsOnEitherSide() {
    assertThatThrownBy(() -> plan(List.of(A1, A2), TEST_A))
        .hasMessage("clip lab/b/1 in fold a is unknown");
    assertThatThrownBy(() -> plan(List.of(B1, A1), TEST_A))
        .hasMessage("clip lab/a/2 tested in fold a is unknown");
  }

  @Test
  void refusesToTestAClipThatIsForTrainingOnly() {
    assertThatThrownBy(() -> new FoldPlan("p", List.of(A1), List.of(A2, B1), List.of(TEST_A)))
        .hasMessage("clip lab/a/2 tested in fold a is for training only");
  }

  @Test
  void refusesDoubledClipsAndFoldNames() {
    assertThatThrownBy(() -> plan(List.of(A1, A1), TEST_A))
        .hasMessage("clip lab/a/1 is listed twice");
    assertThatThrownBy(() -> new FoldPlan("p", List.of(A1), List.of(A1), List.of(TEST_A)))
        .hasMessage("clip lab/a/1 is listed twice");
    assertThatThrownBy(() -> plan(List.of(A1, A2, B1), TEST_A, TEST_A))
        .hasMessage("fold name 'a' occurs twice");
  }

  @Test
  void spreadsClassesEvenlyOverWholeSubjects() {
    // six subjects of two "a", three of one "b" and three of one "c": three folds can be equal
    LabelledClips clips =
        Clips.subjects("aa", "aa", "aa", "aa", "aa", "aa", "b", "b", "b", "c", "c", "c");
    for (int seed = 0; seed < 20; seed++) {
      FoldPlan plan = FoldPlan.subjectKFold(clips, 3, seed);
      assertThat(plan.protocol()).isEqualTo("kfold:3");
      assertThat(plan.folds()).extracting(Fold::name).containsExactly("1", "2", "3");
      for (Fold fold : plan.folds()) {
        assertThat(clips.select(fold.test()).counts().counts()).containsExactly(4, 1, 1);
      }
    }
  }

  @Test
  void leavesNoFoldEmptyEvenWhenOneSubjectHoldsMostClips() {
    LabelledClips clips = Clips.subjects("aaaaaaaaaaaaaaaabc", "a", "a", "b");
    FoldPlan plan = FoldPlan.subjectKFold(clips, 4, 1);
    assertThat(plan.folds()).extracting(f -> f.test().size()).containsExactly(18, 1, 1, 1);
  }

  @Test
  void dependsOnTheSeedButNotOnTheOrderOfTheClips() {
    LabelledClips clips = Clips.subjects("ab", "ab", "ab", "ab", "ac", "ac", "bc", "c");
    List<LabelledClip> shuffled = new ArrayList<>(clips.clips());
    Collections.shuffle(shuffled, new Random(1));
    FoldPlan plan = FoldPlan.subjectKFold(clips, 2, 5);
    FoldPlan again = FoldPlan.subjectKFold(LabelledClips.of(Clips.ABC, shuffled), 2, 5);
    for (int f = 0; f < 2; f++) {
      assertThat(again.folds().get(f).testSubjects()).isEqualTo(plan.folds().get(f).testSubjects());
    }
    assertThat(List.of(6L, 7L, 8L, 9L))
        .anySatisfy(
            seed ->
                assertThat(FoldPlan.subjectKFold(clips, 2, seed).folds())
                    .isNotEqualTo(plan.folds()));
  }

  @Test
  void refusesMoreFoldsThanSubjects() {
    LabelledClips clips = Clips.subjects("a", "b");
    assertThatThrownBy(() -> FoldPlan.subjectKFold(clips, 3, 0))
        .hasMessage("3 folds need at least as many subjects but there are 2");
    assertThatThrownBy(() -> FoldPlan.subjectKFold(clips, 1, 0))
        .hasMessage("k must be at least 2 but is 1");
  }

  @Test
  void buildsACompositeOfSeveralCorporaOnly() {
    ClipId other = ClipId.of("other", "a", "1");
    FoldPlan plan = FoldPlan.composite(List.of(A1, other, B1));
    assertThat(plan.protocol()).isEqualTo("composite");
    assertThat(plan.folds())
        .containsExactly(
            new Fold("lab/a", List.of(other, B1), List.of(A1)),
            new Fold("lab/b", List.of(A1, other), List.of(B1)),
            new Fold("other/a", List.of(A1, B1), List.of(other)));
    assertThatThrownBy(() -> FoldPlan.composite(List.of(A1, B1)))
        .hasMessage("a composite needs at least 2 corpora but there is 1");
  }

  @Test
  void repeatsWithEachSeed() {
    LabelledClips clips = Clips.subjects("ab", "ab", "ab", "ab", "ac", "ac", "bc", "c");
    assertThat(FoldPlan.repeatedSubjectKFold(clips, 2, List.of(5L, 6L)))
        .containsExactly(FoldPlan.subjectKFold(clips, 2, 5), FoldPlan.subjectKFold(clips, 2, 6));
  }

  @Test
  void validatesOnTrainingSubjectsAlone() {
    LabelledClips clips = Clips.subjects("aab", "ab", "ab", "abc", "ac", "bc");
    for (Fold fold : FoldPlan.leaveOneSubjectOut(clips).folds()) {
      Fold inner = FoldPlan.innerValidation(fold, clips, 3, 1);
      assertThat(inner.name()).isEqualTo(fold.name() + "/inner");
      List<ClipId> both = new ArrayList<>(inner.train());
      both.addAll(inner.test());
      assertThat(both).containsExactlyInAnyOrderElementsOf(fold.train());
    }
  }

  private static FoldPlan plan(List<ClipId> tested, Fold... folds) {
    return new FoldPlan("p", tested, List.of(), List.of(folds));
  }
}
