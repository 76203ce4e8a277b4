package org.glimpse.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Table;
import org.junit.jupiter.api.Test;

class ImbalanceSectionTest {
  private static final LabelSet LABELS = new LabelSet("three", List.of("a", "b", "c"));
  private static final LabelCounts COUNTS = new LabelCounts(LABELS, List.of(5, 20, 10));

  /** Four clips a class: all of b, two of c and none of a are right, all with score 0.8. */
  private static Evaluation evaluation(double... losses) {
    List<EvaluatedClip> clips = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < 4; i++) {
        int decided = c == 0 || (c == 2 && i < 2) ? 1 : c;
        List<Double> scores = new ArrayList<>(List.of(0.1, 0.1, 0.1));
        scores.set(decided, 0.8);
        clips.add(new EvaluatedClip(ClipId.of("x", "s" + i, "k" + c), c, decided, "f", scores));
      }
    }
    List<RunDetails.Point> points = new ArrayList<>();
    for (int e = 0; e < losses.length; e++) {
      points.add(new RunDetails.Point(e, losses[e], OptionalDouble.empty(), false));
    }
    Evaluation evaluation = Evaluation.of("loso", LABELS, clips);
    return losses.length == 0
        ? evaluation
        : evaluation.withDetails(
            new RunDetails(
                Map.of(), List.of(new RunDetails.LearningCurve("f", points)), Optional.empty()));
  }

  private static ImbalanceSection section(Evaluation... evaluations) {
    Map<String, List<Evaluation>> runs = new LinkedHashMap<>();
    runs.put("drw", List.of(evaluations));
    return ImbalanceSection.of(runs, COUNTS);
  }

  @Test
  void tellsRecallOfHeadMediumAndTailAndTheCalibrationError() {
    List<Block> blocks = section(evaluation(), evaluation()).blocks();
    assertThat(blocks).hasSize(1);
    Table table = (Table) blocks.get(0);
    assertThat(table.caption()).contains("head: b (20); medium: c (10); tail: a (5)");
    assertThat(table.columns())
        .extracting(Table.Column::title)
        .containsExactly(
            "strategy", "head recall", "medium recall", "tail recall", "calibration error");
    // Half of twelve are right at a score of 0.8.
    assertThat(table.rows().get(0))
        .extracting(cell -> cell.text())
        .containsExactly("drw", "1.000", "0.500", "0.000", "0.300");
  }

  @Test
  void drawsTheMeanLossAndTheWeightsThatDiffer() {
    List<Block> blocks =
        section(evaluation(3, 1), evaluation(1, 0))
            .withWeights(
                Map.of(
                    "drw", List.of(List.of(1.0, 1.0, 1.0), List.of(1.7, 0.4, 0.9)),
                    "none", List.of(List.of(1.0, 1.0, 1.0))))
            .blocks();
    Block.Figures loss = (Block.Figures) blocks.get(1);
    assertThat(loss.figures().get(0).chart().description())
        .isEqualTo("training loss over 2 epochs, 1 lines; drw goes from 2.00 to 0.500.");
    Block.Figures weights = (Block.Figures) blocks.get(2);
    assertThat(weights.figures())
        .singleElement()
        .extracting(figure -> figure.chart().description())
        .isEqualTo("class weight over 2 epochs, 3 lines; a goes from 1.00 to 1.70.");
  }

  @Test
  void needsTwoClasses() {
    LabelCounts one = new LabelCounts(new LabelSet("one", List.of("a")), List.of(1));
    assertThatIllegalArgumentException().isThrownBy(() -> ImbalanceSection.of(Map.of(), COUNTS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImbalanceSection.of(Map.of("x", List.of(evaluation())), one));
  }
}
