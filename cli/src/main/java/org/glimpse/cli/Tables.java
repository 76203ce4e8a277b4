package org.glimpse.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.StrsScore;
import org.glimpse.pipeline.files.SpottingText;

/** Results as plain text on the terminal. */
final class Tables {
  private static final int MIN_WIDTH = 12;

  private Tables() {}

  /** Metrics, then precision, recall and F1 a class, then the confusion matrix. */
  static void print(PrintWriter out, Evaluation evaluation) {
    for (Metric metric : Metric.values()) {
      out.printf("%-10s %s%n", metric.title(), value(evaluation.metric(metric)));
      evaluation.whyUndefined(metric).ifPresent(why -> out.println("           (" + why + ")"));
    }
    Confusion confusion = evaluation.pooled();
    int width = MIN_WIDTH;
    for (String label : confusion.labels().labels()) {
      width = Math.max(width, label.length() + 2);
    }
    String cell = "%" + width + "s";
    out.printf("%n" + cell + "  precision  recall      f1  clips%n", "class");
    for (int c = 0; c < confusion.size(); c++) {
      out.printf(
          cell + "  %9s  %6s  %6s  %5d%n",
          confusion.labels().label(c),
          value(confusion.precision(c)),
          value(confusion.recall(c)),
          value(confusion.f1(c)),
          confusion.support(c));
    }
    out.printf("%n" + cell, "truth \\ as");
    for (String label : confusion.labels().labels()) {
      out.printf(cell, label);
    }
    out.println();
    for (int truth = 0; truth < confusion.size(); truth++) {
      out.printf(cell, confusion.labels().label(truth));
      for (int predicted = 0; predicted < confusion.size(); predicted++) {
        out.printf(cell, confusion.count(truth, predicted));
      }
      out.println();
    }
  }

  /** The predicted label and the score of every label, a line a clip. */
  static void print(PrintWriter out, LabelSet labels, List<Prediction> predictions) {
    int name = "clip".length();
    for (Prediction prediction : predictions) {
      name = Math.max(name, prediction.clip().clip().length());
    }
    int width = MIN_WIDTH;
    for (String label : labels.labels()) {
      width = Math.max(width, label.length() + 2);
    }
    String clip = "%-" + name + "s";
    String cell = "%" + width + "s";
    out.printf(clip + cell, "clip", "label");
    labels.labels().forEach(label -> out.printf(cell, label));
    out.println();
    for (Prediction prediction : predictions) {
      out.printf(clip + cell, prediction.clip().clip(), labels.label(prediction.decided()));
      for (double score : prediction.scores()) {
        out.printf(cell, value(OptionalDouble.of(score)));
      }
      out.println();
    }
  }

  /** The metrics of each run of a comparison. */
  static void print(PrintWriter out, Map<String, List<Evaluation>> runs) {
    out.printf("%-28s%5s%10s%10s%10s%n", "", "run", "UF1", "UAR", "accuracy");
    runs.forEach(
        (name, evaluations) -> {
          for (int i = 0; i < evaluations.size(); i++) {
            Evaluation one = evaluations.get(i);
            out.printf(
                "%-28s%5d%10s%10s%10s%n",
                name, i + 1, value(one.uf1()), value(one.uar()), value(one.accuracy()));
          }
        });
  }

  /** Clips without a result, each with its reason. */
  static void printFailures(PrintWriter err, List<ClipOutcome.Failed> failed) {
    for (ClipOutcome.Failed failure : failed) {
      err.println("glimpse: " + failure.id() + ": " + failure.reason());
    }
  }

  /** What was spotted, over all videos as one, as JSON or a table. */
  static void print(PrintWriter out, SpottingCounts counts, boolean json) {
    if (json) {
      out.print(SpottingText.json(counts));
      return;
    }
    out.printf("%-12s%d%n", "TP", counts.tp());
    out.printf("%-12s%d%n", "FP", counts.fp());
    out.printf("%-12s%d%n", "FN", counts.fn());
    out.printf("%-12s%s%n", "precision", value(counts.precision()));
    out.printf("%-12s%s%n", "recall", value(counts.recall()));
    out.printf("%-12s%s%n", "F1", value(counts.f1()));
    out.printf(
        "Of %d videos %d have no prediction.%n", counts.videos(), counts.videosWithoutPrediction());
  }

  /** The spot-then-recognize score and its parts. */
  static void print(PrintWriter out, StrsScore score) {
    out.printf("%-13s%s%n", "STRS", value(OptionalDouble.of(score.strs())));
    out.printf("%-13s%s%n", "spotting F1", value(OptionalDouble.of(score.spottingF1())));
    out.printf("%-13s%s%n", "analysis F1", value(score.analysisF1()));
    out.printf("%-13s%s%n", "UF1", value(score.uf1()));
    out.printf("%-13s%s%n", "UAR", value(score.uar()));
    out.printf(
        "Emotions were compared on %d matched intervals.%n", score.spotting().matches().size());
  }

  /** A metric with four decimals, or a dash where it is undefined. */
  static String value(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "–";
  }
}
