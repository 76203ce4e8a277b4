package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glimpse.core.clip.ClipAnalysis;
import org.glimpse.core.clip.ClipOutcome;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.report.chart.ClassColors;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Section;
import org.glimpse.report.document.Table;

/**
 * What was found in clips: a sentence, a table of all clips, those without a result with the
 * reason, and for each clip its movement in words, its filmstrip and its motion curve.
 */
public final class AnalysisSection implements Section {
  private final String title;
  private final List<ClipOutcome> outcomes;
  private final Optional<LabelSet> labels;

  private AnalysisSection(String title, List<ClipOutcome> outcomes, Optional<LabelSet> labels) {
    this.title = title;
    this.outcomes = List.copyOf(outcomes);
    this.labels = labels;
  }

  /**
   * A section about clips.
   *
   * @param title the heading
   * @param outcomes what became of each clip, in the order in which they are shown
   * @return the section
   */
  public static AnalysisSection of(String title, List<ClipOutcome> outcomes) {
    return new AnalysisSection(title, outcomes, Optional.empty());
  }

  /**
   * This section with names for the classes that a model predicted.
   *
   * @param names the label set of the model
   * @return a copy
   */
  public AnalysisSection withLabels(LabelSet names) {
    return new AnalysisSection(title, outcomes, Optional.of(names));
  }

  /**
   * How many clips have a result, in plain words.
   *
   * @return one or two sentences
   */
  public String sentence() {
    int failed = failures().size();
    String analyzed =
        failed == 0
            ? "All of " + Words.count(outcomes.size(), "clip") + " were analyzed."
            : (outcomes.size() - failed)
                + " of "
                + Words.count(outcomes.size(), "clip")
                + " were analyzed; "
                + failed
                + (failed == 1 ? " has" : " have")
                + " no result, for the reason given below.";
    return outcomes.size() == 1 && failed == 0 ? "One clip was analyzed." : analyzed;
  }

  private List<ClipOutcome.Analyzed> analyzed() {
    return outcomes.stream().flatMap(outcome -> outcome.analyzed().stream()).toList();
  }

  private List<ClipOutcome.Failed> failures() {
    return outcomes.stream().flatMap(outcome -> outcome.failed().stream()).toList();
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<Block> blocks() {
    List<ClipOutcome.Analyzed> analyzed = analyzed();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Paragraph.lead(sentence()));
    if (analyzed.size() > 1) {
      blocks.add(clipTable(analyzed));
    }
    if (!failures().isEmpty()) {
      blocks.add(failureTable());
    }
    for (int i = 0; i < analyzed.size(); i++) {
      blocks.add(ClipBlocks.of(anchor(i), analyzed.get(i).analysis(), label(analyzed.get(i))));
    }
    return blocks;
  }

  private static String anchor(int index) {
    return "clip-" + (index + 1);
  }

  private Table clipTable(List<ClipOutcome.Analyzed> analyzed) {
    boolean predicted = analyzed.stream().anyMatch(clip -> clip.prediction().isPresent());
    List<Table.Column> columns =
        new ArrayList<>(
            List.of(
                Table.Column.text("clip"),
                Table.Column.text("subject"),
                Table.Column.number("onset (ms)"),
                Table.Column.number("apex (ms)"),
                Table.Column.number("offset (ms)"),
                Table.Column.number("duration (ms)"),
                Table.Column.number("peak (px)"),
                Table.Column.text("apex source"),
                Table.Column.number("frames"),
                Table.Column.number("frames/s")));
    if (predicted) {
      columns.add(2, Table.Column.text("label"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < analyzed.size(); i++) {
      rows.add(row(analyzed.get(i), anchor(i), predicted));
    }
    return new Table(
        "Clips. Times count from the clip's first frame; peak is the largest motion of a region in"
            + " pixels of the aligned face.",
        columns,
        rows);
  }

  private List<Cell> row(ClipOutcome.Analyzed clip, String anchor, boolean predicted) {
    ClipAnalysis analysis = clip.analysis();
    ClipTimes times = new ClipTimes(analysis);
    List<Cell> row =
        new ArrayList<>(
            List.of(
                Cell.of(clip.id().clip()).leadingTo(anchor),
                Cell.of(clip.id().subject().subject()),
                Cell.number(times.onset(), 0),
                Cell.number(times.apex(), 0),
                Cell.number(times.offset(), 0),
                Cell.number(times.duration(), 0),
                Cell.number(analysis.motion().peak(), 2),
                Cell.of(Words.apexSource(analysis.keyFrames().source())),
                Cell.of(analysis.motion().length()),
                Cell.number(analysis.video().frameRate().perSecond(), 0)));
    if (predicted) {
      row.add(2, labelCell(clip));
    }
    return row;
  }

  private Cell labelCell(ClipOutcome.Analyzed clip) {
    Cell text = Cell.of(label(clip).orElse(Cell.NONE));
    return labels.isPresent() && clip.prediction().isPresent()
        ? text.withColor(ClassColors.of(labels.get()).color(clip.prediction().get().decided()))
        : text;
  }

  private Optional<String> label(ClipOutcome.Analyzed clip) {
    return clip.prediction()
        .map(
            (Prediction prediction) ->
                labels
                    .map(names -> names.label(prediction.decided()))
                    .orElse("class " + prediction.decided()));
  }

  private Table failureTable() {
    return new Table(
        "Clips without a result.",
        List.of(
            Table.Column.text("clip"),
            Table.Column.text("subject"),
            Table.Column.text("step"),
            Table.Column.text("reason")),
        failures().stream()
            .map(
                failed ->
                    List.of(
                        Cell.of(failed.id().clip()),
                        Cell.of(failed.id().subject().subject()),
                        Cell.of(failed.step().id().replace('-', ' ').toLowerCase(Locale.ROOT)),
                        Cell.of(failed.reason())))
            .toList());
  }
}
