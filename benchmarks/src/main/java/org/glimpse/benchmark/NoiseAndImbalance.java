package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ClipException;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.imbalance.objective.TrainingObjective;

/** Objectives and class weights against rare classes and wrong labels together. */
final class NoiseAndImbalance implements Measurement {
  @Override
  public String name() {
    return "noise-and-imbalance";
  }

  @Override
  public String summary() {
    return "Mean recall, and recall of the two rarest classes, under wrong labels and rare classes.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("form", "clip");
    defaults.put("noise", "0,0.2");
    defaults.put("ratios", "10,50");
    defaults.put("ways", "plain/none,plain/weighted-sqrt,rul+cbam/weighted-sqrt,mtac/none");
    defaults.put("seeds", "5");
    defaults.put("clips", "150");
    defaults.put("epochs", "30");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings) throws ClipException, InterruptedException {
    ObjectiveTrial trial = ObjectiveTrial.of(settings.text("form"), settings.integer("epochs"));
    int classes = ObjectiveTrial.EMOTIONS.size();
    List<Integer> rarest = List.of(classes - 2, classes - 1);
    List<List<Object>> rows = new ArrayList<>();
    Map<String, List<Double>> first = new LinkedHashMap<>();
    for (String way : settings.texts("ways")) {
      int slash = way.indexOf('/');
      TrainingObjective objective = Objectives.parse(way.substring(0, slash));
      ImbalanceStrategy strategy = Imbalance.parse(way.substring(slash + 1));
      for (double ratio : settings.decimals("ratios")) {
        List<Integer> counts = counts(settings.integer("clips"), ratio, classes);
        for (double wrong : settings.decimals("noise")) {
          List<Double> recalls = new ArrayList<>();
          List<Double> tails = new ArrayList<>();
          for (int seed = 1; seed <= settings.integer("seeds"); seed++) {
            List<Double> outcome = trial.recalls(counts, wrong, objective, strategy, seed);
            recalls.add(mean(outcome));
            tails.add(mean(rarest.stream().map(outcome::get).toList()));
          }
          List<Double> base = first.computeIfAbsent(ratio + "/" + wrong, k -> recalls);
          rows.add(
              List.of(
                  way,
                  ratio,
                  Math.round(100 * wrong) + " %",
                  Spread.of(recalls),
                  Spread.ofDifferences(recalls, base),
                  Spread.of(tails)));
        }
      }
    }
    return Measured.of(
            new Measured.Table(
                "Mean ± deviation over seeds, last epoch",
                List.of(
                    "objective/strategy",
                    "imbalance ratio",
                    "wrong labels",
                    "UAR, %",
                    "over the first way (paired), points",
                    "recall of the two rarest classes, %"),
                rows))
        .withRemarks(
            "Class counts fall exponentially; test clips are of other subjects and have right"
                + " labels, 50 a class.");
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static List<Integer> counts(int most, double ratio, int classes) {
    List<Integer> counts = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      counts.add((int) Math.max(2, Math.round(most * Math.pow(ratio, -k / (classes - 1.0)))));
    }
    return counts;
  }
}
