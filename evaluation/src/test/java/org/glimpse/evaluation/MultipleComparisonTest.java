package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

class MultipleComparisonTest {
  private static final LabelSet LABELS = new LabelSet("two", List.of("a", "b"));
  private static final int SUBJECTS = 12;

  /** Ten clips a subject, of which as many are right as given, in a number of folds. */
  private static Evaluation evaluation(int right, int folds) {
    List<EvaluatedClip> clips = new ArrayList<>();
    for (int s = 0; s < SUBJECTS; s++) {
      for (int i = 0; i < 10; i++) {
        int predicted = i < right ? i % 2 : 1 - i % 2;
        ClipId id = ClipId.of("c", "s" + s, "k" + i);
        clips.add(new EvaluatedClip(id, i % 2, predicted, "f" + s % folds, List.of()));
      }
    }
    return Evaluation.of("folds", LABELS, clips);
  }

  private static double allAlike(Evaluation better, Evaluation worse) {
    Map<String, List<Evaluation>> runs = new LinkedHashMap<>();
    runs.put("better", List.of(better));
    runs.put("worse", List.of(worse));
    return MultipleComparison.overSubjects(runs).allAlike().pValue();
  }

  @Test
  void takesTheSubjectsOfAFoldForOneAnswer() {
    // One of two strategies is better in every fold: chance does that in 2 of 2^folds cases.
    assertThat(allAlike(evaluation(8, 2), evaluation(5, 2))).isCloseTo(0.5, within(0.02));
    assertThat(allAlike(evaluation(8, 4), evaluation(5, 4))).isCloseTo(0.125, within(0.015));
    assertThat(allAlike(evaluation(8, 12), evaluation(5, 12))).isLessThan(0.002);
  }

  @Test
  void takesSubjectsForThemselvesWhereFoldsDiffer() {
    assertThat(allAlike(evaluation(8, 2), evaluation(5, 3))).isLessThan(0.002);
  }
}
