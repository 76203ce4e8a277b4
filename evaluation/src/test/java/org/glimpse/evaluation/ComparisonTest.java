package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final LabelSet TWO = new LabelSet("two", List.of("a", "b"));

  /** A row is a subject, a character a clip: + right, - wrong; truth alternates a, b. */
  private static Evaluation evaluation(String... subjects) {
    List<EvaluatedClip> clips = new ArrayList<>();
    for (int s = 0; s < subjects.length; s++) {
      for (int c = 0; c < subjects[s].length(); c++) {
        int truth = c % 2;
        int predicted = subjects[s].charAt(c) == '+' ? truth : 1 - truth;
        clips.add(new EvaluatedClip(Clips.id("s" + s, "c" + c), truth, predicted, "f", List.of()));
      }
    }
    return Evaluation.of("p", TWO, clips);
  }

  private static final Evaluation FIRST = evaluation("++++", "++-+", "+++-", "++", "-+");
  private static final Evaluation SECOND = evaluation("+---", "-+--", "+-+-", "+-", "-+");

  @Test
  void subtractsMetricsOfPooledCounts() throws MismatchException {
    PairedComparison comparison = PairedComparison.of(FIRST, SECOND);
    assertThat(comparison.difference(Confusion::accuracy).orElseThrow())
        .isCloseTo(13 / 16.0 - 6 / 16.0, within(1e-15));
    Interval interval =
        comparison.interval(Confusion::accuracy, Bootstrap.withDefaults()).orElseThrow();
    assertThat(interval.contains(7 / 16.0)).isTrue();
    assertThat(interval.upper()).isLessThan(1);
  }

  @Test
  void countsDiscordantClips() throws MismatchException {
    // s0 clips 1 2 3, s1 clips 0 3, s2 clip 1, s3 clip 1: only the first is right
    PairedComparison comparison = PairedComparison.of(FIRST, SECOND);
    assertThat(comparison.mcnemarOverClips().statistic()).isEqualTo(7);
    assertThat(comparison.mcnemarOverClips().n()).isEqualTo(7);
    assertThat(comparison.mcnemarOverClips().pValue()).isCloseTo(2 / 128.0, within(1e-15));
  }

  @Test
  void ranksTheAccuraciesOfSubjects() throws MismatchException {
    // differences .75, .5, .25, .5, 0: four positive, ranks 4, 2.5, 1, 2.5
    PairedComparison comparison = PairedComparison.of(FIRST, SECOND);
    assertThat(comparison.wilcoxonOverSubjects().statistic()).isEqualTo(10);
    assertThat(comparison.wilcoxonOverSubjects().effect()).hasValue(1);
  }

  @Test
  void refusesEvaluationsOfOtherClips() {
    assertThatThrownBy(() -> PairedComparison.of(FIRST, evaluation("++++")))
        .isInstanceOf(MismatchException.class)
        .hasMessage("Clip lab/s1/c0 is in the first evaluation only.");
    assertThatThrownBy(() -> PairedComparison.of(evaluation("+"), evaluation("+", "+")))
        .hasMessage("Clip lab/s1/c0 is in the second evaluation only.");
    EvaluatedClip other = new EvaluatedClip(Clips.id("s0", "c0"), 1, 1, "f", List.of());
    assertThatThrownBy(
            () -> PairedComparison.of(evaluation("+"), Evaluation.of("p", TWO, List.of(other))))
        .hasMessage("Clip lab/s0/c0 has another true label in the second evaluation.");
    assertThatThrownBy(
            () ->
                PairedComparison.of(evaluation("+"), Evaluation.of("p", Clips.ABC, List.of(other))))
        .hasMessage("labels must be alike but are [a, b] and [a, b, c]");
  }

  @Test
  void ranksStrategiesAndCorrectsEveryPair() {
    Map<String, List<Evaluation>> runs = new LinkedHashMap<>();
    runs.put("good", List.of(evaluation("++++", "+++-", "++++", "++", "++", "++++")));
    runs.put("fair", List.of(evaluation("+-+-", "+-+-", "+-+-", "+-", "+-", "+-+-")));
    runs.put("poor", List.of(evaluation("+---", "----", "+---", "--", "--", "+---")));
    MultipleComparison comparison = MultipleComparison.overSubjects(runs);
    assertThat(comparison.names()).containsExactly("good", "fair", "poor");
    assertThat(comparison.subjects()).hasSize(6);
    assertThat(comparison.friedman().averageRanks()).containsExactly(1.0, 2.0, 3.0);
    assertThat(comparison.friedman().test().effect()).hasValue(1);
    assertThat(comparison.pairs())
        .extracting(MultipleComparison.PairTest::first, MultipleComparison.PairTest::second)
        .containsExactly(tuple("good", "fair"), tuple("good", "poor"), tuple("fair", "poor"));
    for (MultipleComparison.PairTest pair : comparison.pairs()) {
      assertThat(pair.wilcoxon().effect()).hasValue(1);
      assertThat(pair.adjustedP()).isGreaterThanOrEqualTo(pair.wilcoxon().pValue());
      assertThat(pair.significant(1.1)).isTrue();
      assertThat(pair.significant(pair.adjustedP())).isFalse();
    }
  }

  @Test
  void averagesRepetitionsOfAStrategy() {
    Map<String, List<Evaluation>> runs = new LinkedHashMap<>();
    runs.put("a", List.of(evaluation("++", "--"), evaluation("--", "--")));
    runs.put("b", List.of(evaluation("+-", "+-"), evaluation("+-", "+-")));
    // subject 0: .5 and .5 tie; subject 1: 0 against .5
    assertThat(MultipleComparison.overSubjects(runs).friedman().averageRanks())
        .containsExactly(1.75, 1.25);
  }

  @Test
  void refusesStrategiesOnDifferentSubjects() {
    Map<String, List<Evaluation>> runs = new LinkedHashMap<>();
    runs.put("a", List.of(evaluation("++", "--")));
    assertThatThrownBy(() -> MultipleComparison.overSubjects(runs))
        .hasMessage("strategies must be at least 2 but is 1");
    runs.put("b", List.of(evaluation("++")));
    assertThatThrownBy(() -> MultipleComparison.overSubjects(runs))
        .hasMessage("subjects must be the same but those of b are not those before it");
    runs.put("b", List.of(evaluation("++", "++"), evaluation("++")));
    assertThatThrownBy(() -> MultipleComparison.overSubjects(runs))
        .hasMessage("subject lab/s1 must be in every evaluation of b");
  }
}
