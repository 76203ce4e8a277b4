package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.MissingPrediction;

/**
 * The files of an evaluation: {@code predictions.csv}, {@code truth.csv}, {@code metrics.json},
 * {@code run.json}, {@code missing.csv} where clips have no prediction, and what {@link
 * DetailFiles} writes. The first two are score files, so {@code score recognition} gives the
 * metrics again; the truth has a column {@code content} by which copies of a clip are found.
 */
public final class EvaluationFiles {
  private static final String TRUTH = "truth.csv";
  private static final String METRICS = "metrics.json";
  private static final String CONTENT = "content";
  private static final String MISSING = "missing.csv";
  private static final List<String> MISSING_COLUMNS =
      List.of("corpus", "subject", "clip", "reason");
  static final List<String> ID_COLUMNS = List.of("corpus", "subject", "clip", "label");

  private EvaluationFiles() {}

  /**
   * Writes an evaluation.
   *
   * @param folder where to, made if needed
   * @param title what the evaluation is called in reports
   * @param evaluation the evaluation, with its provenance
   * @throws IOException if a file cannot be written
   * @throws IllegalArgumentException if the evaluation has no provenance
   */
  public static void write(Path folder, String title, Evaluation evaluation) throws IOException {
    Provenance provenance =
        evaluation
            .provenance()
            .orElseThrow(
                () -> new IllegalArgumentException("an evaluation needs a provenance to be kept"));
    LabelSet labels = evaluation.labels();
    List<List<Object>> predictions = new ArrayList<>();
    List<List<Object>> truth = new ArrayList<>();
    for (EvaluatedClip clip : evaluation.clips()) {
      List<Object> row = id(clip.clip(), labels.label(clip.predicted()));
      row.add(clip.fold());
      for (int c = 0; c < labels.size(); c++) {
        row.add(clip.scores().isEmpty() ? "" : clip.scores().get(c));
      }
      predictions.add(row);
      List<Object> expected = id(clip.clip(), labels.label(clip.truth()));
      expected.add(evaluation.details().contents().getOrDefault(clip.clip(), ""));
      truth.add(expected);
    }
    List<String> truthColumns = new ArrayList<>(ID_COLUMNS);
    truthColumns.add(CONTENT);
    CsvTable.write(
        folder.resolve(PredictionFiles.FILE), PredictionFiles.columns(labels), predictions);
    CsvTable.write(folder.resolve(TRUTH), truthColumns, truth);
    writeMissing(folder.resolve(MISSING), evaluation.missing());
    DetailFiles.write(folder, labels, evaluation.details());
    MetricsJson.write(folder.resolve(METRICS), evaluation);
    new RunManifest(
            RunManifest.Kind.EVALUATION,
            title,
            Optional.of(evaluation.protocol()),
            Optional.of(labels),
            provenance)
        .write(folder);
  }

  /** Their truth is left out of {@code truth.csv}, so that the two score files fit each other. */
  private static void writeMissing(Path file, List<MissingPrediction> missing) throws IOException {
    Files.deleteIfExists(file);
    if (missing.isEmpty()) {
      return;
    }
    List<List<Object>> rows = new ArrayList<>();
    for (MissingPrediction one : missing) {
      rows.add(id(one.clip(), one.reason().orElse("")));
    }
    CsvTable.write(file, MISSING_COLUMNS, rows);
  }

  private static List<MissingPrediction> readMissing(Path file) throws FileFormatException {
    List<MissingPrediction> missing = new ArrayList<>();
    if (Files.exists(file)) {
      for (CsvTable.Row row : CsvTable.read(file, MISSING_COLUMNS).rows()) {
        missing.add(new MissingPrediction(id(row), row.optional("reason")));
      }
    }
    return missing;
  }

  /**
   * Reads an evaluation back.
   *
   * @param folder the run's folder
   * @param manifest its {@code run.json}
   * @return the evaluation with its provenance and details
   * @throws FileFormatException if a file is missing or does not fit the others
   */
  public static Evaluation read(Path folder, RunManifest manifest) throws FileFormatException {
    LabelSet labels =
        manifest
            .labels()
            .orElseThrow(
                () ->
                    new FileFormatException(
                        folder.resolve(RunManifest.FILE), "an evaluation needs its labels."));
    Path truthFile = folder.resolve(TRUTH);
    Map<ClipId, Integer> truth = new HashMap<>();
    Map<ClipId, String> contents = new HashMap<>();
    for (CsvTable.Row row : CsvTable.read(truthFile, ID_COLUMNS).rows()) {
      ClipId id = id(row);
      truth.put(id, label(truthFile, row, labels));
      row.optional(CONTENT).ifPresent(hash -> contents.put(id, hash));
    }
    Path predictionsFile = folder.resolve(PredictionFiles.FILE);
    List<EvaluatedClip> clips = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read(predictionsFile, ID_COLUMNS).rows()) {
      ClipId id = id(row);
      Integer known = truth.get(id);
      if (known == null) {
        throw new FileFormatException(
            predictionsFile, "clip " + id + " is not in " + truthFile.getFileName() + ".");
      }
      clips.add(
          new EvaluatedClip(
              id,
              known,
              label(predictionsFile, row, labels),
              row.text("fold"),
              scores(row, labels)));
    }
    try {
      return Evaluation.of(manifest.protocol().orElse("unknown"), labels, clips)
          .withMissing(readMissing(folder.resolve(MISSING)))
          .withProvenance(manifest.provenance())
          .withDetails(DetailFiles.read(folder, labels, contents));
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(predictionsFile, e.getMessage() + ".");
    }
  }

  private static List<Double> scores(CsvTable.Row row, LabelSet labels) throws FileFormatException {
    List<Double> scores = new ArrayList<>();
    for (String label : labels.labels()) {
      String column = "score_" + label;
      if (row.optional(column).isEmpty()) {
        return List.of();
      }
      scores.add(row.number(column));
    }
    return scores;
  }

  static List<Object> id(ClipId id) {
    return List.of(id.subject().corpus(), id.subject().subject(), id.clip());
  }

  static List<Object> id(ClipId id, String more) {
    List<Object> row = new ArrayList<>(id(id));
    row.add(more);
    return row;
  }

  static ClipId id(CsvTable.Row row) throws FileFormatException {
    return ClipId.of(row.text("corpus"), row.text("subject"), row.text("clip"));
  }

  static int label(Path file, CsvTable.Row row, LabelSet labels) throws FileFormatException {
    return label(file, row, "label", labels);
  }

  static int label(Path file, CsvTable.Row row, String column, LabelSet labels)
      throws FileFormatException {
    String label = row.text(column);
    OptionalInt index = labels.indexOf(label);
    if (index.isEmpty()) {
      throw new FileFormatException(
          file,
          "line "
              + row.line()
              + ": label '"
              + label
              + "' is none of "
              + String.join(", ", labels.labels())
              + ".");
    }
    return index.getAsInt();
  }
}
