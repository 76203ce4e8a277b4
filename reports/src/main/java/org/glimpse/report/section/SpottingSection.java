package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.ThresholdSweep;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.report.chart.SpottingChart;
import org.glimpse.report.chart.SweepChart;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Section;

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

  private Optional<SpottingFigures> figures() {
    return truth.map(expected -> new SpottingFigures(videos, expected, found, rule));
  }

  private SpottedVideos details() {
    return new SpottedVideos(
        videos, truth.orElse(List.of()), found, figures().map(SpottingFigures::score), curves);
  }

  /**
   * What was found, in one or two plain sentences.
   *
   * @return plain text
   */
  public String sentence() {
    String where = " in " + Words.count(videos.size(), "video");
    return figures()
        .map(figures -> figures.sentence(where))
        .orElseGet(
            () ->
                Words.count(found.size(), "interval")
                    + (found.size() == 1 ? " was" : " were")
                    + " found"
                    + where
                    + ".");
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Paragraph.lead(sentence()));
    figures().ifPresent(figures -> blocks.add(figures.keyFigures()));
    if (!sweep.isEmpty()) {
      blocks.add(
          Block.Paragraph.warning(
              "These are the numbers of the threshold that does best on these very videos. They"
                  + " show what is possible at most; a result needs a threshold that was chosen on"
                  + " other subjects."));
      blocks.add(sweepCharts());
    }
    blocks.add(details().table(PER_PAGE));
    if (videos.size() <= PER_PAGE) {
      blocks.addAll(details().details(List.copyOf(videos), 0));
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
      pages.put(SpottedVideos.page(from, PER_PAGE), new Page(all.subList(from, to), from));
    }
    return pages;
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
      return SpottingSection.this.details().details(shown, from);
    }
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
}
