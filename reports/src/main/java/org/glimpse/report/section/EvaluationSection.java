package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;
import org.glimpse.evaluation.audit.RecognitionAudit;
import org.glimpse.evaluation.audit.Severity;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;
import org.glimpse.report.chart.ClassColors;
import org.glimpse.report.chart.ConfusionChart;
import org.glimpse.report.chart.RatioBars;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Section;
import org.glimpse.report.document.Table;

/**
 * One evaluation: a sentence, UF1, UAR and accuracy beside those of baselines, bars and a table by
 * class, the confusion matrix, every metric, the surest mistakes, and the folds.
 *
 * <p>Where no baseline is given, the one that always names the most frequent class of the tested
 * clips is added, so that no number stands alone.
 */
public final class EvaluationSection implements Section {
  private final String title;
  private final Evaluation evaluation;
  private final List<NamedEvaluation> baselines;

  private EvaluationSection(String title, Evaluation evaluation, List<NamedEvaluation> baselines) {
    this.title = title;
    this.evaluation = evaluation;
    this.baselines = List.copyOf(baselines);
  }

  /**
   * A section about an evaluation.
   *
   * @param title the heading, for example the model's name
   * @param evaluation the evaluation
   * @return the section
   */
  public static EvaluationSection of(String title, Evaluation evaluation) {
    return new EvaluationSection(title, evaluation, List.of());
  }

  /**
   * This section with one more baseline.
   *
   * @param name what it does, for example {@code "majority class of the training clips"}
   * @param baseline its evaluation over the same clips
   * @return a copy
   */
  public EvaluationSection withBaseline(String name, Evaluation baseline) {
    List<NamedEvaluation> more = new ArrayList<>(baselines);
    more.add(new NamedEvaluation(name, baseline));
    return new EvaluationSection(title, evaluation, more);
  }

  /**
   * The evaluation of always naming the class that is most frequent among the tested clips; of
   * equally frequent ones the lowest index.
   *
   * @param evaluation whose clips and folds are taken
   * @return the baseline's evaluation
   */
  public static NamedEvaluation mostFrequentClass(Evaluation evaluation) {
    Confusion pooled = evaluation.pooled();
    int most =
        IntStream.range(0, pooled.size())
            .reduce((a, b) -> pooled.support(b) > pooled.support(a) ? b : a)
            .orElseThrow();
    List<EvaluatedClip> clips =
        evaluation.clips().stream()
            .map(c -> new EvaluatedClip(c.clip(), c.truth(), most, c.fold(), List.of()))
            .toList();
    return new NamedEvaluation(
        "always \"" + evaluation.labels().label(most) + "\"",
        Evaluation.of(evaluation.protocol(), evaluation.labels(), clips));
  }

  /**
   * What the evaluation says, in two plain sentences: what was tested on what, and the three
   * metrics beside those of the first baseline.
   *
   * @return plain text
   */
  public String sentence() {
    NamedEvaluation baseline = shownBaselines().get(0);
    Confusion pooled = evaluation.pooled();
    return Words.count(pooled.total(), "clip")
        + " of "
        + Words.count(evaluation.bySubject().size(), "subject")
        + " were sorted into "
        + Words.count(pooled.size(), "class").replace("classs", "classes")
        + ", tested "
        + Words.protocol(evaluation.protocol(), evaluation.byFold().size())
        + ". "
        + metrics(evaluation)
        + "; the baseline ("
        + baseline.name()
        + ") has "
        + metrics(baseline.evaluation())
        + ".";
  }

  private static String metrics(Evaluation evaluation) {
    List<String> parts = new ArrayList<>();
    for (Metric metric : MetricsTable.MAIN) {
      parts.add(metric.title() + " " + Words.ratio(evaluation.metric(metric)));
    }
    return Words.list(parts);
  }

  private List<NamedEvaluation> shownBaselines() {
    return baselines.isEmpty() ? List.of(mostFrequentClass(evaluation)) : baselines;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Paragraph.lead(sentence()));
    RecognitionAudit.of(evaluation).stream()
        .filter(finding -> finding.severity() == Severity.INVALID)
        .forEach(
            finding ->
                blocks.add(
                    Block.Paragraph.alarm(
                        "Not valid. " + finding.check().title() + ": " + finding.message())));
    blocks.add(new Block.KeyFigures(keyFigures()));
    blocks.add(
        Block.Paragraph.note(
            "UF1 is the mean of the classes' F1 and UAR the mean of their recalls, so that a rare"
                + " class counts as much as a frequent one. Intervals come from resampling whole"
                + " subjects "
                + Bootstrap.withDefaults().resamples()
                + " times."));
    for (Metric metric : MetricsTable.MAIN) {
      evaluation
          .whyUndefined(metric)
          .ifPresent(
              why ->
                  blocks.add(
                      Block.Paragraph.warning(metric.title() + " is undefined: " + why + ".")));
    }
    blocks.add(charts());
    blocks.add(classTable());
    List<NamedEvaluation> rows = new ArrayList<>();
    rows.add(new NamedEvaluation(title, evaluation));
    shownBaselines()
        .forEach(b -> rows.add(new NamedEvaluation("baseline: " + b.name(), b.evaluation())));
    blocks.add(
        MetricsTable.byMetric(
            "Every metric, from the counts summed over all folds, beside what can be had without"
                + " looking at a clip.",
            rows));
    if (evaluation.byCorpus().size() > 1) {
      List<NamedEvaluation> corpora = new ArrayList<>();
      evaluation.byCorpus().forEach((name, part) -> corpora.add(new NamedEvaluation(name, part)));
      blocks.add(
          MetricsTable.byEvaluation("The same predictions, corpus by corpus.", "corpus", corpora));
    }
    MistakesTable.of(evaluation).ifPresent(blocks::add);
    blocks.add(foldTable());
    return blocks;
  }

  private List<Block.KeyFigure> keyFigures() {
    NamedEvaluation baseline = shownBaselines().get(0);
    List<Block.KeyFigure> figures = new ArrayList<>();
    for (Metric metric : MetricsTable.MAIN) {
      figures.add(
          new Block.KeyFigure(
              metric.title(),
              Words.ratio(evaluation.metric(metric)),
              evaluation
                  .whyUndefined(metric)
                  .orElseGet(
                      () ->
                          interval(metric)
                              + "baseline "
                              + Words.ratio(baseline.evaluation().metric(metric)))));
    }
    figures.add(
        new Block.KeyFigure(
            "Clips",
            Integer.toString(evaluation.pooled().total()),
            Words.count(evaluation.bySubject().size(), "subject")
                + ", "
                + Words.count(evaluation.byFold().size(), "fold")));
    return figures;
  }

  private String interval(Metric metric) {
    return evaluation
        .interval(metric::of, Bootstrap.withDefaults())
        .map(
            (Interval interval) ->
                String.format(
                    Locale.ROOT,
                    "%.0f%% interval %.3f to %.3f, ",
                    100 * interval.level(),
                    interval.lower(),
                    interval.upper()))
        .orElse("");
  }

  private Block charts() {
    Confusion pooled = evaluation.pooled();
    LabelSet labels = evaluation.labels();
    List<Integer> supports = classes().mapToObj(pooled::support).toList();
    RatioBars bars =
        RatioBars.byClass(
            "classes",
            labels,
            supports,
            List.of(
                new RatioBars.Measure("F1", classes().mapToObj(pooled::f1).toList()),
                new RatioBars.Measure("recall", classes().mapToObj(pooled::recall).toList())));
    return new Block.Figures(
        List.of(
            new Block.Figure(
                bars,
                "F1 and recall of each class, from the counts summed over all folds. In brackets:"
                    + " how many clips have the class."),
            new Block.Figure(
                ConfusionChart.of("confusion", pooled),
                "Each row holds the clips of one true class, each column the clips that were given"
                    + " one label: their number and their share of the row.")));
  }

  private IntStream classes() {
    return IntStream.range(0, evaluation.labels().size());
  }

  private Table classTable() {
    Confusion pooled = evaluation.pooled();
    ClassColors colors = ClassColors.of(evaluation.labels());
    String noClip = "no clip";
    String notPredicted = "never predicted";
    List<List<Cell>> rows =
        classes()
            .mapToObj(
                c ->
                    List.of(
                        Cell.of(evaluation.labels().label(c)).withColor(colors.color(c)),
                        Cell.of(pooled.support(c)),
                        Cell.of(pooled.predicted(c)),
                        Cell.of(pooled.count(c, c)),
                        Cell.ratio(pooled.precision(c), notPredicted),
                        Cell.ratio(pooled.recall(c), noClip),
                        Cell.ratio(pooled.f1(c), noClip + ", " + notPredicted)))
            .toList();
    return new Table(
        "Counts and metrics of each class.",
        List.of(
            Table.Column.text("class"),
            Table.Column.number("clips"),
            Table.Column.number("predicted"),
            Table.Column.number("right"),
            Table.Column.number("precision"),
            Table.Column.number("recall"),
            Table.Column.number("F1")),
        rows);
  }

  private Table foldTable() {
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
