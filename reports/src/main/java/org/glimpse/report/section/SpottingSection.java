package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.evaluation.spotting.AveragePrecision;
import org.glimpse.evaluation.spotting.FrameInterval;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.SpottingScore;
import org.glimpse.evaluation.spotting.ThresholdSweep;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.report.chart.SpottingChart;
import org.glimpse.report.chart.SweepChart;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Section;
import org.glimpse.report.document.Table;

/**
 * Expressions spotted in videos: precision, recall and F1 with intervals over subjects, a table of
 * videos, and for each the score over time with the true and the found intervals; thresholds where
 * several were tried. Without a truth, only what was found is shown.
 */
public final class SpottingSection implements Section {
  private static final int PER_PAGE = 40;

  private final String title;
  private final TreeSet<ClipId> videos;
  private final Optional<List<VideoInterval>> truth;
  private final List<VideoInterval> found;
  private final MatchRule rule;
  private final Map<ClipId, SpottingChart.Curve> curves;
  private final List<ThresholdSweep.Point> sweep;

  private SpottingSection(
      String title,
      Collection<ClipId> videos,
      Optional<List<VideoInterval>> truth,
      List<VideoInterval> found,
      MatchRule rule,
      Map<ClipId, SpottingChart.Curve> curves,
      List<ThresholdSweep.Point> sweep) {
    this.title = title;
    this.videos = new TreeSet<>(videos);
    this.truth = truth.map(List::copyOf);
    this.found = List.copyOf(found);
    this.rule = rule;
    this.curves = Map.copyOf(curves);
    this.sweep = List.copyOf(sweep);
    truth.ifPresent(list -> list.forEach(interval -> this.videos.add(interval.video())));
    found.forEach(interval -> this.videos.add(interval.video()));
    this.videos.addAll(curves.keySet());
  }

  /**
   * A section about predictions whose truth is known.
   *
   * @param title the heading
   * @param videos videos that may have no interval
   * @param truth the true intervals
   * @param found the predicted intervals
   * @param rule when a pair matches
   * @return the section
   */
  public static SpottingSection of(
      String title,
      Collection<ClipId> videos,
      List<VideoInterval> truth,
      List<VideoInterval> found,
      MatchRule rule) {
    return new SpottingSection(title, videos, Optional.of(truth), found, rule, Map.of(), List.of());
  }

  /**
   * A section about what was found in videos whose truth is not known.
   *
   * @param title the heading
   * @param videos videos that may have no interval
   * @param found the found intervals
   * @return the section
   */
  public static SpottingSection ofFound(
      String title, Collection<ClipId> videos, List<VideoInterval> found) {
    return new SpottingSection(
        title, videos, Optional.empty(), found, MatchRule.megc(), Map.of(), List.of());
  }

  /**
   * This section with the scores from which the intervals were found.
   *
   * @param byVideo a curve a video
   * @return a copy
   */
  public SpottingSection withCurves(Map<ClipId, SpottingChart.Curve> byVideo) {
    return new SpottingSection(title, videos, truth, found, rule, byVideo, sweep);
  }

  /**
   * This section with the result at several thresholds.
   *
   * @param points by rising threshold
   * @return a copy
   */
  public SpottingSection withSweep(List<ThresholdSweep.Point> points) {
    return new SpottingSection(title, videos, truth, found, rule, curves, points);
  }

  @Override
  public String title() {
    return title;
  }

  private SpottingScore score(List<VideoInterval> expected) {
    return SpottingScore.of(videos, expected, found, rule);
  }

  private String overlap() {
    return "an intersection over union " + (rule.strict() ? "above " : "of at least ") + rule.iou();
  }

  /**
   * What was found, in one or two plain sentences.
   *
   * @return plain text
   */
  public String sentence() {
    String where = " in " + Words.count(videos.size(), "video");
    if (truth.isEmpty()) {
      String verb = found.size() == 1 ? " was" : " were";
      return Words.count(found.size(), "interval") + verb + " found" + where + ".";
    }
    SpottingCounts counts = score(truth.get()).counts();
    return String.format(
        Locale.ROOT,
        "%d of %s%s were found, with %s in all; a pair counts with %s. Precision %s, recall %s, F1"
            + " %s.",
        counts.tp(),
        Words.count(truth.get().size(), "true interval"),
        where,
        Words.count(found.size(), "prediction"),
        overlap(),
        Words.ratio(counts.precision()),
        Words.ratio(counts.recall()),
        Words.ratio(counts.f1()));
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Paragraph.lead(sentence()));
    truth.ifPresent(expected -> blocks.add(keyFigures(expected)));
    if (!sweep.isEmpty()) {
      blocks.add(
          Block.Paragraph.warning(
              "These are the numbers of the threshold that does best on these very videos. They"
                  + " show what is possible at most; a result needs a threshold that was chosen on"
                  + " other subjects."));
      blocks.add(sweepCharts());
    }
    blocks.add(videoTable());
    if (videos.size() <= PER_PAGE) {
      blocks.addAll(details(List.copyOf(videos), 0));
    }
    return blocks;
  }

  /**
   * Beyond forty videos, their curves on pages of forty each.
   *
   * @return pages {@code page-1}, {@code page-2}, …; none up to forty videos
   */
  @Override
  public Map<String, Section> pages() {
    Map<String, Section> pages = new LinkedHashMap<>();
    List<ClipId> all = List.copyOf(videos);
    for (int from = 0; all.size() > PER_PAGE && from < all.size(); from += PER_PAGE) {
      int to = Math.min(all.size(), from + PER_PAGE);
      pages.put(page(from), new Page(all.subList(from, to), from));
    }
    return pages;
  }

  private static String page(int index) {
    return "page-" + (index / PER_PAGE + 1);
  }

  /** The curves of some videos. */
  private final class Page implements Section {
    private final List<ClipId> shown;
    private final int from;

    Page(List<ClipId> shown, int from) {
      this.shown = shown;
      this.from = from;
    }

    @Override
    public String title() {
      return "videos " + (from + 1) + " to " + (from + shown.size());
    }

    @Override
    public List<Block> blocks() {
      return details(shown, from);
    }
  }

  private Block keyFigures(List<VideoInterval> expected) {
    SpottingScore score = score(expected);
    SpottingCounts counts = score.counts();
    List<SpottingCounts> subjects = bySubject(expected);
    List<Block.KeyFigure> figures = new ArrayList<>();
    figures.add(figure("F1", counts, subjects, SpottingCounts::f1));
    figures.add(figure("Precision", counts, subjects, SpottingCounts::precision));
    figures.add(figure("Recall", counts, subjects, SpottingCounts::recall));
    figures.add(
        new Block.KeyFigure(
            "Found",
            counts.tp() + " of " + expected.size(),
            counts.fp() + " false alarms, " + counts.fn() + " missed"));
    OptionalDouble precision = AveragePrecision.of(expected, found, rule);
    if (precision.isPresent()) {
      figures.add(
          new Block.KeyFigure(
              "Average precision",
              Words.ratio(precision),
              "over IoU 0.50 to 0.95: " + Words.ratio(AveragePrecision.overIou(expected, found))));
    }
    return new Block.KeyFigures(figures);
  }

  private List<SpottingCounts> bySubject(List<VideoInterval> expected) {
    Map<SubjectId, List<ClipId>> subjects = new TreeMap<>();
    videos.forEach(v -> subjects.computeIfAbsent(v.subject(), s -> new ArrayList<>()).add(v));
    Map<SubjectId, List<VideoInterval>> truths = group(expected);
    Map<SubjectId, List<VideoInterval>> predictions = group(found);
    return subjects.entrySet().stream()
        .map(
            entry ->
                SpottingScore.of(
                        entry.getValue(),
                        truths.getOrDefault(entry.getKey(), List.of()),
                        predictions.getOrDefault(entry.getKey(), List.of()),
                        rule)
                    .counts())
        .toList();
  }

  private static Map<SubjectId, List<VideoInterval>> group(List<VideoInterval> intervals) {
    Map<SubjectId, List<VideoInterval>> groups = new HashMap<>();
    intervals.forEach(
        i -> groups.computeIfAbsent(i.video().subject(), s -> new ArrayList<>()).add(i));
    return groups;
  }

  private static Block.KeyFigure figure(
      String name,
      SpottingCounts counts,
      List<SpottingCounts> subjects,
      Function<SpottingCounts, OptionalDouble> metric) {
    String interval =
        Bootstrap.withDefaults()
            .interval(
                subjects,
                sample -> metric.apply(sample.stream().reduce(SpottingCounts::plus).orElseThrow()))
            .map(
                i -> String.format(Locale.ROOT, "95%% interval %.3f to %.3f", i.lower(), i.upper()))
            .orElse("no interval: too few subjects");
    return new Block.KeyFigure(name, Words.ratio(metric.apply(counts)), interval);
  }

  private Block sweepCharts() {
    String note =
        ThresholdSweep.best(sweep)
            .map(
                best ->
                    String.format(
                        Locale.ROOT,
                        " The dot marks the highest F1, %.3f at %.2f.",
                        best.counts().f1().orElse(0),
                        best.threshold()))
            .orElse("");
    return new Block.Figures(
        List.of(
            new Block.Figure(
                SweepChart.byThreshold("thresholds", sweep),
                "What each threshold would give." + note),
            new Block.Figure(
                SweepChart.precisionRecall("precision-recall", sweep),
                "Precision against recall over the thresholds.")));
  }

  private Table videoTable() {
    boolean known = truth.isPresent();
    Optional<SpottingScore> score = truth.map(this::score);
    List<Table.Column> columns =
        new ArrayList<>(
            List.of(
                Table.Column.text("video"),
                Table.Column.text("subject"),
                Table.Column.number("found")));
    if (known) {
      columns.add(Table.Column.number("true"));
      columns.add(Table.Column.number("right"));
      columns.add(Table.Column.number("missed"));
      columns.add(Table.Column.number("false alarms"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    int index = 0;
    for (ClipId video : videos) {
      String anchor = anchor(index);
      List<Cell> row =
          new ArrayList<>(
              List.of(
                  Cell.of(video.clip())
                      .leadingTo(videos.size() > PER_PAGE ? page(index) + "#" + anchor : anchor),
                  Cell.of(video.subject().subject()),
                  Cell.of(count(found, video))));
      score.ifPresent(
          s -> {
            row.add(Cell.of(count(truth.orElseThrow(), video)));
            row.add(
                Cell.of(
                    (int)
                        s.matches().stream().filter(m -> m.truth().video().equals(video)).count()));
            row.add(Cell.of(count(s.missed(), video)));
            row.add(Cell.of(count(s.falseAlarms(), video)));
          });
      rows.add(row);
      index++;
    }
    return new Table("Videos; the names lead to their scores over time.", columns, rows);
  }

  private static int count(List<VideoInterval> intervals, ClipId video) {
    return (int) intervals.stream().filter(i -> i.video().equals(video)).count();
  }

  private static String anchor(int index) {
    return "video-" + (index + 1);
  }

  private List<Block> details(List<ClipId> shown, int from) {
    List<Block> details = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      ClipId video = shown.get(i);
      SpottingChart.Curve curve = curves.getOrDefault(video, SpottingChart.Curve.none());
      List<FrameInterval> expected = frames(truth.orElse(List.of()), video);
      List<FrameInterval> given = frames(found, video);
      List<Block> blocks =
          curve.values().isEmpty() && expected.isEmpty() && given.isEmpty()
              ? List.of(Block.Paragraph.note("Nothing is here and nothing was found."))
              : List.of(
                  Block.Figures.of(
                      SpottingChart.of(video.clip(), curve, expected, given), caption(curve)));
      details.add(
          new Block.Group(
              anchor(from + i), video.subject().subject() + " / " + video.clip(), blocks));
    }
    return details;
  }

  private static String caption(SpottingChart.Curve curve) {
    return curve.values().isEmpty()
        ? "Intervals over the frames of the video."
        : "The smoothed score over the frames of the video"
            + (curve.threshold().isPresent() ? ", the dashed line its threshold" : "")
            + "; dots are the peaks that were taken.";
  }

  private static List<FrameInterval> frames(List<VideoInterval> intervals, ClipId video) {
    return intervals.stream()
        .filter(i -> i.video().equals(video))
        .map(VideoInterval::frames)
        .toList();
  }
}
