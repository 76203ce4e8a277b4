package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.glimpse.benchmark.LongTailTraining.Outcome;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ClipException;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.MultipleComparison;
import org.glimpse.evaluation.statistics.Holm;
import org.glimpse.evaluation.statistics.PairedTests;
import org.glimpse.report.chart.ChartTheme;
import org.glimpse.report.chart.RatioBars;

/** What imbalance strategies do on long-tailed synthetic clips whose classes overlap. */
final class ImbalanceExperiment implements Measurement {
  private static final String PLAIN = "none";
  private static final String EVEN = "none, even counts";
  private static final int CLASSES = 7;

  @Override
  public String name() {
    return "imbalance-experiment";
  }

  @Override
  public String summary() {
    return "Recall of frequent and rare classes by imbalance strategy, on synthetic clips of"
        + " classes that overlap.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("ratio", "10,50");
    defaults.put("most", "150");
    defaults.put("counts", "");
    defaults.put("subjects", "40");
    defaults.put("seeds", "5");
    defaults.put("first", "101");
    defaults.put("epochs", "60");
    defaults.put("overlap", "0.5");
    defaults.put("noise", "0.3");
    defaults.put(
        "strategies",
        "weighted,cb-focal,ldam-drw,balanced-softmax,logit-adjustment,crt,ppl,"
            + LongTailTraining.COSINE_HEAD
            + ",cri,ppl+cri");
    return Collections.unmodifiableMap(defaults);
  }

  @Override
  public Measured run(MeasurementSettings settings) throws ClipException, InterruptedException {
    List<Measured.Table> tables = new ArrayList<>();
    List<Measured.Table> raw = new ArrayList<>();
    List<RatioBars> charts = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> design : designs(settings).entrySet()) {
      Map<String, List<Outcome>> outcomes = outcomes(settings, design.getValue());
      String caption = design.getKey() + ": training clips " + design.getValue();
      tables.add(summary(caption, outcomes));
      raw.add(raw(caption + ", every training", outcomes, settings.integer("first")));
      charts.add(chart("recall " + design.getKey(), outcomes));
    }
    tables.addAll(raw);
    return Measured.of(tables.toArray(Measured.Table[]::new))
        .withCharts(charts.toArray(RatioBars[]::new))
        .withRemarks(
            "All strategies train the same network on the same clips with the same seeds, epochs"
                + " and learning rate. Training sets differ by seed, and so does which class is"
                + " frequent; the test clips, 40 subjects with one clip of each class, are always"
                + " the same.",
            "Head and tail are the most frequent and the rarest third of the classes. Mean ±"
                + " standard deviation over seeds; UF1 and UAR of even test clips.",
            "Wilcoxon's signed ranks against none, two-sided: over seeds (UAR; the smallest"
                + " possible p with 5 seeds is 0.0625) and over test subjects (UAR of a subject,"
                + " averaged over seeds; p after Holm's correction over the rows), which takes the"
                + " trainings as given.",
            LongTailTraining.COSINE_HEAD
                + " is cross entropy of the cosine head that ldam and cri need: what their losses do"
                + " beyond their head is the difference from this row.",
            "Seeds 1 to 5 served to choose width, rate, epochs and overlap; the seeds of this table"
                + " start where its setting first says.",
            "\""
                + EVEN
                + "\" is cross entropy on as many clips in even numbers: what the clips"
                + " would allow without imbalance.");
  }

  private static Map<String, List<Integer>> designs(MeasurementSettings settings) {
    Map<String, List<Integer>> designs = new LinkedHashMap<>();
    if (!settings.integers("counts").isEmpty()) {
      designs.put("given counts", settings.integers("counts"));
      return designs;
    }
    for (double ratio : settings.decimals("ratio")) {
      designs.put(
          String.format(Locale.ROOT, "ratio %.0f", ratio),
          LongTailedClips.profile(CLASSES, settings.integer("most"), ratio));
    }
    return designs;
  }

  private static Map<String, List<Outcome>> outcomes(
      MeasurementSettings settings, List<Integer> counts)
      throws ClipException, InterruptedException {
    LongTailTraining training =
        new LongTailTraining(
            new LongTailedClips(
                counts.size(), settings.decimal("overlap"), settings.decimal("noise")),
            settings.integer("subjects"),
            settings.integer("epochs"));
    int classes = counts.size();
    int mean = counts.stream().mapToInt(Integer::intValue).sum() / classes;
    List<String> strategies = new ArrayList<>(List.of(PLAIN));
    strategies.addAll(settings.texts("strategies"));
    Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    int first = settings.integer("first");
    for (int seed = first; seed < first + settings.integer("seeds"); seed++) {
      List<Integer> mixed = new ArrayList<>(counts);
      Collections.shuffle(mixed, new java.util.Random(Seeds.derive(seed, "which class")));
      for (String strategy : strategies) {
        outcomes
            .computeIfAbsent(strategy, s -> new ArrayList<>())
            .add(training.run(strategy, seed, mixed, mixed));
      }
      outcomes
          .computeIfAbsent(EVEN, s -> new ArrayList<>())
          .add(training.run(PLAIN, seed, Collections.nCopies(classes, mean), mixed));
    }
    return outcomes;
  }

  private static Measured.Table summary(String caption, Map<String, List<Outcome>> outcomes) {
    Map<String, List<Evaluation>> evaluations = new LinkedHashMap<>();
    outcomes.forEach(
        (name, runs) -> evaluations.put(name, runs.stream().map(Outcome::evaluation).toList()));
    Map<String, Double> overSubjects = againstPlain(evaluations);
    List<Outcome> plain = outcomes.getOrDefault(PLAIN, List.of());
    List<List<Object>> rows = new ArrayList<>();
    outcomes.forEach(
        (name, runs) -> {
          List<Object> row = new ArrayList<>(List.of(name));
          for (LongTailTraining.Figure figure : LongTailTraining.Figure.values()) {
            row.add(spread(runs, figure::of));
          }
          boolean self = name.equals(PLAIN);
          row.add(self ? "" : better(plain, runs) + " of " + runs.size());
          row.add(self ? "" : PairedTests.wilcoxon(uars(runs), uars(plain)).pValue());
          row.add(self ? "" : overSubjects.getOrDefault(name, 1.0));
          row.add(runs.stream().mapToDouble(Outcome::seconds).average().orElse(0));
          rows.add(row);
        });
    return new Measured.Table(
        caption,
        List.of(
            "strategy",
            "UF1",
            "UAR",
            "head recall",
            "medium recall",
            "tail recall",
            "seeds with higher UAR",
            "Wilcoxon p, seeds",
            "Wilcoxon p, subjects",
            "s a training"),
        rows);
  }

  /** Wilcoxon's test of each against plain training over subjects, with Holm's correction. */
  private static Map<String, Double> againstPlain(Map<String, List<Evaluation>> evaluations) {
    List<MultipleComparison.PairTest> pairs =
        MultipleComparison.overSubjects(evaluations).pairs().stream()
            .filter(pair -> pair.first().equals(PLAIN))
            .toList();
    List<Double> adjusted =
        Holm.adjust(pairs.stream().map(pair -> pair.wilcoxon().pValue()).toList());
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      values.put(pairs.get(i).second(), adjusted.get(i));
    }
    return values;
  }

  private static Measured.Table raw(
      String caption, Map<String, List<Outcome>> outcomes, int first) {
    List<List<Object>> rows = new ArrayList<>();
    outcomes.forEach(
        (name, runs) -> {
          for (int i = 0; i < runs.size(); i++) {
            List<Object> row = new ArrayList<>(List.of(name, first + i));
            for (LongTailTraining.Figure figure : LongTailTraining.Figure.values()) {
              row.add(figure.of(runs.get(i)));
            }
            rows.add(row);
          }
        });
    return new Measured.Table(
        caption,
        List.of("strategy", "seed", "UF1", "UAR", "head recall", "medium recall", "tail recall"),
        rows);
  }

  private static RatioBars chart(String name, Map<String, List<Outcome>> outcomes) {
    List<RatioBars.Category> categories = new ArrayList<>();
    outcomes.keySet().forEach(s -> categories.add(new RatioBars.Category(s, ChartTheme.color(0))));
    List<RatioBars.Measure> measures = new ArrayList<>();
    for (LongTailTraining.Figure figure :
        List.of(
            LongTailTraining.Figure.UAR,
            LongTailTraining.Figure.HEAD,
            LongTailTraining.Figure.TAIL)) {
      measures.add(
          new RatioBars.Measure(
              figure.title(),
              outcomes.values().stream()
                  .map(runs -> OptionalDouble.of(mean(runs, figure::of)))
                  .toList()));
    }
    return RatioBars.of(name, categories, measures);
  }

  private static List<Double> uars(List<Outcome> runs) {
    return runs.stream().map(LongTailTraining.Figure.UAR::of).toList();
  }

  private static int better(List<Outcome> plain, List<Outcome> runs) {
    int better = 0;
    for (int i = 0; i < runs.size(); i++) {
      better += uars(runs).get(i) > uars(plain).get(i) ? 1 : 0;
    }
    return better;
  }

  private static double mean(List<Outcome> runs, ToDoubleFunction<Outcome> figure) {
    return runs.stream().mapToDouble(figure).average().orElseThrow();
  }

  private static String spread(List<Outcome> runs, ToDoubleFunction<Outcome> figure) {
    double mean = mean(runs, figure);
    double squares =
        runs.stream().mapToDouble(r -> Math.pow(figure.applyAsDouble(r) - mean, 2)).sum();
    return String.format(
        Locale.ROOT, "%.3f ± %.3f", mean, Math.sqrt(squares / Math.max(1, runs.size() - 1)));
  }
}
