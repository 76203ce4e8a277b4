package org.glimpse.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;
import org.junit.jupiter.api.Test;

class StrategiesSectionTest {
  private static final LabelSet LABELS = new LabelSet("two", List.of("a", "b"));
  private static final int SUBJECTS = 12;

  /** Ten clips a subject, of which as many are right as given, a few more for later subjects. */
  private static Evaluation evaluation(int right) {
    java.util.ArrayList<EvaluatedClip> clips = new java.util.ArrayList<>();
    for (int s = 0; s < SUBJECTS; s++) {
      for (int i = 0; i < 10; i++) {
        boolean correct = i < right + s % 2;
        clips.add(
            new EvaluatedClip(
                ClipId.of("c", "s" + s, "k" + i),
                i % 2,
                correct ? i % 2 : 1 - i % 2,
                "s" + s,
                List.of()));
      }
    }
    return Evaluation.of("loso", LABELS, clips);
  }

  @Test
  void saysThatNoClaimRestsOnTheRanks() {
    assertThat(figures(section(8, 4)))
        .contains("p < 0.001", "so not all are alike", "are no claim")
        .contains("exchanging names in whole folds");
    assertThat(figures(section(5, 5))).contains("p = 1.000, which does not show that they differ");
  }

  private static String figures(StrategiesSection section) {
    return ((Block.Figures) section.blocks().get(3)).figures().get(0).caption();
  }

  private static StrategiesSection section(int first, int second) {
    Map<String, List<Evaluation>> runs = new LinkedHashMap<>();
    runs.put("x", List.of(evaluation(first), evaluation(first)));
    runs.put("y", List.of(evaluation(second), evaluation(second)));
    return StrategiesSection.of("sampler", runs);
  }

  @Test
  void saysWhatIsSignificant() {
    // twelve equal differences: z = 39 / sqrt(12 * 6.5 * 6.5 / 4) = 3.464, p = 0.00053
    assertThat(section(8, 4).conclusion())
        .isEqualTo(
            "Significant over 12 subjects after Holm's correction: x is better than y"
                + " (p = 0.001).");
    assertThat(section(4, 8).conclusion()).contains("y is better than x");
  }

  @Test
  void claimsNoWinnerAmongEquals() {
    assertThat(section(5, 5).conclusion())
        .isEqualTo(
            "No sampler is significantly better than another over 12 subjects: the smallest p-value"
                + " after Holm's correction is 1.000, and the level is 0.05.");
  }

  @Test
  void showsMetricsIntervalsTestsAndRanks() {
    List<Block> blocks =
        section(8, 4).withColumn("ms a clip", Map.of("x", Cell.number(3, 1))).blocks();
    Table metrics = (Table) blocks.get(1);
    assertThat(metrics.columns()).extracting(Table.Column::title).contains("UF1", "ms a clip");
    // 8.5 of 10 right on average
    assertThat(metrics.rows().get(0).get(5).text()).isEqualTo("0.850");
    assertThat(metrics.rows().get(0).get(6).text()).matches("0\\.8[0-4]\\d–0\\.8[5-9]\\d");
    assertThat(metrics.rows().get(0).get(7).text()).isEqualTo("3.0");
    assertThat(metrics.rows().get(1).get(7).text()).isEqualTo(Cell.NONE);
    Table pairs = (Table) blocks.get(4);
    assertThat(pairs.rows()).hasSize(1);
    assertThat(pairs.rows().get(0).get(0).text()).isEqualTo("x");
  }

  @Test
  void needsTwoStrategies() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrategiesSection.of("sampler", Map.of("x", List.of(evaluation(5)))));
  }
}
