package org.glimpse.pipeline.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.StrsScore;
import org.glimpse.evaluation.spotting.ThresholdSweep;

/** What {@code score spotting} and {@code score strs} print; an undefined metric is null. */
public final class SpottingText {
  private SpottingText() {}

  /**
   * The JSON of {@code score spotting}.
   *
   * @param counts the counts over the whole data set
   * @return the text, with a new line at its end
   */
  public static String json(SpottingCounts counts) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("tp", counts.tp());
    node.put("fp", counts.fp());
    node.put("fn", counts.fn());
    Json.put(node, "precision", counts.precision());
    Json.put(node, "recall", counts.recall());
    Json.put(node, "f1", counts.f1());
    node.put("videosWithoutPrediction", counts.videosWithoutPrediction());
    return Json.text(node);
  }

  /**
   * The JSON of {@code score strs}.
   *
   * @param score the score over all videos
   * @return the text, with a new line at its end
   */
  public static String json(StrsScore score) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("spottingF1", score.spottingF1());
    Json.put(node, "analysisF1", score.analysisF1());
    node.put("strs", score.strs());
    Json.put(node, "uf1", score.uf1());
    Json.put(node, "uar", score.uar());
    return Json.text(node);
  }

  /**
   * The CSV of a sweep: {@code threshold,tp,fp,fn,f1,videos_without_prediction}, a row a threshold.
   *
   * @param points the points of the sweep
   * @return the text, with a new line at its end; an undefined F1 is an empty cell
   */
  public static String csv(List<ThresholdSweep.Point> points) {
    StringBuilder text = new StringBuilder("threshold,tp,fp,fn,f1,videos_without_prediction\n");
    for (ThresholdSweep.Point point : points) {
      SpottingCounts counts = point.counts();
      OptionalDouble f1 = counts.f1();
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%d,%s,%d\n",
              point.threshold(),
              counts.tp(),
              counts.fp(),
              counts.fn(),
              f1.isPresent() ? f1.getAsDouble() : "",
              counts.videosWithoutPrediction()));
    }
    return text.toString();
  }
}
