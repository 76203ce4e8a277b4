package org.glimpse.pipeline.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;

/**
 * Predictions of clips whose labels are not known: {@code predictions.csv}, which {@code score
 * recognition} reads once there is a truth, and the same as JSON.
 */
public final class PredictionFiles {
  static final String FILE = "predictions.csv";

  private PredictionFiles() {}

  /**
   * Writes {@code predictions.csv}: corpus, subject, clip, label, fold (blank) and a score a label.
   *
   * @param folder where to, made if needed
   * @param labels the labels of the model
   * @param predictions what the model says of each clip, one score a label
   * @throws IOException if the file cannot be written
   */
  public static void write(Path folder, LabelSet labels, List<Prediction> predictions)
      throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (Prediction prediction : predictions) {
      List<Object> row = EvaluationFiles.id(prediction.clip(), labels.label(prediction.decided()));
      row.add("");
      row.addAll(prediction.scores());
      rows.add(row);
    }
    CsvTable.write(folder.resolve(FILE), columns(labels), rows);
  }

  /**
   * Predictions as JSON: an array with an object a clip, which holds corpus, subject, clip, what
   * was decided and the scores by name.
   *
   * @param labels the labels of the model
   * @param predictions what the model says of each clip, one score a label
   * @return the text, with a new line at its end
   */
  public static String json(LabelSet labels, List<Prediction> predictions) {
    ArrayNode all = Json.mapper().createArrayNode();
    for (Prediction prediction : predictions) {
      ClipId id = prediction.clip();
      ObjectNode node = all.addObject().put("corpus", id.subject().corpus());
      node.put("subject", id.subject().subject()).put("clip", id.clip());
      node.put("label", labels.label(prediction.decided()));
      ObjectNode scores = node.putObject("scores");
      for (int c = 0; c < labels.size(); c++) {
        scores.put(labels.label(c), prediction.scores().get(c));
      }
    }
    return Json.text(all);
  }

  static List<String> columns(LabelSet labels) {
    List<String> columns = new ArrayList<>(EvaluationFiles.ID_COLUMNS);
    columns.add("fold");
    labels.labels().forEach(label -> columns.add("score_" + label));
    return columns;
  }
}
