package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.spotting.FrameInterval;
import org.glimpse.evaluation.spotting.SpottingScore;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.report.chart.SpottingChart;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** Spotted videos one by one. */
record SpottedVideos(
    SortedSet<ClipId> videos,
    List<VideoInterval> truth,
    List<VideoInterval> found,
    Optional<SpottingScore> score,
    Map<ClipId, SpottingChart.Curve> curves) {
  /** A row a video; its name leads to its details, on pages of so many where there are more. */
  Table table(int perPage) {
    boolean known = score.isPresent();
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
                      .leadingTo(
                          videos.size() > perPage ? page(index, perPage) + "#" + anchor : anchor),
                  Cell.of(video.subject().subject()),
                  Cell.of(count(found, video))));
      score.ifPresent(
          s -> {
            row.add(Cell.of(count(truth, video)));
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

  /** The page on which the details of a video are. */
  static String page(int index, int perPage) {
    return "page-" + (index / perPage + 1);
  }

  /** The curves of some videos, the first of which has an index among all of them. */
  List<Block> details(List<ClipId> shown, int from) {
    List<Block> details = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      ClipId video = shown.get(i);
      SpottingChart.Curve curve = curves.getOrDefault(video, SpottingChart.Curve.none());
      List<FrameInterval> expected = frames(truth, video);
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
