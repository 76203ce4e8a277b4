package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.audit.SpottingAudit;
import org.glimpse.evaluation.spotting.FrameScores;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.ScoreDecoder;
import org.glimpse.evaluation.spotting.ThresholdSweep;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.report.chart.SpottingChart;
import org.glimpse.report.document.ReportDocument;
import org.glimpse.report.section.ProvenanceSection;
import org.glimpse.report.section.SpottingSection;

/** Reports of spotted intervals. */
final class SpottingReports {
  private static final String TITLE = "Spotting";

  private final Collection<ClipId> videos;
  private final List<VideoInterval> truth;
  private final MatchRule rule;

  SpottingReports(Collection<ClipId> videos, List<VideoInterval> truth, MatchRule rule) {
    this.videos = videos;
    this.truth = truth;
    this.rule = rule;
  }

  /** The report of intervals that somebody predicted. */
  Path intervals(Path out, List<VideoInterval> found) throws IOException {
    return render(out, SpottingSection.of(TITLE, videos, truth, found, rule), found);
  }

  /**
   * The report of frame scores: intervals and curves at one threshold, the first of the highest F1
   * where there are several.
   */
  Path scores(Path out, List<FrameScores> scores, int halfWindow, List<ThresholdSweep.Point> points)
      throws IOException {
    double threshold = ThresholdSweep.best(points).map(ThresholdSweep.Point::threshold).orElse(0.5);
    ScoreDecoder decoder = new ScoreDecoder(halfWindow, threshold);
    List<VideoInterval> found =
        scores.stream().flatMap(video -> decoder.decode(video).stream()).toList();
    Map<ClipId, SpottingChart.Curve> curves = new HashMap<>();
    for (FrameScores video : scores) {
      curves.put(
          video.video(),
          new SpottingChart.Curve(
              video.firstFrame() + halfWindow, decoder.smoothed(video), decoder.height(video)));
    }
    SpottingSection section =
        SpottingSection.of(TITLE, videos, truth, found, rule).withCurves(curves);
    return render(out, points.size() > 1 ? section.withSweep(points) : section, found);
  }

  private Path render(Path out, SpottingSection section, List<VideoInterval> found)
      throws IOException {
    return ReportDocument.titled(TITLE)
        .with(section)
        .with(
            ProvenanceSection.of(Map.of())
                .withAudit(TITLE, SpottingAudit.of(videos, truth, found, rule)))
        .renderTo(out);
  }
}
