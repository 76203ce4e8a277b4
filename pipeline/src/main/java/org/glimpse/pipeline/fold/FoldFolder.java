package org.glimpse.pipeline.fold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.Fold;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.pipeline.FoldResult;
import org.glimpse.pipeline.files.AnalysisFiles;
import org.glimpse.pipeline.files.CsvTable;
import org.glimpse.pipeline.files.DetailFiles;
import org.glimpse.pipeline.files.FileFormatException;

/**
 * What is kept of a cross-validation while it runs: the predictions of every finished fold, the
 * state of unfinished trainings, and what it all belongs to.
 *
 * @param folder made if needed
 */
public record FoldFolder(Path folder) {
  private static final String KEY = "made-with.txt";
  private static final String CLIPS = "clips.bin";
  private static final List<String> ID = List.of("corpus", "subject", "clip", "decided");

  /**
   * Opens the folder for a cross-validation: one that is to go on, or a new one.
   *
   * @param key describes the cross-validation, see {@link #key}
   * @param resume whether finished folds are kept; else they are removed
   * @throws FileFormatException if what is there belongs to another cross-validation
   * @throws IOException if files cannot be read or written
   */
  public void open(String key, boolean resume) throws FileFormatException, IOException {
    Files.createDirectories(folder);
    Path made = folder.resolve(KEY);
    if (resume && Files.exists(made)) {
      if (!Files.readString(made).equals(key)) {
        throw new FileFormatException(
            made,
            "what is kept here was made with other settings or of other clips; choose another"
                + " --out or leave --resume away.");
      }
      return;
    }
    clear();
    Files.createDirectories(folder);
    Files.writeString(made, key);
  }

  /**
   * What a cross-validation is: equal keys mean equal results.
   *
   * @param settings of the training, as they stand in the provenance
   * @param plan its folds
   * @param clips with labels and the values of their tensors
   * @return a text
   * @throws ClipException if a clip cannot be read
   */
  public static String key(String settings, FoldPlan plan, LabelledClips clips)
      throws ClipException {
    StringBuilder text = new StringBuilder(settings).append('\n').append(plan.protocol());
    for (Fold fold : plan.folds()) {
      text.append('\n').append(fold.name()).append(fold.train()).append(fold.test());
    }
    for (LabelledClip clip : clips.clips()) {
      text.append('\n').append(clip.id()).append(clip.label());
      text.append(clip.tensor().forTest().hashCode());
      // What an objective may learn beside the label.
      clip.annotation().actionUnits().forEach(text::append);
      clip.annotation().feeling().ifPresent(text::append);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return settings + "\n" + HexFormat.of().formatHex(hash) + "\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Where a fold's training keeps its state. */
  Path checkpoint(int fold) {
    return folder.resolve("fold-" + fold + ".safetensors");
  }

  /** Where the clips lie for other processes. */
  Path clips() {
    return folder.resolve(CLIPS);
  }

  private Path predictions(int fold) {
    return folder.resolve("fold-" + fold + ".csv");
  }

  private Path details(int fold) {
    return folder.resolve("fold-" + fold);
  }

  /** Keeps what a finished fold gave. */
  void write(int fold, LabelSet labels, FoldResult result) throws IOException {
    List<Prediction> predictions = result.predictions();
    DetailFiles.write(details(fold), labels, result.details());
    AnalysisFiles.writeFailures(details(fold), result.failed());
    List<String> columns = new ArrayList<>(ID);
    for (int c = 0; c < labels.size(); c++) {
      columns.add("score" + c);
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Prediction prediction : predictions) {
      ClipId id = prediction.clip();
      List<Object> row =
          new ArrayList<>(
              List.of(
                  id.subject().corpus(), id.subject().subject(), id.clip(), prediction.decided()));
      row.addAll(prediction.scores());
      rows.add(row);
    }
    Path part = folder.resolve("fold-" + fold + ".part");
    CsvTable.write(part, columns, rows);
    Files.move(part, predictions(fold), StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(checkpoint(fold));
  }

  /** What a fold gave, if it is finished. */
  Optional<FoldResult> read(int fold, LabelSet labels) throws FileFormatException {
    Path file = predictions(fold);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    CsvTable table = CsvTable.read(file, ID);
    List<Prediction> predictions = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      List<Double> scores = new ArrayList<>();
      for (int c = 0; table.has("score" + c); c++) {
        scores.add(row.number("score" + c));
      }
      ClipId id = ClipId.of(row.text("corpus"), row.text("subject"), row.text("clip"));
      predictions.add(new Prediction(id, scores, row.integer("decided")));
    }
    return Optional.of(
        new FoldResult(
            predictions,
            AnalysisFiles.readFailures(details(fold)),
            DetailFiles.read(details(fold), labels, Map.of())));
  }

  /**
   * Removes everything that is kept.
   *
   * @throws IOException if a file cannot be removed
   */
  public void clear() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.filter(FoldFolder::own).toList();
    }
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        try (var details = Files.list(file)) {
          for (Path detail : details.toList()) {
            Files.delete(detail);
          }
        }
      }
      Files.delete(file);
    }
    try (var rest = Files.list(folder)) {
      if (rest.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  private static boolean own(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.equals(KEY)
        || name.startsWith(CLIPS)
        || name.matches("worker-\\d+\\.log")
        || name.matches("fold-\\d+(\\.(csv|part|safetensors))?");
  }
}
