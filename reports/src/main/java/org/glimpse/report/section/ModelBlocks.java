package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FoldMean;
import org.glimpse.evaluation.Metric;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.evaluation.ScoreMetrics;
import org.glimpse.report.chart.EmbeddingChart;
import org.glimpse.report.chart.LearningChart;
import org.glimpse.report.chart.ReliabilityChart;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** What is known of the models: how they learned, how sure they are, how they arrange clips. */
final class ModelBlocks {
  private static final int BINS = 10;

  private ModelBlocks() {}

  static List<Block> of(Evaluation evaluation) {
    List<Block.Figure> figures = new ArrayList<>();
    ScoreMetrics scores = ScoreMetrics.of(evaluation);
    if (scores.whyNoCalibration().isEmpty()) {
      figures.add(
          new Block.Figure(
              ReliabilityChart.of("reliability", scores.reliability(BINS)),
              String.format(
                  Locale.ROOT,
                  "How far probabilities can be believed: bars below the dashed line mean that the"
                      + " model is too sure. Expected calibration error %s, Brier score %s.",
                  Words.ratio(scores.expectedCalibrationError(BINS)),
                  Words.ratio(scores.brier()))));
    }
    RunDetails details = evaluation.details();
    if (!details.curves().isEmpty()) {
      figures.add(
          new Block.Figure(
              LearningChart.of("learning", details.curves()), learning(details.curves())));
    }
    details
        .embedding()
        .ifPresent(
            embedding ->
                figures.add(
                    new Block.Figure(
                        EmbeddingChart.of("embedding", evaluation.labels(), embedding),
                        "Where the model of fold "
                            + embedding.fold()
                            + " puts clips: full disks are the clips it was tested on, rings some"
                            + " it was trained on, colors the true classes. Classes that it tells"
                            + " apart lie apart; models of other folds have other maps.")));
    return figures.isEmpty() ? List.of() : List.of(new Block.Figures(figures));
  }

  private static String learning(List<RunDetails.LearningCurve> curves) {
    boolean kept = curves.stream().anyMatch(curve -> curve.kept().isPresent());
    boolean validated =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .anyMatch(point -> point.validation().isPresent());
    String chosen =
        kept
            ? " The epoch whose weights were tested was chosen by the test clips themselves."
            : " The weights after the last epoch were tested: no clip was set aside to choose one.";
    String validation =
        validated
            ? " Below, the score on inner validation clips, which belong to training subjects"
                + (kept ? "; the dot marks the epoch whose weights were kept." : ".")
            : chosen;
    return "Training loss by epoch, one thin line a fold." + validation;
  }

  /** What follows from scores, and means over folds under their own names. */
  static Table furtherMetrics(Evaluation evaluation) {
    ScoreMetrics scores = ScoreMetrics.of(evaluation);
    String ranking = scores.whyNoRanking().orElse("a class has no clip or all of them");
    String calibration = scores.whyNoCalibration().orElse("");
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row("mean AUC, one class against the rest", scores.macroAuc(), ranking));
    rows.add(row("expected calibration error", scores.expectedCalibrationError(BINS), calibration));
    rows.add(row("Brier score (0 best, 2 worst)", scores.brier(), calibration));
    if (evaluation.byFold().size() > 1) {
      for (Metric metric : List.of(Metric.PRESENT_F1, Metric.UAR, Metric.ACCURACY)) {
        FoldMean mean = evaluation.meanOfFolds(metric);
        rows.add(
            row("mean over folds of " + metric.title(), mean.mean(), "undefined in every fold"));
      }
    }
    return new Table(
        "From the scores; and means over folds, which are not the pooled metrics above and stand"
            + " here only for comparison with work that reports them.",
        List.of(Table.Column.text("measure"), Table.Column.number("value")),
        rows);
  }

  private static List<Cell> row(String name, OptionalDouble value, String why) {
    return List.of(Cell.of(name), Cell.ratio(value, why));
  }
}
