package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FrequencyGroups;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.evaluation.ScoreMetrics;
import org.glimpse.report.chart.ChartTheme;
import org.glimpse.report.chart.EpochLines;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Section;
import org.glimpse.report.document.Table;

/**
 * What imbalance strategies do to frequent and rare classes: recall of head, medium and tail,
 * calibration, training curves, and class weights over the epochs.
 */
public final class ImbalanceSection implements Section {
  private static final String NO_SCORES = "the predictions have no scores of sum 1";

  private final Map<String, List<Evaluation>> runs;
  private final LabelCounts counts;
  private final Map<String, List<List<Double>>> weights;

  private ImbalanceSection(
      Map<String, List<Evaluation>> runs,
      LabelCounts counts,
      Map<String, List<List<Double>>> weights) {
    this.runs = new LinkedHashMap<>(runs);
    this.counts = counts;
    this.weights = new LinkedHashMap<>(weights);
  }

  /**
   * A section.
   *
   * @param runs evaluations by name of strategy, one a seed
   * @param counts clips of each class in the corpus, which tell what is frequent
   * @return the section
   * @throws IllegalArgumentException if there is no strategy or one class only
   */
  public static ImbalanceSection of(Map<String, List<Evaluation>> runs, LabelCounts counts) {
    Checks.atLeast("strategies", runs.size(), 1);
    Checks.atLeast("classes", counts.size(), 2);
    return new ImbalanceSection(runs, counts, Map.of());
  }

  /**
   * With the class weights of strategies.
   *
   * @param epochs for each strategy one list an epoch of one weight a class; weights that are equal
   *     throughout are not drawn
   * @return a copy
   */
  public ImbalanceSection withWeights(Map<String, List<List<Double>>> epochs) {
    return new ImbalanceSection(runs, counts, epochs);
  }

  @Override
  public String title() {
    return "Frequent and rare classes";
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(List.of(groups()));
    List<EpochLines.Line> losses = losses();
    if (!losses.isEmpty()) {
      blocks.add(
          Block.Figures.of(
              EpochLines.of("training-loss", "training loss", losses),
              "Training loss by epoch, mean over folds and seeds. Losses of different kinds cannot"
                  + " be compared by height."));
    }
    List<Block.Figure> figures = new ArrayList<>();
    weights.forEach(
        (name, epochs) -> {
          if (epochs.stream().anyMatch(row -> row.stream().distinct().count() > 1)) {
            figures.add(
                new Block.Figure(
                    EpochLines.of("class-weights-" + name, "class weight", lines(epochs)),
                    "Class weights of " + name + " by epoch, for the counts of the whole corpus."));
          }
        });
    if (!figures.isEmpty()) {
      blocks.add(new Block.Figures(figures));
    }
    return blocks;
  }

  private Table groups() {
    FrequencyGroups groups = FrequencyGroups.of(counts);
    Map<String, List<Integer>> columns = new LinkedHashMap<>();
    columns.put("head", groups.head());
    columns.put("medium", groups.medium());
    columns.put("tail", groups.tail());
    columns.values().removeIf(List::isEmpty);
    List<List<Cell>> rows = new ArrayList<>();
    runs.forEach(
        (name, evaluations) -> {
          List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
          Confusion sum = Confusion.sum(evaluations.stream().map(Evaluation::pooled).toList());
          columns
              .values()
              .forEach(
                  group ->
                      row.add(
                          Cell.ratio(
                              FrequencyGroups.recall(sum, group), "no clip of it was tested")));
          row.add(Cell.ratio(calibration(evaluations), NO_SCORES));
          rows.add(row);
        });
    List<Table.Column> heads = new ArrayList<>(List.of(Table.Column.text("strategy")));
    columns.forEach((name, group) -> heads.add(Table.Column.number(name + " recall")));
    heads.add(Table.Column.number("calibration error"));
    List<String> members = new ArrayList<>();
    columns.forEach((name, group) -> members.add(name + ": " + names(group)));
    return new Table(
        "Mean recall of the classes of each group, from counts summed over seeds, and expected"
            + " calibration error (15 bins), mean over seeds. By clips in the corpus, "
            + String.join("; ", members)
            + ".",
        heads,
        rows);
  }

  private String names(List<Integer> group) {
    LabelSet labels = counts.labels();
    return String.join(
        ", ",
        group.stream()
            .map(c -> String.format(Locale.ROOT, "%s (%d)", labels.label(c), counts.count(c)))
            .toList());
  }

  private static OptionalDouble calibration(List<Evaluation> evaluations) {
    double sum = 0;
    for (Evaluation evaluation : evaluations) {
      ScoreMetrics metrics = ScoreMetrics.of(evaluation);
      if (metrics.whyNoCalibration().isPresent()) {
        return OptionalDouble.empty();
      }
      OptionalDouble error = metrics.expectedCalibrationError();
      if (error.isEmpty()) {
        return error;
      }
      sum += error.getAsDouble();
    }
    return OptionalDouble.of(sum / evaluations.size());
  }

  private List<EpochLines.Line> losses() {
    List<EpochLines.Line> lines = new ArrayList<>();
    runs.forEach(
        (name, evaluations) -> {
          List<Double> mean =
              mean(evaluations.stream().flatMap(e -> e.details().curves().stream()).toList());
          if (!mean.isEmpty()) {
            lines.add(new EpochLines.Line(name, ChartTheme.color(lines.size()), mean));
          }
        });
    return lines;
  }

  /** The mean loss of each epoch over the curves that have it; none if one is negative. */
  private static List<Double> mean(List<RunDetails.LearningCurve> curves) {
    int epochs = curves.stream().mapToInt(curve -> curve.points().size()).max().orElse(0);
    List<Double> sums = new ArrayList<>(Collections.nCopies(epochs, 0.0));
    List<Integer> numbers = new ArrayList<>(Collections.nCopies(epochs, 0));
    for (RunDetails.LearningCurve curve : curves) {
      for (int e = 0; e < curve.points().size(); e++) {
        sums.set(e, sums.get(e) + curve.points().get(e).loss());
        numbers.set(e, numbers.get(e) + 1);
      }
    }
    List<Double> means = new ArrayList<>();
    for (int e = 0; e < epochs; e++) {
      means.add(sums.get(e) / numbers.get(e));
    }
    return means.stream().allMatch(value -> value >= 0) ? means : List.of();
  }

  private List<EpochLines.Line> lines(List<List<Double>> epochs) {
    List<EpochLines.Line> lines = new ArrayList<>();
    for (int c = 0; c < counts.size(); c++) {
      int index = c;
      lines.add(
          new EpochLines.Line(
              counts.labels().label(c),
              ChartTheme.color(c),
              epochs.stream().map(row -> row.get(index)).toList()));
    }
    return lines;
  }
}
