package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.evaluation.MismatchException;
import org.glimpse.evaluation.spotting.FrameScores;
import org.glimpse.keyframe.spot.SpottedInterval;
import org.glimpse.pipeline.ScoreEnvelope;
import org.glimpse.pipeline.SpottedVideo;
import org.glimpse.pipeline.SpottingResult;

/**
 * The files of a spotting run beside its scores: {@code intervals.csv} ({@code
 * subject,video,onset,offset,score} and more, which {@link SpottingFiles#intervals} reads), {@code
 * videos.csv} (every video that was looked at, also those without an interval), {@code
 * failures.csv} and {@code run.json}.
 */
public final class SpottingRunFiles {
  private static final String INTERVALS = "intervals.csv";
  private static final String VIDEOS = "videos.csv";
  private static final String SCORES = "scores.csv";

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
      row.add(video.info().size().width());
      row.add(video.info().size().height());
      videos.add(row);
    }
    CsvTable.write(
        folder.resolve(INTERVALS),
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
        folder.resolve(VIDEOS),
        List.of(
            "subject",
            "video",
            "path",
            "fps",
            "frames",
            "face_frames",
            "micro",
            "macro",
            "width",
            "height"),
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

  /**
   * Reads a run back.
   *
   * @param folder the run's folder
   * @param manifest its {@code run.json}
   * @return what was spotted; scores are read as they were rounded
   * @throws FileFormatException if a file is missing, lacks a column, or does not fit the others
   */
  public static SpottingResult read(Path folder, RunManifest manifest) throws FileFormatException {
    Path file = folder.resolve(VIDEOS);
    Map<ClipId, ScoreEnvelope> scores = scores(folder.resolve(SCORES));
    Map<ClipId, List<SpottedInterval>> intervals = intervals(folder.resolve(INTERVALS));
    List<SpottedVideo> videos = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read(file, List.of("subject", "video", "width")).rows()) {
      ClipId key = SpottingFiles.video(row);
      ScoreEnvelope outline = scores.get(key);
      if (outline == null) {
        throw new FileFormatException(
            file,
            "line " + row.line() + ": video " + key.clip() + " has no row in " + SCORES + ".");
      }
      try {
        ClipId id =
            ClipId.of(manifest.provenance().data().corpus(), key.subject().subject(), key.clip());
        FrameRate rate = FrameRate.parse(row.text("fps"));
        videos.add(
            new SpottedVideo(
                new ClipSource(id, Path.of(row.text("path")), Annotation.none()),
                new VideoInfo(
                    new Size(row.integer("width"), row.integer("height")),
                    rate,
                    OptionalInt.of(row.integer("frames"))),
                row.integer("face_frames"),
                intervals.getOrDefault(key, List.of()),
                outline));
      } catch (IllegalArgumentException e) {
        throw new FileFormatException(file, "line " + row.line() + ": " + e.getMessage() + ".");
      }
    }
    return new SpottingResult(videos, AnalysisFiles.readFailures(folder), manifest.provenance());
  }

  private static Map<ClipId, ScoreEnvelope> scores(Path file) throws FileFormatException {
    Map<ClipId, ScoreEnvelope> outlines = new HashMap<>();
    try {
      for (FrameScores video : SpottingFiles.frameScores(file)) {
        ScoreEnvelope outline = new ScoreEnvelope();
        video.scores().forEach(outline::add);
        outlines.put(video.video(), outline);
      }
    } catch (MismatchException e) {
      throw new FileFormatException(file, String.valueOf(e.getMessage()));
    }
    return outlines;
  }

  private static Map<ClipId, List<SpottedInterval>> intervals(Path file)
      throws FileFormatException {
    Map<ClipId, List<SpottedInterval>> intervals = new HashMap<>();
    for (CsvTable.Row row : CsvTable.read(file, List.of("onset", "apex", "offset")).rows()) {
      try {
        intervals
            .computeIfAbsent(SpottingFiles.video(row), video -> new ArrayList<>())
            .add(
                new SpottedInterval(
                    row.integer("onset"),
                    row.integer("apex"),
                    row.integer("offset"),
                    Movement.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                    row.number("score")));
      } catch (IllegalArgumentException e) {
        throw new FileFormatException(file, "line " + row.line() + ": " + e.getMessage() + ".");
      }
    }
    return intervals;
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
