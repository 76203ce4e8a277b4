package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.Movement;
import org.glimpse.keyframe.spot.SpottedInterval;
import org.glimpse.pipeline.SpottedVideo;
import org.glimpse.pipeline.SpottingResult;

/**
 * The files of a spotting run beside its scores: {@code intervals.csv} ({@code
 * subject,video,onset,offset,score} and more, which {@link SpottingFiles#intervals} reads), {@code
 * videos.csv} (every video that was looked at, also those without an interval), {@code
 * failures.csv} and {@code run.json}.
 */
public final class SpottingRunFiles {
  private SpottingRunFiles() {}

  /**
   * Writes the files.
   *
   * @param folder where to, made if needed
   * @param title what the run is called
   * @param result what was spotted
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, String title, SpottingResult result) throws IOException {
    List<List<Object>> intervals = new ArrayList<>();
    List<List<Object>> videos = new ArrayList<>();
    for (SpottedVideo video : result.videos()) {
      ClipId id = video.source().id();
      FrameRate rate = video.info().frameRate();
      for (SpottedInterval interval : video.intervals()) {
        List<Object> row = new ArrayList<>(List.of(id.subject().subject(), id.clip()));
        row.add(interval.onset());
        row.add(interval.offset());
        row.add(rounded(interval.score()));
        row.add(interval.apex());
        row.add(interval.kind().name().toLowerCase(Locale.ROOT));
        row.add(rounded(rate.millis(interval.onset())));
        row.add(rounded(rate.millis(interval.offset() - interval.onset() + 1.0)));
        intervals.add(row);
      }
      List<Object> row = new ArrayList<>(List.of(id.subject().subject(), id.clip()));
      row.add(video.source().path().toString());
      row.add(rate.toString());
      row.add(video.info().frameCount().orElse(0));
      row.add(video.faceFrames());
      row.add(video.count(Movement.Kind.MICRO));
      row.add(video.count(Movement.Kind.MACRO));
      videos.add(row);
    }
    CsvTable.write(
        folder.resolve("intervals.csv"),
        List.of(
            "subject",
            "video",
            "onset",
            "offset",
            "score",
            "apex",
            "kind",
            "onset_ms",
            "duration_ms"),
        intervals);
    CsvTable.write(
        folder.resolve("videos.csv"),
        List.of("subject", "video", "path", "fps", "frames", "face_frames", "micro", "macro"),
        videos);
    AnalysisFiles.writeFailures(folder, result.failed());
    new RunManifest(
            RunManifest.Kind.SPOTTING,
            title,
            Optional.empty(),
            Optional.empty(),
            result.provenance())
        .write(folder);
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
