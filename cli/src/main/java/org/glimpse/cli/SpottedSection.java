package org.glimpse.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ClipId;
import org.glimpse.keyframe.spot.SpottedInterval;
import org.glimpse.pipeline.SpottedVideo;
import org.glimpse.report.chart.ScoreChart;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Section;
import org.glimpse.report.document.Table;

/**
 * What was spotted, video by video: the curve of the scores and a table of the intervals.
 *
 * @param videos the videos
 */
record SpottedSection(List<SpottedVideo> videos) implements Section {
  private static final double MILLIS = 1000;

  @Override
  public String title() {
    return "Spotted expressions";
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Paragraph.note(
            "The score of a frame tells how clearly the face moves in it; the whole curve is in"
                + " scores.csv, and 'glimpse score spotting --sweep' tries other thresholds."));
    for (SpottedVideo video : videos) {
      ClipId id = video.source().id();
      List<Block> parts = new ArrayList<>();
      parts.add(Block.Paragraph.of(summary(video)));
      parts.add(
          Block.Figures.of(chart(video), "Scores over time; bands are the spotted expressions."));
      if (!video.intervals().isEmpty()) {
        parts.add(table(video));
      }
      blocks.add(new Block.Group("video-" + videos.indexOf(video), id.toString(), parts));
    }
    return blocks;
  }

  private static String summary(SpottedVideo video) {
    FrameRate rate = video.info().frameRate();
    int frames = video.info().frameCount().orElse(0);
    return String.format(
        Locale.ROOT,
        "%.1f s at %s frames/s, the face in %.0f %% of them: %d expression%s.",
        rate.millis(frames) / MILLIS,
        rate,
        100.0 * video.faceFrames() / Math.max(1, frames),
        video.intervals().size(),
        video.intervals().size() == 1 ? "" : "s");
  }

  private static ScoreChart chart(SpottedVideo video) {
    FrameRate rate = video.info().frameRate();
    List<ScoreChart.Band> bands =
        video.intervals().stream()
            .map(
                i ->
                    new ScoreChart.Band(
                        rate.millis(i.onset()) / MILLIS,
                        rate.millis(i.offset() + 1.0) / MILLIS,
                        i.kind()))
            .toList();
    double step = rate.millis((double) video.scores().framesInSpan()) / MILLIS;
    return ScoreChart.of(video.source().id().clip(), video.scores().highest(), step, bands);
  }

  private static Table table(SpottedVideo video) {
    FrameRate rate = video.info().frameRate();
    List<List<Cell>> rows = new ArrayList<>();
    for (SpottedInterval interval : video.intervals()) {
      rows.add(
          List.of(
              Cell.of(interval.kind().name().toLowerCase(Locale.ROOT)),
              Cell.of(interval.onset()),
              Cell.of(interval.apex()),
              Cell.of(interval.offset()),
              Cell.number(rate.millis(interval.onset()) / MILLIS, 2),
              Cell.number(rate.millis(interval.offset() - interval.onset() + 1.0), 0),
              Cell.number(interval.score(), 2)));
    }
    return new Table(
        "Intervals, frames counted from 0, both ends inclusive",
        List.of(
            Table.Column.text("kind"),
            Table.Column.number("onset"),
            Table.Column.number("apex"),
            Table.Column.number("offset"),
            Table.Column.number("from (s)"),
            Table.Column.number("lasts (ms)"),
            Table.Column.number("score")),
        rows);
  }
}
