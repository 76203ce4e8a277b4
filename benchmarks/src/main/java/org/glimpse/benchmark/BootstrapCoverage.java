package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;

/**
 * How often the 95 % interval over subjects holds the true value: data sets are drawn from a
 * population of subjects in which some are recognized better than others, and of which the true
 * counts are known in closed form.
 */
final class BootstrapCoverage implements Measurement {
  private static final double[] PRIORS = {0.56, 0.25, 0.19};
  private static final double[] RECALLS = {0.75, 0.55, 0.5};
  private static final double SPREAD = 0.2;
  private static final int CLASSES = PRIORS.length;
  private static final LabelSet LABELS = new LabelSet("three", List.of("a", "b", "c"));
  private static final Map<String, Function<Confusion, OptionalDouble>> METRICS = metrics();

  private static Map<String, Function<Confusion, OptionalDouble>> metrics() {
    Map<String, Function<Confusion, OptionalDouble>> metrics = new LinkedHashMap<>();
    metrics.put("UF1", Confusion::uf1);
    metrics.put("UAR", Confusion::uar);
    metrics.put("accuracy", Confusion::accuracy);
    metrics.put("F1 of the rarest class", counts -> counts.f1(CLASSES - 1));
    return metrics;
  }

  @Override
  public String name() {
    return "bootstrap-coverage";
  }

  @Override
  public String summary() {
    return "How often the 95 % interval over subjects holds the true value, by simulation.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("subjects", "10,25,60");
    defaults.put("datasets", "1000");
    defaults.put("resamples", "1000");
    defaults.put("seed", "11");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings) {
    List<List<Object>> rows = new ArrayList<>();
    for (int subjects : settings.integers("subjects")) {
      rows.addAll(rows(subjects, settings));
    }
    return Measured.of(
            new Measured.Table(
                "Coverage of the 95 % interval",
                List.of("subjects", "metric", "true value", "coverage (%)", "mean width"), rows))
        .withRemarks(
            String.format(
                Locale.ROOT,
                "Subjects have 4 to 12 clips of three classes and each is recognized up to %.0f"
                    + " points better or worse than the class's mean. The standard error of a"
                    + " coverage of 95 %% is %.1f points.",
                100 * SPREAD,
                100 * Math.sqrt(0.95 * 0.05 / settings.integer("datasets"))));
  }

  private static List<List<Object>> rows(int subjects, MeasurementSettings settings) {
    int dataSets = settings.integer("datasets");
    int seed = settings.integer("seed");
    Bootstrap bootstrap = Bootstrap.withDefaults().withResamples(settings.integer("resamples"));
    RandomGenerator random = Seeds.generator(seed, "coverage-" + subjects);
    Map<String, Integer> covered = new LinkedHashMap<>();
    Map<String, Double> widths = new LinkedHashMap<>();
    for (int i = 0; i < dataSets; i++) {
      List<Confusion> drawn = new ArrayList<>();
      for (int s = 0; s < subjects; s++) {
        drawn.add(subject(random));
      }
      for (Map.Entry<String, Function<Confusion, OptionalDouble>> metric : METRICS.entrySet()) {
        Function<Confusion, OptionalDouble> value = metric.getValue();
        Optional<Interval> interval =
            bootstrap.withSeed(i).interval(drawn, sample -> value.apply(Confusion.sum(sample)));
        double truth = value.apply(population()).orElseThrow();
        boolean holds = interval.map(found -> found.contains(truth)).orElse(false);
        covered.merge(metric.getKey(), holds ? 1 : 0, Integer::sum);
        double width = interval.map(found -> found.upper() - found.lower()).orElse(0.0);
        widths.merge(metric.getKey(), width, Double::sum);
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Map.Entry<String, Function<Confusion, OptionalDouble>> metric : METRICS.entrySet()) {
      rows.add(
          List.of(
              subjects,
              metric.getKey(),
              rounded(metric.getValue().apply(population()).orElseThrow(), 4),
              rounded(100.0 * covered.getOrDefault(metric.getKey(), 0) / dataSets, 1),
              rounded(widths.getOrDefault(metric.getKey(), 0.0) / dataSets, 3)));
    }
    return rows;
  }

  private static double rounded(double value, int digits) {
    double unit = Math.pow(10, digits);
    return Math.round(value * unit) / unit;
  }

  /** Counts that the population has in expectation, in millionths of a clip. */
  private static Confusion population() {
    int[][] counts = new int[CLASSES][CLASSES];
    for (int t = 0; t < CLASSES; t++) {
      for (int p = 0; p < CLASSES; p++) {
        double share = t == p ? RECALLS[t] : (1 - RECALLS[t]) / (CLASSES - 1);
        counts[t][p] = (int) Math.round(1e6 * PRIORS[t] * share);
      }
    }
    return confusion(counts);
  }

  private static Confusion subject(RandomGenerator random) {
    int[][] counts = new int[CLASSES][CLASSES];
    double skill = SPREAD * (2 * random.nextDouble() - 1);
    for (int clips = 4 + random.nextInt(9); clips > 0; clips--) {
      double draw = random.nextDouble();
      int truth = draw < PRIORS[0] ? 0 : draw < PRIORS[0] + PRIORS[1] ? 1 : 2;
      boolean right = random.nextDouble() < RECALLS[truth] + skill;
      counts[truth][right ? truth : (truth + 1 + random.nextInt(CLASSES - 1)) % CLASSES]++;
    }
    return confusion(counts);
  }

  private static Confusion confusion(int[][] counts) {
    return Confusion.of(
        LABELS, Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
  }
}
