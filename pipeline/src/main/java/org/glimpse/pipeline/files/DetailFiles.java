package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.RunDetails;

/**
 * {@code learning.csv} ({@code fold,epoch,loss,validation,kept}) and {@code embedding.csv} ({@code
 * corpus,subject,clip,label,fold,side}, then {@code e1}, {@code e2}, …): how the trainings of a run
 * went and how one of its models arranges clips; {@code effort.csv} ({@code parameters,seconds});
 * and what {@link InsightFiles} writes. None of the files needs to be there.
 */
public final class DetailFiles {
  private static final String LEARNING = "learning.csv";
  private static final String EMBEDDING = "embedding.csv";
  private static final String EFFORT = "effort.csv";
  private static final List<String> EFFORT_COLUMNS = List.of("parameters", "seconds");
  private static final List<String> POINT_COLUMNS =
      List.of("fold", "epoch", "loss", "validation", "kept");
  private static final List<String> CLIP_COLUMNS =
      List.of("corpus", "subject", "clip", "label", "fold", "side");
  private static final String TESTED = "test";
  private static final String TRAINED = "train";
  private static final String YES = "yes";

  private DetailFiles() {}

  /**
   * Writes details; contents are left out.
   *
   * @param folder where to, made if needed
   * @param labels the labels of the clips
   * @param details what is known of the run
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, LabelSet labels, RunDetails details) throws IOException {
    Files.deleteIfExists(folder.resolve(LEARNING));
    Files.deleteIfExists(folder.resolve(EMBEDDING));
    Files.deleteIfExists(folder.resolve(EFFORT));
    InsightFiles.write(folder, labels, details.insight());
    if (!details.curves().isEmpty()) {
      List<List<Object>> rows = new ArrayList<>();
      for (RunDetails.LearningCurve curve : details.curves()) {
        for (RunDetails.Point point : curve.points()) {
          Object validation =
              point.validation().isPresent() ? point.validation().getAsDouble() : "";
          rows.add(
              List.of(
                  curve.fold(),
                  point.epoch(),
                  point.loss(),
                  validation,
                  point.kept() ? YES : "no"));
        }
      }
      CsvTable.write(folder.resolve(LEARNING), POINT_COLUMNS, rows);
    }
    if (details.effort().isPresent()) {
      RunDetails.Effort effort = details.effort().get();
      CsvTable.write(
          folder.resolve(EFFORT),
          EFFORT_COLUMNS,
          List.of(List.of(effort.parameters(), effort.seconds())));
    }
    if (details.embedding().isPresent()) {
      write(folder.resolve(EMBEDDING), labels, details.embedding().get());
    }
  }

  private static void write(Path file, LabelSet labels, RunDetails.Embedding embedding)
      throws IOException {
    List<String> columns = new ArrayList<>(CLIP_COLUMNS);
    int length = embedding.clips().get(0).vector().size();
    for (int i = 1; i <= length; i++) {
      columns.add("e" + i);
    }
    List<List<Object>> rows = new ArrayList<>();
    for (RunDetails.EmbeddedClip clip : embedding.clips()) {
      List<Object> row = new ArrayList<>();
      row.add(clip.clip().subject().corpus());
      row.add(clip.clip().subject().subject());
      row.add(clip.clip().clip());
      row.add(labels.label(clip.truth()));
      row.add(embedding.fold());
      row.add(clip.tested() ? TESTED : TRAINED);
      clip.vector().forEach(value -> row.add((float) (double) value));
      rows.add(row);
    }
    CsvTable.write(file, columns, rows);
  }

  /**
   * Reads details back.
   *
   * @param folder the run's folder
   * @param labels the labels of the clips
   * @param contents the content of clips, which stands elsewhere
   * @return the details, empty where a file is not there
   * @throws FileFormatException if a file is damaged
   */
  public static RunDetails read(Path folder, LabelSet labels, Map<ClipId, String> contents)
      throws FileFormatException {
    return new RunDetails(
        contents,
        curves(folder),
        embedding(folder, labels),
        effort(folder),
        InsightFiles.read(folder, labels));
  }

  private static Optional<RunDetails.Effort> effort(Path folder) throws FileFormatException {
    Path file = folder.resolve(EFFORT);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<CsvTable.Row> rows = CsvTable.read(file, EFFORT_COLUMNS).rows();
    if (rows.size() != 1) {
      throw new FileFormatException(
          file, "there must be one row but there are " + rows.size() + ".");
    }
    try {
      return Optional.of(
          new RunDetails.Effort(
              Math.round(rows.get(0).number("parameters")), rows.get(0).number("seconds")));
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(file, e.getMessage() + ".");
    }
  }

  private static List<RunDetails.LearningCurve> curves(Path folder) throws FileFormatException {
    Path file = folder.resolve(LEARNING);
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<String, List<RunDetails.Point>> byFold = new LinkedHashMap<>();
    for (CsvTable.Row row : CsvTable.read(file, POINT_COLUMNS).rows()) {
      OptionalDouble validation =
          row.optional("validation").isPresent()
              ? OptionalDouble.of(row.number("validation"))
              : OptionalDouble.empty();
      byFold
          .computeIfAbsent(row.text("fold"), fold -> new ArrayList<>())
          .add(
              new RunDetails.Point(
                  row.integer("epoch"),
                  row.number("loss"),
                  validation,
                  row.text("kept").equals(YES)));
    }
    return byFold.entrySet().stream()
        .map(entry -> new RunDetails.LearningCurve(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Optional<RunDetails.Embedding> embedding(Path folder, LabelSet labels)
      throws FileFormatException {
    Path file = folder.resolve(EMBEDDING);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    CsvTable table = CsvTable.read(file, CLIP_COLUMNS);
    List<String> columns = table.columns().subList(CLIP_COLUMNS.size(), table.columns().size());
    List<RunDetails.EmbeddedClip> clips = new ArrayList<>();
    String fold = "";
    for (CsvTable.Row row : table.rows()) {
      List<Double> vector = new ArrayList<>();
      for (String column : columns) {
        vector.add(row.number(column));
      }
      fold = row.text("fold");
      clips.add(
          new RunDetails.EmbeddedClip(
              EvaluationFiles.id(row),
              EvaluationFiles.label(file, row, labels),
              row.text("side").equals(TESTED),
              vector));
    }
    try {
      return Optional.of(new RunDetails.Embedding(fold, clips));
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(file, e.getMessage() + ".");
    }
  }
}
