package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.evaluation.ClipTrust;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.evaluation.RelabelledClips;
import org.glimpse.evaluation.RelabelledClips.Relabelled;
import org.glimpse.evaluation.TaskLabels;
import org.glimpse.report.chart.ClassColors;
import org.glimpse.report.chart.FaceTreeChart;
import org.glimpse.report.chart.Histogram;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** What trainings made of their clips: how far they trusted them, and whose labels they changed. */
final class LabelBlocks {
  private static final int ROWS = 200;

  private final Evaluation evaluation;
  private final ModelInsight insight;
  private final Map<ClipId, ClipAnalysis> looks;

  LabelBlocks(Evaluation evaluation, Map<ClipId, ClipAnalysis> looks) {
    this.evaluation = evaluation;
    this.insight = evaluation.details().insight();
    this.looks = looks;
  }

  /** The clips whose frames are shown. */
  static List<ClipId> shown(Evaluation evaluation) {
    return RelabelledClips.of(evaluation.details().insight().changes()).stream()
        .limit(RelabelledClips.SHOWN)
        .map(Relabelled::clip)
        .toList();
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<Block.Figure> figures = new ArrayList<>();
    for (ClipTrust.Measure measure : ClipTrust.Measure.values()) {
      trust(measure).ifPresent(figures::add);
    }
    if (!figures.isEmpty()) {
      blocks.add(
          new Block.Group(
              "trust", "How far training clips were trusted", List.of(new Block.Figures(figures))));
    }
    if (!insight.tasks().isEmpty()) {
      blocks.add(new Block.Group("tasks", "What other tasks learned from", List.of(tasks())));
    }
    List<Relabelled> relabelled = RelabelledClips.of(insight.changes());
    if (!insight.changes().isEmpty()) {
      List<Block> first = new ArrayList<>();
      first.add(Block.Paragraph.of(sentence(relabelled)));
      if (!relabelled.isEmpty()) {
        first.add(table(relabelled));
      }
      blocks.add(new Block.Group("relabelled", "Re-labelled training clips", first));
      int films = 0;
      for (Relabelled one : relabelled.subList(0, Math.min(ROWS, relabelled.size()))) {
        if (films < RelabelledClips.SHOWN && looks.containsKey(one.clip())) {
          blocks.add(film(one, ++films));
        }
      }
    }
    if (!insight.trees().isEmpty()) {
      blocks.add(tree());
    }
    return blocks;
  }

  private Table tasks() {
    Map<String, int[]> clips = new LinkedHashMap<>();
    for (TaskLabels one : insight.tasks()) {
      int[] sums = clips.computeIfAbsent(one.task(), task -> new int[3]);
      sums[0] += one.stated();
      sums[1] += one.derived();
      sums[2] += one.unknown();
    }
    return new Table(
        "Training clips of all folds together by where the task had its label from; a clip counts"
            + " once for each fold that trained on it. What is made up from the emotion says no"
            + " more than the emotion.",
        List.of(
            Table.Column.text("task"),
            Table.Column.number("stated by the corpus"),
            Table.Column.number("made up from the emotion"),
            Table.Column.number("without")),
        clips.entrySet().stream()
            .map(
                entry ->
                    List.of(
                        Cell.of(entry.getKey()),
                        Cell.of(entry.getValue()[0]),
                        Cell.of(entry.getValue()[1]),
                        Cell.of(entry.getValue()[2])))
            .toList());
  }

  private Optional<Block.Figure> trust(ClipTrust.Measure measure) {
    boolean confidence = measure == ClipTrust.Measure.CONFIDENCE;
    Map<String, Set<ClipId>> changed = RelabelledClips.byFold(insight.changes());
    List<Double> all = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    for (ClipTrust one : insight.trust()) {
      // Only ranks of uncertainties matter, which spread over orders of magnitude.
      if (one.measure() == measure && (confidence || one.value() > 0)) {
        double value = confidence ? one.value() : Math.log10(one.value());
        all.add(value);
        if (changed.getOrDefault(one.fold(), Set.of()).contains(one.clip())) {
          other.add(value);
        }
      }
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Histogram histogram =
        confidence
            ? Histogram.of("confidence", "confidence, 0 to 1", "training clips", all)
            : Histogram.of("uncertainty", "log10 of the uncertainty", "training clips", all);
    return Optional.of(
        new Block.Figure(
            other.isEmpty() ? histogram : histogram.withMarked("re-labelled", other),
            (confidence
                    ? "How much the training relied on each of its clips at the end, of all folds"
                        + " together; those to the left were relied on least."
                    : "How uncertain each training clip seemed at the end, of all folds together;"
                        + " only the order means something, and those far to the right are hard or"
                        + " wrongly labelled.")
                + " A clip counts once for each fold that trained on it."));
  }

  private String sentence(List<Relabelled> relabelled) {
    int made = insight.changes().size();
    String start =
        Words.count(made, "time")
            + " a training gave one of its own clips another label; labels of tested clips never"
            + " change. ";
    return relabelled.isEmpty()
        ? start + "In the end every clip had its given label again."
        : start
            + Words.count(relabelled.size(), "clip")
            + " ended with another label than the given one in at least one fold"
            + (relabelled.size() > ROWS
                ? "; the first " + ROWS + " are listed, all changes are in relabelled.csv."
                : ". Every single change is in relabelled.csv.");
  }

  private Table table(List<Relabelled> relabelled) {
    List<List<Cell>> rows = new ArrayList<>();
    int films = 0;
    for (Relabelled one : relabelled.subList(0, Math.min(ROWS, relabelled.size()))) {
      Cell name = Cell.of(one.clip().clip());
      if (films < RelabelledClips.SHOWN && looks.containsKey(one.clip())) {
        name = name.leadingTo("relabelled-" + ++films);
      }
      rows.add(
          List.of(
              name,
              Cell.of(one.clip().subject().subject()),
              label(one.classes().from()),
              label(one.classes().to()),
              Cell.of(one.folds()),
              Cell.of(one.last().epoch() + 1),
              Cell.number(one.last().margin(), 3)));
    }
    return new Table(
        "Clips by the number of folds that agree; epoch, counted from 1, and margin of the most"
            + " decided change.",
        List.of(
            Table.Column.text("clip"),
            Table.Column.text("subject"),
            Table.Column.text("given"),
            Table.Column.text("changed to"),
            Table.Column.number("folds"),
            Table.Column.number("epoch"),
            Table.Column.number("margin")),
        rows);
  }

  private Block film(Relabelled one, int number) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Paragraph.of(
            String.format(
                Locale.ROOT,
                "Given: %s. Changed to %s in %s, with a margin of %.3f in epoch %d of fold %s.",
                evaluation.labels().label(one.classes().from()),
                evaluation.labels().label(one.classes().to()),
                Words.count(one.folds(), "fold"),
                one.last().margin(),
                one.last().epoch() + 1,
                one.last().fold())));
    ClipAnalysis look = Objects.requireNonNull(looks.get(one.clip()));
    blocks.addAll(HeatBlocks.films(one.clip().clip() + "-relabelled", look, Map.of()));
    return new Block.Group(
        "relabelled-" + number, one.clip().subject().subject() + " / " + one.clip().clip(), blocks);
  }

  private Cell label(int index) {
    return Cell.of(evaluation.labels().label(index))
        .withColor(ClassColors.of(evaluation.labels()).color(index));
  }

  private Block tree() {
    FaceTreeChart chart =
        FaceTreeChart.of(
            "face-tree",
            insight.trees(),
            looks.values().stream()
                .filter(look -> !look.filmstrip().isEmpty())
                .min(Comparator.comparing(look -> look.source().id()))
                .map(look -> look.filmstrip().get(0)));
    return new Block.Group(
        "tree",
        "The learned tree of the face",
        List.of(
            Block.Figures.of(
                chart,
                "Points that the model reads one after the other: it walks from the nose tip along"
                    + " the lines, whose ends depend most on each other in the fold's training"
                    + " clips."
                    + (insight.trees().size() > 1
                        ? " Wide dark lines are in the trees of all folds, thin light ones in that"
                            + " of one."
                        : ""))));
  }
}
