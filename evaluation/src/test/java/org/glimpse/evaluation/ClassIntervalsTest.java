package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.junit.jupiter.api.Test;

class ClassIntervalsTest {
  private static final LabelSet TWO = new LabelSet("two", List.of("a", "b"));

  private static Evaluation evaluation(int subjects) {
    List<EvaluatedClip> clips = new ArrayList<>();
    for (int i = 0; i < 7 * subjects; i++) {
      String subject = "s" + i % subjects;
      int truth = i % 3 == 0 ? 1 : 0;
      int predicted = i % 5 == 0 ? 1 - truth : truth;
      clips.add(
          new EvaluatedClip(
              ClipId.of("c", subject, "k" + i), truth, predicted, subject, List.of()));
    }
    return Evaluation.of("loso", TWO, clips);
  }

  /** The same resamples of the same metric through the whole matrices. */
  @Test
  void agreesWithTheBootstrapOfWholeMatrices() {
    Evaluation evaluation = evaluation(9);
    Bootstrap bootstrap = Bootstrap.withDefaults();
    for (int c = 0; c < 2; c++) {
      int index = c;
      ClassIntervals intervals = ClassIntervals.of(evaluation, c, bootstrap);
      assertThat(intervals.precision())
          .isPresent()
          .isEqualTo(evaluation.interval(m -> m.precision(index), bootstrap));
      assertThat(intervals.recall())
          .isPresent()
          .isEqualTo(evaluation.interval(m -> m.recall(index), bootstrap));
      assertThat(intervals.f1())
          .isPresent()
          .isEqualTo(evaluation.interval(m -> m.f1(index), bootstrap));
    }
  }

  @Test
  void hasNoneForOneSubject() {
    ClassIntervals one = ClassIntervals.of(evaluation(1), 0, Bootstrap.withDefaults());
    assertThat(one.precision()).isEmpty();
    assertThat(one.f1()).isEmpty();
  }
}
