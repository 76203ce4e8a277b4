package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.glimpse.core.clip.ClipException;
import org.glimpse.report.chart.ChartTheme;
import org.glimpse.report.chart.RatioBars;

/**
 * Whether each facial-expression system does what it claims, on signals of action units whose truth
 * is known: the macro F1 of clean test clips of other people after every epoch, paired by seed.
 */
final class ObjectiveAcceptance implements Measurement {
  @Override
  public String name() {
    return "acceptance";
  }

  @Override
  public String summary() {
    return "What each facial-expression system claims against what it is to beat, with limits.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put(
        "tests", "relabelling,mixing,units,units-of-clips,imbalance,erasing,tokens,order,heads");
    defaults.put("seeds", "5");
    defaults.put("scale", "1");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings) throws ClipException, InterruptedException {
    List<List<Object>> claims = new ArrayList<>();
    List<List<Object>> systems = new ArrayList<>();
    List<RatioBars.Category> categories = new ArrayList<>();
    List<OptionalDouble> last = new ArrayList<>();
    List<OptionalDouble> best = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    remarks.add("The best epoch is chosen by the test clips: an upper bound, no result.");
    remarks.add("Clips and epochs are multiplied by scale. Test: 50 a class.");
    for (String name : settings.texts("tests")) {
      AcceptanceTest test = AcceptanceTests.named(name, settings.decimal("scale"));
      remarks.add(name + ": " + test.setting() + ".");
      Map<String, AcceptanceTest.Runs> all = test.run(settings.integer("seeds"));
      for (AcceptanceTest.Claim claim : test.claims()) {
        List<Double> values = claim.value().apply(all);
        claims.add(
            List.of(
                name,
                claim.text(),
                spread(values),
                "at least " + number(claim.limit()),
                claim.holds(all) ? "yes" : "no"));
      }
      AcceptanceTest.Runs base = all.values().iterator().next();
      all.forEach(
          (system, runs) -> {
            systems.add(row(name, system, runs, base));
            categories.add(new RatioBars.Category(name + ": " + system, ChartTheme.color(0)));
            last.add(OptionalDouble.of(AcceptanceTest.mean(runs.last())));
            best.add(OptionalDouble.of(AcceptanceTest.mean(runs.best())));
          });
    }
    return Measured.of(
            new Measured.Table(
                "Claims, mean ± deviation over seeds, last five epochs",
                List.of("test", "claim", "measured", "limit", "holds"),
                claims),
            new Measured.Table(
                "Macro F1 of clean test clips of other people, %, mean ± deviation over seeds",
                List.of(
                    "test",
                    "system",
                    "last 5 epochs",
                    "best epoch",
                    "over the first, last 5",
                    "over the first, best",
                    "other numbers"),
                systems))
        .withCharts(
            RatioBars.of(
                "macro F1",
                categories,
                List.of(
                    new RatioBars.Measure("last five epochs", last),
                    new RatioBars.Measure("best epoch", best))))
        .withRemarks(remarks.toArray(String[]::new));
  }

  private static List<Object> row(
      String test, String system, AcceptanceTest.Runs runs, AcceptanceTest.Runs base) {
    return List.of(
        test,
        system,
        Spread.of(runs.last()),
        Spread.of(runs.best()),
        Spread.ofDifferences(runs.last(), base.last()),
        Spread.ofDifferences(runs.best(), base.best()),
        runs.numbers().entrySet().stream()
            .map(entry -> entry.getKey() + " " + spread(entry.getValue()))
            .collect(Collectors.joining("; ")));
  }

  /** Numbers as they are, with as many digits as their size needs. */
  private static String spread(List<Double> values) {
    double mean = AcceptanceTest.mean(values);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    String deviation =
        values.size() < 2 ? "" : " ± " + number(Math.sqrt(squares / (values.size() - 1)), mean);
    return number(mean, mean) + deviation;
  }

  private static String number(double value) {
    return number(value, value);
  }

  private static String number(double value, double like) {
    return String.format(Locale.ROOT, Math.abs(like) < 2 ? "%.2f" : "%.1f", value);
  }
}
