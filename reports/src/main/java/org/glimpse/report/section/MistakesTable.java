package org.glimpse.report.section;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.report.chart.ClassColors;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** The mistakes that a model was surest of. */
final class MistakesTable {
  private static final int ROWS = 10;

  private MistakesTable() {}

  /** Up to ten wrong clips by falling score of the decided class; empty without scores. */
  static Optional<Table> of(Evaluation evaluation) {
    List<EvaluatedClip> mistakes =
        evaluation.clips().stream()
            .filter(clip -> !clip.correct() && !clip.scores().isEmpty())
            .sorted(
                Comparator.comparingDouble(MistakesTable::score)
                    .reversed()
                    .thenComparing(EvaluatedClip::clip))
            .limit(ROWS)
            .toList();
    return mistakes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                "The mistakes with the highest scores, "
                    + mistakes.size()
                    + " of "
                    + (evaluation.pooled().total() - evaluation.pooled().correct())
                    + ".",
                List.of(
                    Table.Column.text("clip"),
                    Table.Column.text("subject"),
                    Table.Column.text("truth"),
                    Table.Column.text("prediction"),
                    Table.Column.number("score")),
                mistakes.stream().map(clip -> row(evaluation, clip)).toList()));
  }

  private static double score(EvaluatedClip clip) {
    return clip.scores().get(clip.predicted());
  }

  private static List<Cell> row(Evaluation evaluation, EvaluatedClip clip) {
    return List.of(
        Cell.of(clip.clip().clip()),
        Cell.of(clip.clip().subject().subject()),
        label(evaluation, clip.truth()),
        label(evaluation, clip.predicted()),
        Cell.number(score(clip), 3));
  }

  private static Cell label(Evaluation evaluation, int index) {
    return Cell.of(evaluation.labels().label(index))
        .withColor(ClassColors.of(evaluation.labels()).color(index));
  }
}
