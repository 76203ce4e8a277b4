package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
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
  private static final int PER_PAGE = 40;
  private static final int EXAMPLES = 3;

  private final String title;
  private final List<ClipOutcome> outcomes;
  private final Optional<LabelSet> labels;
  private final List<ClipOutcome.Analyzed> analyzed;
  private final ApexMotionSource apexMotion;

  private AnalysisSection(
      String title,
      List<ClipOutcome> outcomes,
      Optional<LabelSet> labels,
      ApexMotionSource apexMotion) {
    this.apexMotion = apexMotion;
    this.title = title;
    this.outcomes = List.copyOf(outcomes);
    this.labels = labels;
    this.analyzed = outcomes.stream().flatMap(outcome -> outcome.analyzed().stream()).toList();
  }

  /**
   * A section about clips.
   *
   * @param title the heading
   * @param outcomes what became of each clip, in the order in which they are shown
   * @return the section
   */
  public static AnalysisSection of(String title, List<ClipOutcome> outcomes) {
    return new AnalysisSection(title, outcomes, Optional.empty(), clip -> Optional.empty());
  }

  /**
   * This section with names for the classes that a model predicted.
   *
   * @param names the label set of the model
   * @return a copy
   */
  public AnalysisSection withLabels(LabelSet names) {
    return new AnalysisSection(title, outcomes, Optional.of(names), apexMotion);
  }

  /**
   * This section with maps of flow and strain at the apex of each clip.
   *
   * @param source measures the motion of a clip when its details are written
   * @return a copy
   */
  public AnalysisSection withApexMotion(ApexMotionSource source) {
    return new AnalysisSection(title, outcomes, labels, source);
  }

  /**
   * How many clips have a result, in plain words.
   *
   * @return one or two sentences
   */
  public String sentence() {
    int failed = failures().size();
    String text =
        failed == 0
            ? "All of " + Words.count(outcomes.size(), "clip") + " were analyzed."
            : (outcomes.size() - failed)
                + " of "
                + Words.count(outcomes.size(), "clip")
                + " were analyzed; "
                + failed
                + (failed == 1 ? " has" : " have")
                + " no result, for the reason given below.";
    return outcomes.size() == 1 && failed == 0 ? "One clip was analyzed." : text;
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
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Paragraph.lead(sentence()));
    if (analyzed.size() > 1) {
      blocks.add(clipTable());
    }
    if (!failures().isEmpty()) {
      blocks.add(failureTable());
    }
    if (paged()) {
      blocks.addAll(examples());
    } else {
      blocks.addAll(details(0, analyzed.size()));
    }
    return blocks;
  }

  /** The clips with the largest motion, where the others' details are on pages of their own. */
  private List<Block> examples() {
    List<Block> examples = new ArrayList<>();
    examples.add(
        Block.Paragraph.note(
            "Below are the "
                + EXAMPLES
                + " clips with the largest motion; the names in the table lead to the others."));
    analyzed.stream()
        .sorted(
            Comparator.comparingDouble(
                    (ClipOutcome.Analyzed clip) -> clip.analysis().motion().peak())
                .reversed())
        .limit(EXAMPLES)
        .forEach(clip -> examples.add(details("example-" + examples.size(), clip)));
    return examples;
  }

  /**
   * Beyond forty clips, their details on pages of forty clips each, so that the report of a long
   * corpus opens in seconds; the report itself then shows those that move most.
   *
   * @return pages {@code page-1}, {@code page-2}, …; none up to forty clips
   */
  @Override
  public Map<String, Section> pages() {
    Map<String, Section> pages = new LinkedHashMap<>();
    int count = analyzed.size();
    for (int from = 0; paged() && from < count; from += PER_PAGE) {
      pages.put(page(from), new Page(from, Math.min(count, from + PER_PAGE)));
    }
    return pages;
  }

  /** The details of the clips from one index to before another. */
  private final class Page implements Section {
    private final int from;
    private final int to;

    Page(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public String title() {
      return "clips " + (from + 1) + " to " + to;
    }

    @Override
    public List<Block> blocks() {
      return details(from, to);
    }
  }

  private List<Block> details(int from, int to) {
    List<Block> details = new ArrayList<>();
    for (int i = from; i < to; i++) {
      details.add(details(anchor(i), analyzed.get(i)));
    }
    return details;
  }

  private Block details(String anchor, ClipOutcome.Analyzed clip) {
    return ClipBlocks.of(anchor, clip.analysis(), label(clip), apexMotion.of(clip.analysis()));
  }

  private boolean paged() {
    return analyzed.size() > PER_PAGE;
  }

  private static String page(int index) {
    return "page-" + (index / PER_PAGE + 1);
  }

  private static String anchor(int index) {
    return "clip-" + (index + 1);
  }

  private String target(int index) {
    return paged() ? page(index) + "#" + anchor(index) : anchor(index);
  }

  private Table clipTable() {
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
                Table.Column.number("frames/s"),
                Table.Column.text("flags")));
    if (predicted) {
      columns.add(2, Table.Column.text("label"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < analyzed.size(); i++) {
      rows.add(row(analyzed.get(i), target(i), predicted));
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
                Cell.number(analysis.video().frameRate().perSecond(), 0),
                Cell.of(flags(analysis))));
    if (predicted) {
      row.add(2, labelCell(clip));
    }
    return row;
  }

  private static String flags(ClipAnalysis analysis) {
    return QualityFlags.of(analysis).stream()
        .map(QualityFlags.Flag::word)
        .collect(Collectors.joining(", "));
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
