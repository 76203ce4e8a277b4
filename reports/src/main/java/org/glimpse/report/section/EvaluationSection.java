package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;
import org.glimpse.evaluation.SurestMistakes;
import org.glimpse.evaluation.audit.RecognitionAudit;
import org.glimpse.evaluation.audit.Severity;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Section;

/**
 * One evaluation: a sentence, UF1, UAR and accuracy beside those of baselines, bars and a table by
 * class, the confusion matrix, every metric, subjects and corpora, calibration, learning curves and
 * a map of the clips where they are known, the surest mistakes, and the folds.
 *
 * <p>Where no baseline is given, the one that always names the most frequent class of the tested
 * clips is added, so that no number stands alone.
 */
public final class EvaluationSection implements Section {
  private final String title;
  private final Evaluation evaluation;
  private final List<NamedEvaluation> baselines;
  private final Map<ClipId, ClipAnalysis> looks;

  private EvaluationSection(
      String title,
      Evaluation evaluation,
      List<NamedEvaluation> baselines,
      Map<ClipId, ClipAnalysis> looks) {
    this.title = title;
    this.evaluation = evaluation;
    this.baselines = List.copyOf(baselines);
    this.looks = Map.copyOf(looks);
  }

  /**
   * A section about an evaluation.
   *
   * @param title the heading, for example the model's name
   * @param evaluation the evaluation
   * @return the section
   */
  public static EvaluationSection of(String title, Evaluation evaluation) {
    return new EvaluationSection(title, evaluation, List.of(), Map.of());
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
    return new EvaluationSection(title, evaluation, more, looks);
  }

  /**
   * This section with what clips look like, so that mistakes can be shown.
   *
   * @param analyses what was found in clips, all or only those of {@link #surestMistakes}
   * @return a copy
   */
  public EvaluationSection withLooks(Collection<ClipAnalysis> analyses) {
    Map<ClipId, ClipAnalysis> byClip = new HashMap<>();
    analyses.forEach(analysis -> byClip.put(analysis.source().id(), analysis));
    return new EvaluationSection(title, evaluation, baselines, byClip);
  }

  /**
   * The clips that a report of an evaluation shows as the surest mistakes.
   *
   * @param evaluation the evaluation
   * @return at most ten clips, the surest mistake first; none without scores
   */
  public static List<ClipId> surestMistakes(Evaluation evaluation) {
    return SurestMistakes.of(evaluation.clips()).stream().map(EvaluatedClip::clip).toList();
  }

  /**
   * The clips that a report of an evaluation shows with their frames: the surest mistakes, and
   * training clips whose labels were changed.
   *
   * @param evaluation the evaluation
   * @return each clip once
   */
  public static List<ClipId> shownClips(Evaluation evaluation) {
    return Stream.concat(
            surestMistakes(evaluation).stream(), LabelBlocks.shown(evaluation).stream())
        .distinct()
        .toList();
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
                      Block.Paragraph.warning(
                          metric.title() + " is undefined: " + why + "." + present(metric))));
    }
    ClassBlocks classes = new ClassBlocks(evaluation);
    blocks.add(new Block.Group("classes", "Classes", List.of(classes.charts(), classes.table())));
    List<NamedEvaluation> rows = new ArrayList<>();
    rows.add(new NamedEvaluation(title, evaluation));
    shownBaselines()
        .forEach(b -> rows.add(new NamedEvaluation("baseline: " + b.name(), b.evaluation())));
    blocks.add(
        new Block.Group(
            "metrics",
            "Every metric",
            List.of(
                MetricsTable.byMetric(
                    "From the counts summed over all folds, beside what can be had without looking"
                        + " at a clip.",
                    rows),
                ModelBlocks.furtherMetrics(evaluation))));
    List<Block> subjects = new ArrayList<>(SubjectBlocks.of(evaluation));
    subjects.add(SubjectBlocks.folds(evaluation));
    blocks.add(new Block.Group("subjects", "Subjects and folds", subjects));
    List<Block> models = ModelBlocks.of(evaluation);
    if (!models.isEmpty()) {
      blocks.add(new Block.Group("models", "Training and trust", models));
    }
    blocks.addAll(new LabelBlocks(evaluation, looks).blocks());
    blocks.addAll(MistakeBlocks.of(evaluation, looks));
    return blocks;
  }

  /** What can be said in place of a metric that a class without clips leaves undefined. */
  private String present(Metric metric) {
    Metric present = metric == Metric.UF1 ? Metric.PRESENT_F1 : Metric.PRESENT_RECALL;
    return metric == Metric.ACCURACY || evaluation.metric(present).isEmpty()
        ? ""
        : " Over the classes that occur, which is a metric of its own, it is "
            + Words.ratio(evaluation.metric(present))
            + " ("
            + present.title()
            + "); baseline "
            + Words.ratio(shownBaselines().get(0).evaluation().metric(present))
            + ".";
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
}
