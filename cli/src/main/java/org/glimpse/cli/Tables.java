package org.glimpse.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;

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

  /** A metric with four decimals, or a dash where it is undefined. */
  static String value(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "–";
  }
}
