package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.glimpse.core.clip.ClipException;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.imbalance.objective.TrainingObjective;

/** Objectives against wrong labels, on clips whose true labels are known. */
final class LabelNoise implements Measurement {
  @Override
  public String name() {
    return "label-noise";
  }

  @Override
  public String summary() {
    return "Macro F1 on clean test clips of objectives trained on labels of which a share is wrong.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("form", "clip");
    defaults.put("noise", "0,0.1,0.2,0.3");
    defaults.put("objectives", "plain,scn-weights,scn,rul,rul-equal,ulc-ag,mtac,eac");
    defaults.put("seeds", "5");
    defaults.put("clips", "100");
    defaults.put("epochs", "30");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings) throws ClipException, InterruptedException {
    ObjectiveTrial trial = ObjectiveTrial.of(settings.text("form"), settings.integer("epochs"));
    List<Integer> counts =
        ObjectiveTrial.EMOTIONS.labels().stream().map(k -> settings.integer("clips")).toList();
    int seeds = settings.integer("seeds");
    List<List<Object>> rows = new ArrayList<>();
    Map<Double, List<Double>> plain = new LinkedHashMap<>();
    for (String name : settings.texts("objectives")) {
      TrainingObjective objective = Objectives.parse(name);
      for (double wrong : settings.decimals("noise")) {
        List<ObjectiveTrial.Curve> curves = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
          curves.add(trial.watch(counts, wrong, objective, seed));
        }
        List<Double> last = curves.stream().map(curve -> curve.scores().last()).toList();
        if (name.equals("plain")) {
          plain.put(wrong, last);
        }
        List<Double> base = plain.getOrDefault(wrong, List.of());
        rows.add(
            List.of(
                name,
                Math.round(100 * wrong) + " %",
                Spread.of(last),
                Spread.of(curves.stream().map(curve -> curve.scores().best()).toList()),
                base.isEmpty() ? "–" : Spread.ofDifferences(last, base),
                mean(curves.stream().map(ObjectiveTrial.Curve::wrongLeft).toList()),
                mean(curves.stream().map(LabelNoise::precision).toList()),
                mean(curves.stream().map(LabelNoise::recall).toList()),
                mean(curves.stream().map(ObjectiveTrial.Curve::doubtAuc).toList())));
      }
    }
    return Measured.of(
            new Measured.Table(
                "Macro F1 of clean test clips, %, mean ± deviation over seeds",
                List.of(
                    "objective",
                    "wrong labels",
                    "last 5 epochs",
                    "best epoch",
                    "over plain (paired), last 5",
                    "wrong labels left / given",
                    "precision of corrections",
                    "recall of corrections",
                    "AUC of doubt"),
                rows))
        .withRemarks(
            "Test clips are of other subjects and have right labels, 50 a class. The best epoch is"
                + " chosen by them: an upper bound, no result.",
            "Doubt is the uncertainty of rul or one minus the confidence of the others.");
  }

  private static OptionalDouble recall(ObjectiveTrial.Curve curve) {
    return curve.quality().flatMap(quality -> quality.recall()).stream()
        .mapToDouble(Double::doubleValue)
        .findFirst();
  }

  private static OptionalDouble precision(ObjectiveTrial.Curve curve) {
    return curve.quality().flatMap(quality -> quality.precision()).stream()
        .mapToDouble(Double::doubleValue)
        .findFirst();
  }

  private static Object mean(List<OptionalDouble> values) {
    DoubleStream there =
        values.stream().filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble);
    OptionalDouble mean = there.average();
    return mean.isPresent() ? String.format(Locale.ROOT, "%.2f", mean.getAsDouble()) : "–";
  }
}
