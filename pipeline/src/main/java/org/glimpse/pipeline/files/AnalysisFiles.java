package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glimpse.core.EnumText;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.pipeline.BatchResult;

/**
 * The files of an analysis: {@code clips.csv}, {@code motion/<clip>.csv}, {@code failures.csv},
 * {@code filmstrips/<clip>.png} and {@code run.json}.
 */
public final class AnalysisFiles {
  private static final String CLIPS = "clips.csv";
  private static final String FAILURES = "failures.csv";
  private static final String OK = "ok";
  private static final String FAILED = "failed";
  private static final List<String> CLIP_COLUMNS =
      List.of(
          "corpus",
          "subject",
          "clip",
          "path",
          "fps",
          "frames",
          "width",
          "height",
          "status",
          "reason",
          "onset",
          "apex",
          "offset",
          "apex_source",
          "apex_ms",
          "duration_ms",
          "peak_motion",
          "label");
  private static final List<String> OWN_COLUMNS =
      List.of("step", "annotated_label", "file", "filmstrip");
  // Runs of earlier versions lack it.
  private static final String MISSING_FRAMES = "missing_frames";
  private static final List<String> FAILURE_COLUMNS =
      List.of("corpus", "subject", "clip", "step", "reason");

  private AnalysisFiles() {}

  /**
   * Writes an analysis.
   *
   * @param folder where to, made if needed
   * @param title what the analysis is called in reports
   * @param result the outcomes; clips that were only encoded are left out
   * @param labels the labels of predictions, where a model was used
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, String title, BatchResult result, Optional<LabelSet> labels)
      throws IOException {
    ClipFileNames names =
        ClipFileNames.of(result.outcomes().stream().map(ClipOutcome::id).toList());
    List<String> columns = new ArrayList<>(CLIP_COLUMNS);
    labels.ifPresent(set -> set.labels().forEach(label -> columns.add("score_" + label)));
    columns.addAll(OWN_COLUMNS);
    columns.add(MISSING_FRAMES);
    List<List<Object>> rows = new ArrayList<>();
    for (ClipOutcome outcome : result.outcomes()) {
      if (outcome.analyzed().isEmpty() && outcome.failed().isEmpty()) {
        continue;
      }
      List<Object> row = new ArrayList<>(id(outcome.id()));
      if (outcome.analyzed().isPresent()) {
        ClipOutcome.Analyzed clip = outcome.analyzed().get();
        String name = names.name(clip.id());
        row.addAll(analyzed(clip, labels));
        row.addAll(
            List.of(
                "",
                clip.analysis().source().annotation().emotion().orElse(""),
                name,
                Filmstrips.indices(clip.analysis().filmstrip()),
                FrameRanges.text(clip.analysis().video().missing())));
        MotionFiles.write(MotionFiles.file(folder, name), clip.analysis().motion());
        Filmstrips.write(Filmstrips.file(folder, name), clip.analysis().filmstrip());
      } else {
        ClipOutcome.Failed failure = outcome.failed().orElseThrow();
        row.addAll(List.of("", "", "", "", "", FAILED, failure.reason()));
        int blanks = columns.size() - OWN_COLUMNS.size() - 1 - row.size();
        for (int i = 0; i < blanks; i++) {
          row.add("");
        }
        row.addAll(List.of(failure.step().id(), "", "", "", ""));
      }
      rows.add(row);
    }
    CsvTable.write(folder.resolve(CLIPS), columns, rows);
    writeFailures(folder, result.failed());
    new RunManifest(RunManifest.Kind.ANALYSIS, title, Optional.empty(), labels, result.provenance())
        .write(folder);
  }

  /**
   * Writes {@code failures.csv}: a row for each clip without a result.
   *
   * @param folder where to
   * @param failures the failures; a file with a header alone says that there was none
   * @throws IOException if the file cannot be written
   */
  public static void writeFailures(Path folder, List<ClipOutcome.Failed> failures)
      throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (ClipOutcome.Failed failure : failures) {
      List<Object> row = new ArrayList<>(id(failure.id()));
      row.add(failure.step().id());
      row.add(failure.reason());
      rows.add(row);
    }
    CsvTable.write(folder.resolve(FAILURES), FAILURE_COLUMNS, rows);
  }

  private static List<Object> analyzed(ClipOutcome.Analyzed clip, Optional<LabelSet> labels) {
    ClipAnalysis analysis = clip.analysis();
    VideoInfo video = analysis.video();
    KeyFrames keys = analysis.keyFrames();
    MotionCurve motion = analysis.motion();
    List<Object> row = new ArrayList<>();
    row.add(analysis.source().path().toString());
    row.add(video.frameRate().toString());
    row.add(motion.length());
    row.add(video.size().width());
    row.add(video.size().height());
    row.add(OK);
    row.add(ClipRemarks.of(analysis).orElse(""));
    row.add(keys.onset());
    row.add(keys.apex());
    row.add(keys.offset());
    row.add(keys.source().name().toLowerCase(java.util.Locale.ROOT));
    row.add(MotionFiles.millis(motion, keys.apex()));
    // Onset and offset are both part of the movement: the offset frame lasts, too.
    row.add(
        MotionFiles.round(
            MotionFiles.millis(motion, keys.offset())
                - MotionFiles.millis(motion, keys.onset())
                + video.frameRate().millis(1)));
    row.add(MotionFiles.round(motion.peak()));
    row.add(clip.prediction().flatMap(p -> labels.map(set -> set.label(p.decided()))).orElse(""));
    if (labels.isPresent()) {
      for (int c = 0; c < labels.get().size(); c++) {
        int index = c;
        row.add(clip.prediction().<Object>map(p -> p.scores().get(index)).orElse(""));
      }
    }
    return row;
  }

  private static List<Object> id(ClipId id) {
    return List.of(id.subject().corpus(), id.subject().subject(), id.clip());
  }

  /**
   * Reads an analysis back, filmstrips included.
   *
   * @param folder the run's folder
   * @param manifest its {@code run.json}
   * @return the outcomes with their provenance, and with predictions where the run has labels
   * @throws FileFormatException if a file is missing or does not fit the others
   */
  public static BatchResult read(Path folder, RunManifest manifest) throws FileFormatException {
    Path file = folder.resolve(CLIPS);
    List<String> required = new ArrayList<>(CLIP_COLUMNS);
    required.addAll(OWN_COLUMNS);
    List<ClipOutcome> outcomes = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read(file, required).rows()) {
      ClipId id = ClipId.of(row.text("corpus"), row.text("subject"), row.text("clip"));
      try {
        outcomes.add(
            OK.equals(row.text("status"))
                ? new ClipOutcome.Analyzed(
                    analysis(folder, id, row), prediction(file, id, row, manifest.labels()))
                : failed(id, row));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new FileFormatException(file, "line " + row.line() + ": " + e.getMessage() + ".");
      }
    }
    return new BatchResult(outcomes, manifest.provenance());
  }

  /**
   * Reads what {@link #writeFailures} wrote.
   *
   * @param folder where it is
   * @return the failures
   * @throws FileFormatException if the file is damaged or missing
   */
  public static List<ClipOutcome.Failed> readFailures(Path folder) throws FileFormatException {
    Path file = folder.resolve(FAILURES);
    List<ClipOutcome.Failed> failures = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read(file, FAILURE_COLUMNS).rows()) {
      try {
        failures.add(
            failed(ClipId.of(row.text("corpus"), row.text("subject"), row.text("clip")), row));
      } catch (IllegalArgumentException e) {
        throw new FileFormatException(file, "line " + row.line() + ": " + e.getMessage() + ".");
      }
    }
    return failures;
  }

  private static ClipOutcome.Failed failed(ClipId id, CsvTable.Row row) throws FileFormatException {
    Step step = EnumText.parse(Step.class, row.text("step"));
    return new ClipOutcome.Failed(id, step, row.text("reason"));
  }

  private static Optional<Prediction> prediction(
      Path file, ClipId id, CsvTable.Row row, Optional<LabelSet> labels)
      throws FileFormatException {
    if (labels.isEmpty() || row.optional("label").isEmpty()) {
      return Optional.empty();
    }
    List<Double> scores = new ArrayList<>();
    for (String label : labels.get().labels()) {
      scores.add(row.number("score_" + label));
    }
    return Optional.of(new Prediction(id, scores, EvaluationFiles.label(file, row, labels.get())));
  }

  private static ClipAnalysis analysis(Path folder, ClipId id, CsvTable.Row row)
      throws FileFormatException {
    FrameRate rate = FrameRate.parse(row.text("fps"));
    VideoInfo video =
        new VideoInfo(
            new Size(row.integer("width"), row.integer("height")),
            rate,
            OptionalInt.of(row.integer("frames")),
            FrameRanges.parse(row.optional(MISSING_FRAMES).orElse("")));
    KeyFrames keys =
        new KeyFrames(
            row.integer("onset"),
            row.integer("apex"),
            row.integer("offset"),
            ApexSource.valueOf(row.text("apex_source").toUpperCase(java.util.Locale.ROOT)));
    Annotation annotation =
        new Annotation(
            Optional.empty(), row.optional("annotated_label"), List.of(), Optional.of(rate));
    String name = row.text("file");
    MotionCurve motion = MotionFiles.read(MotionFiles.file(folder, name), id);
    return new ClipAnalysis(
        new ClipSource(id, Path.of(row.text("path")), annotation),
        video,
        keys,
        motion,
        Filmstrips.read(Filmstrips.file(folder, name), row.text("filmstrip"), motion));
  }
}
