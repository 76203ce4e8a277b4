package org.glimpse.pipeline.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.Evaluation;

/**
 * The JSON of {@code score recognition} and {@code metrics.json}: {@code uf1}, {@code uar}, {@code
 * accuracy}, {@code labels}, {@code support}, {@code confusion} (rows = truth), {@code perClass}
 * and {@code byCorpus}; an undefined metric is null.
 */
public final class MetricsJson {
  private MetricsJson() {}

  /**
   * The metrics of an evaluation as JSON.
   *
   * @param evaluation the evaluation
   * @param byCorpus whether to add each corpus' own metrics
   * @return the text, with a new line at its end
   */
  public static String text(Evaluation evaluation, boolean byCorpus) {
    return Json.text(node(evaluation, byCorpus));
  }

  /**
   * Writes the metrics of an evaluation, corpora included.
   *
   * @param file the file, replaced if it exists
   * @param evaluation the evaluation
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Evaluation evaluation) throws IOException {
    Json.write(file, node(evaluation, true));
  }

  private static ObjectNode node(Evaluation evaluation, boolean byCorpus) {
    ObjectNode node = Json.mapper().createObjectNode();
    fill(node, evaluation.pooled());
    if (byCorpus) {
      ObjectNode corpora = node.putObject("byCorpus");
      for (Map.Entry<String, Evaluation> entry : evaluation.byCorpus().entrySet()) {
        fill(corpora.putObject(entry.getKey()), entry.getValue().pooled());
      }
    }
    return node;
  }

  private static void fill(ObjectNode node, Confusion confusion) {
    Json.put(node, "uf1", confusion.uf1());
    Json.put(node, "uar", confusion.uar());
    Json.put(node, "accuracy", confusion.accuracy());
    LabelSet labels = confusion.labels();
    ArrayNode names = node.putArray("labels");
    labels.labels().forEach(names::add);
    ArrayNode support = node.putArray("support");
    ArrayNode rows = node.putArray("confusion");
    ObjectNode perClass = node.putObject("perClass");
    for (int truth = 0; truth < labels.size(); truth++) {
      support.add(confusion.support(truth));
      ArrayNode row = rows.addArray();
      for (int predicted = 0; predicted < labels.size(); predicted++) {
        row.add(confusion.count(truth, predicted));
      }
      ObjectNode one = perClass.putObject(labels.label(truth));
      Json.put(one, "precision", confusion.precision(truth));
      Json.put(one, "recall", confusion.recall(truth));
      Json.put(one, "f1", confusion.f1(truth));
    }
  }
}
