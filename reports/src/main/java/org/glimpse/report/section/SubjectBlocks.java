package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.report.chart.SubjectChart;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** How the result spreads over subjects, corpora and folds. */
final class SubjectBlocks {
  private static final int NAMED = 3;

  private SubjectBlocks() {}

  static List<Block> of(Evaluation evaluation) {
    List<Block> blocks = new ArrayList<>();
    boolean corpora = evaluation.byCorpus().size() > 1;
    if (evaluation.bySubject().size() > 1) {
      List<SubjectChart.Subject> subjects = new ArrayList<>();
      for (Map.Entry<SubjectId, Evaluation> entry : evaluation.bySubject().entrySet()) {
        Confusion counts = entry.getValue().pooled();
        String title = corpora ? entry.getKey().toString() : entry.getKey().subject();
        subjects.add(new SubjectChart.Subject(title, counts.correct(), counts.total()));
      }
      blocks.add(
          Block.Figures.of(
              SubjectChart.of("subjects", subjects),
              "Each dot is a subject; larger dots have more clips. " + hardest(subjects)));
    }
    if (corpora) {
      List<NamedEvaluation> parts = new ArrayList<>();
      evaluation.byCorpus().forEach((name, part) -> parts.add(new NamedEvaluation(name, part)));
      blocks.add(
          MetricsTable.byEvaluation("The same predictions, corpus by corpus.", "corpus", parts));
    }
    return blocks;
  }

  private static String hardest(List<SubjectChart.Subject> subjects) {
    List<String> names =
        subjects.stream()
            .sorted(
                java.util.Comparator.comparingDouble(
                        (SubjectChart.Subject s) -> (double) s.right() / s.clips())
                    .thenComparing(SubjectChart.Subject::title))
            .limit(NAMED)
            .map(s -> s.title() + " (" + s.right() + " of " + s.clips() + ")")
            .toList();
    return "Lowest: " + Words.list(names) + ".";
  }

  static Table folds(Evaluation evaluation) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Confusion> fold : evaluation.byFold().entrySet()) {
      Confusion counts = fold.getValue();
      rows.add(
          List.of(
              Cell.of(fold.getKey()),
              Cell.of(counts.total()),
              Cell.of(counts.correct()),
              Cell.ratio(counts.accuracy(), "no clip")));
    }
    return new Table(
        "Folds. Accuracy only: a fold seldom has clips of every class, so the mean of its"
            + " classes' F1 would say little.",
        List.of(
            Table.Column.text("fold"),
            Table.Column.number("clips"),
            Table.Column.number("right"),
            Table.Column.number("accuracy")),
        rows);
  }
}
