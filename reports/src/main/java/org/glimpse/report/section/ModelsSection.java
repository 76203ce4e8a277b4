package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.evaluation.statistics.RankAgreement;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Section;
import org.glimpse.report.document.Table;

/**
 * Models on several corpora: the mean of each metric over seeds, ranks within each corpus, size and
 * time, and whether the corpora agree on which model is better. Models are ranked by UAR, or, where
 * a corpus lacks a class of its labels, by the mean recall of the classes that are there; a metric
 * that is undefined somewhere is left out.
 */
public final class ModelsSection implements Section {
  private final Map<String, Map<String, List<Evaluation>>> runs;
  private final List<String> models;
  private final Metric ranked;
  private final RankAgreement agreement;

  private ModelsSection(Map<String, Map<String, List<Evaluation>>> runs, List<String> models) {
    this.runs = runs;
    this.models = models;
    this.ranked = everywhere(Metric.UAR) ? Metric.UAR : Metric.PRESENT_RECALL;
    this.agreement = agreement();
  }

  /**
   * A section.
   *
   * @param runs by corpus, then by model: evaluations, one a seed; the same models on each corpus
   * @return the section
   * @throws IllegalArgumentException if there is no corpus, fewer than two models, or a corpus has
   *     others
   */
  public static ModelsSection of(Map<String, Map<String, List<Evaluation>>> runs) {
    Checks.atLeast("corpora", runs.size(), 1);
    List<String> models = List.copyOf(runs.values().iterator().next().keySet());
    Checks.atLeast("models", models.size(), 2);
    Map<String, Map<String, List<Evaluation>>> copy = new LinkedHashMap<>();
    runs.forEach(
        (corpus, byModel) -> {
          Checks.argument(
              List.copyOf(byModel.keySet()).equals(models),
              "corpus " + corpus + " has the models " + byModel.keySet() + ", not " + models);
          copy.put(corpus, new LinkedHashMap<>(byModel));
        });
    return new ModelsSection(copy, models);
  }

  @Override
  public String title() {
    return "Models and corpora";
  }

  /**
   * Which model is best, and whether the corpora agree.
   *
   * @return plain sentences
   */
  public String conclusion() {
    List<Double> ranks = agreement.meanRanks();
    double best = ranks.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    List<String> winners =
        models.stream().filter(model -> ranks.get(models.indexOf(model)) == best).toList();
    String corpora = runs.size() == 1 ? "1 corpus" : runs.size() + " corpora";
    String first =
        String.format(
            Locale.ROOT,
            "%s %s the best mean rank by %s over %s: %.2f of %d.",
            String.join(" and ", winners),
            winners.size() == 1 ? "has" : "share",
            ranked.title(),
            corpora,
            best,
            models.size());
    OptionalDouble w = agreement.concordance();
    return w.isEmpty()
        ? first
        : first
            + String.format(
                Locale.ROOT,
                " Agreement of the corpora on the order: Kendall's W = %.2f (1 is the same order, 0"
                    + " none at all).",
                w.getAsDouble());
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(List.of(Block.Paragraph.lead(conclusion()), overview()));
    for (Metric metric : MetricsTable.MAIN) {
      if (metric != ranked && everywhere(metric)) {
        blocks.add(values(metric));
      }
    }
    blocks.add(cost());
    if (runs.size() > 1) {
      blocks.add(pairs());
    }
    return blocks;
  }

  private boolean everywhere(Metric metric) {
    return runs.values().stream()
        .flatMap(byModel -> byModel.values().stream())
        .allMatch(evaluations -> mean(evaluations, metric).isPresent());
  }

  private RankAgreement agreement() {
    List<List<Double>> rows = new ArrayList<>();
    for (Map<String, List<Evaluation>> byModel : runs.values()) {
      rows.add(
          models.stream()
              .map(model -> mean(evaluations(byModel, model), ranked).orElseThrow())
              .toList());
    }
    return RankAgreement.of(rows);
  }

  private static List<Evaluation> evaluations(Map<String, List<Evaluation>> byModel, String model) {
    return Objects.requireNonNull(byModel.get(model));
  }

  private static OptionalDouble mean(List<Evaluation> evaluations, Metric metric) {
    double sum = 0;
    for (Evaluation evaluation : evaluations) {
      OptionalDouble value = evaluation.metric(metric);
      if (value.isEmpty()) {
        return value;
      }
      sum += value.getAsDouble();
    }
    return OptionalDouble.of(sum / evaluations.size());
  }

  private Table overview() {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("model")));
    for (String corpus : runs.keySet()) {
      columns.add(Table.Column.number(corpus));
      columns.add(Table.Column.number("rank on " + corpus));
    }
    columns.add(Table.Column.number("mean rank"));
    List<List<Cell>> rows = new ArrayList<>();
    for (int m = 0; m < models.size(); m++) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(models.get(m))));
      int corpus = 0;
      for (Map<String, List<Evaluation>> byModel : runs.values()) {
        row.add(cell(evaluations(byModel, models.get(m)), ranked));
        row.add(Cell.number(agreement.ranks().get(corpus).get(m), 1));
        corpus++;
      }
      row.add(Cell.number(agreement.meanRanks().get(m), 2));
      rows.add(row);
    }
    return new Table(
        ranked.title()
            + " of each model on each corpus, mean over seeds of counts summed over all folds, and"
            + " its rank there (1 is best). All models had the same folds and seeds.",
        columns,
        rows);
  }

  private Table values(Metric metric) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("model")));
    runs.keySet().forEach(corpus -> columns.add(Table.Column.number(corpus)));
    List<List<Cell>> rows = new ArrayList<>();
    for (String model : models) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(model)));
      runs.values().forEach(byModel -> row.add(cell(evaluations(byModel, model), metric)));
      rows.add(row);
    }
    return new Table(metric.title() + ", mean over seeds.", columns, rows);
  }

  private static Cell cell(List<Evaluation> evaluations, Metric metric) {
    return Cell.ratio(
        mean(evaluations, metric), evaluations.get(0).whyUndefined(metric).orElse(""));
  }

  private Table cost() {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("model")));
    runs.keySet()
        .forEach(
            corpus -> {
              columns.add(Table.Column.number("parameters on " + corpus));
              columns.add(Table.Column.number("seconds on " + corpus));
            });
    List<List<Cell>> rows = new ArrayList<>();
    for (String model : models) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(model)));
      for (Map<String, List<Evaluation>> byModel : runs.values()) {
        List<RunDetails.Effort> efforts =
            evaluations(byModel, model).stream()
                .flatMap(evaluation -> evaluation.details().effort().stream())
                .toList();
        if (efforts.isEmpty()) {
          row.addAll(List.of(Cell.of(Cell.NONE), Cell.of(Cell.NONE)));
        } else {
          double seconds =
              efforts.stream().mapToDouble(RunDetails.Effort::seconds).average().orElseThrow();
          row.add(Cell.of(String.format(Locale.ROOT, "%,d", efforts.get(0).parameters())));
          row.add(Cell.number(seconds, 1));
        }
      }
      rows.add(row);
    }
    return new Table(
        "Weights that training changes, and seconds of one cross-validation (training and testing"
            + " of all folds), mean over seeds. Times are of this machine and what else it did.",
        columns,
        rows);
  }

  private Table pairs() {
    List<String> corpora = List.copyOf(runs.keySet());
    List<List<Cell>> rows = new ArrayList<>();
    for (int a = 0; a < corpora.size(); a++) {
      for (int b = a + 1; b < corpora.size(); b++) {
        rows.add(
            List.of(
                Cell.of(corpora.get(a)),
                Cell.of(corpora.get(b)),
                Cell.ratio(agreement.spearman(a, b), "all models are equal on one of them")));
      }
    }
    return new Table(
        "Does what is better on one corpus stay better on another? Spearman's correlation of the"
            + " models' ranks: 1 is the same order, −1 the opposite.",
        List.of(
            Table.Column.text("corpus"),
            Table.Column.text("other corpus"),
            Table.Column.number("rank correlation")),
        rows);
  }
}
