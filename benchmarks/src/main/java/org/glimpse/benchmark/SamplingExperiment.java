package org.glimpse.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.glimpse.core.clip.ClipException;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.evaluation.MismatchException;
import org.glimpse.evaluation.MultipleComparison;
import org.glimpse.evaluation.PairedComparison;
import org.glimpse.evaluation.statistics.Holm;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.keyframe.sample.FrameSamplers;
import org.glimpse.model.Device;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.TrainerOptions;
import org.glimpse.model.zoo.SmallCnn3d;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.compare.Comparison;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.report.chart.ChartTheme;
import org.glimpse.report.chart.RatioBars;

/**
 * Whether a comparison of samplers finds the better ones where there are better ones, and none
 * where all are alike.
 */
final class SamplingExperiment implements Measurement {
  private static final double ALPHA = 0.05;

  /** Those that see the apex, then those that need not. */
  private static final List<String> LOOKING = List.of("apex-window:4", "apex-offset:4");

  private static final List<String> PASSING = List.of("whole-clip:4", "strided:4:12");

  @Override
  public String name() {
    return "sampling-experiment";
  }

  @Override
  public String summary() {
    return "compare-sampling's tests on corpora in which the label shows near the apex only, and on"
        + " corpora in which it shows in every frame that any of the samplers takes.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("corpora", "20");
    defaults.put("subjects", "12");
    defaults.put("clips", "6");
    defaults.put("amplitude", "2.5");
    defaults.put("noise", "6");
    defaults.put("folds", "4");
    defaults.put("seeds", "2");
    defaults.put("epochs", "12");
    return defaults;
  }

  /** What came of one kind of corpus. */
  private static final class Tally {
    private final Map<String, Double> accuracy = new LinkedHashMap<>();
    private final Map<String, Integer> better = new LinkedHashMap<>();
    private int anyWilcoxon;
    private int anyMcNemar;
    private int friedman;
    private int friedmanByFolds;
  }

  @Override
  public Measured run(MeasurementSettings settings)
      throws IOException, InterruptedException, ClipException, FileFormatException {
    int corpora = settings.integer("corpora");
    Tally near = tally(SamplingCorpus.Kind.NEAR_APEX, settings);
    Tally everywhere = tally(SamplingCorpus.Kind.EVERYWHERE, settings);
    return new Measured(
        List.of(
            accuracies(near, everywhere, corpora),
            wins(near, everywhere, corpora),
            claims(near, everywhere, corpora)),
        List.of(chart(near, everywhere, corpora)),
        List.of(
            "The unit of pairing is the subject: its accuracy, averaged over the seeds. All six"
                + " pairs of samplers are one family for Holm's correction at the level 0.05.",
            "In the corpora of the second kind every sampler takes four frames that are drawn in"
                + " the same way, so each claim there is false.",
            "Two-sided Wilcoxon over n subjects cannot fall below 2 / 2^n; with six pairs at least"
                + " eight subjects are needed for any claim."));
  }

  private static Tally tally(SamplingCorpus.Kind kind, MeasurementSettings settings)
      throws IOException, InterruptedException, ClipException, FileFormatException {
    List<FrameSampler> samplers =
        Stream.concat(LOOKING.stream(), PASSING.stream()).map(FrameSamplers::parse).toList();
    SamplingCorpus corpus =
        new SamplingCorpus(
            settings.integer("subjects"),
            settings.integer("clips"),
            settings.decimal("amplitude"),
            settings.decimal("noise"));
    Tally tally = new Tally();
    for (int seed = 1; seed <= settings.integer("corpora"); seed++) {
      EncodedCorpus encoded = corpus.encode(kind, seed, samplers);
      count(tally, compare(encoded, samplers, seed, settings));
    }
    return tally;
  }

  private static Map<String, List<Evaluation>> compare(
      EncodedCorpus encoded, List<FrameSampler> samplers, long seed, MeasurementSettings settings)
      throws IOException, InterruptedException, ClipException, FileFormatException {
    NetworkTrainer trainer =
        NetworkTrainer.of(
                SmallCnn3d.withDefaults().withWidth(0.25),
                TrainerOptions.withDefaults().withEpochs(settings.integer("epochs")))
            .withDevice(Device.cpu())
            .withThreads(1)
            .withSeed(1000 * seed);
    Comparison comparison =
        new Comparison(
            samplers.stream()
                .map(s -> new Comparison.Variant(s.id(), s.id(), Imbalance.none()))
                .toList(),
            FoldPlan.subjectKFold(encoded.clips(), settings.integer("folds"), seed),
            trainer,
            settings.integer("seeds"));
    Path folder = Files.createTempDirectory("sampling-experiment");
    try {
      return comparison.run(encoded, folder, false, Progress.silent());
    } catch (TrainingDivergedException e) {
      throw new IllegalStateException(e);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  private static void count(Tally tally, Map<String, List<Evaluation>> runs) {
    runs.forEach(
        (sampler, evaluations) ->
            tally.accuracy.merge(
                sampler,
                evaluations.stream()
                    .mapToDouble(e -> e.accuracy().orElseThrow())
                    .average()
                    .orElseThrow(),
                Double::sum));
    MultipleComparison result = MultipleComparison.overSubjects(runs);
    List<Double> ranks = result.friedman().averageRanks();
    List<Double> mcnemar = new ArrayList<>();
    boolean any = false;
    for (MultipleComparison.PairTest pair : result.pairs()) {
      boolean first =
          ranks.get(result.names().indexOf(pair.first()))
              < ranks.get(result.names().indexOf(pair.second()));
      String better = first ? pair.first() : pair.second();
      String worse = first ? pair.second() : pair.first();
      if (pair.significant(ALPHA)) {
        any = true;
        tally.better.merge(better + " over " + worse, 1, Integer::sum);
      }
      mcnemar.add(mcnemar(runs, pair));
    }
    tally.anyWilcoxon += any ? 1 : 0;
    tally.anyMcNemar += Holm.adjust(mcnemar).stream().anyMatch(p -> p < ALPHA) ? 1 : 0;
    tally.friedman += result.friedman().test().pValue() < ALPHA ? 1 : 0;
    tally.friedmanByFolds += result.allAlike().pValue() < ALPHA ? 1 : 0;
  }

  private static double mcnemar(
      Map<String, List<Evaluation>> runs, MultipleComparison.PairTest pair) {
    try {
      return PairedComparison.of(
              Objects.requireNonNull(runs.get(pair.first())).get(0),
              Objects.requireNonNull(runs.get(pair.second())).get(0))
          .mcnemarOverClips()
          .pValue();
    } catch (MismatchException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double accuracy(Tally tally, String sampler, int corpora) {
    return Objects.requireNonNull(tally.accuracy.get(sampler)) / corpora;
  }

  private static Measured.Table accuracies(Tally near, Tally everywhere, int corpora) {
    List<List<Object>> rows = new ArrayList<>();
    for (String sampler : near.accuracy.keySet()) {
      rows.add(
          List.of(
              sampler,
              LOOKING.contains(sampler) ? "yes" : "by chance",
              accuracy(near, sampler, corpora),
              accuracy(everywhere, sampler, corpora)));
    }
    return new Measured.Table(
        "Accuracy of three classes, mean over corpora",
        List.of("sampler", "sees the apex", "label near the apex", "label everywhere"),
        rows);
  }

  private static Measured.Table wins(Tally near, Tally everywhere, int corpora) {
    List<List<Object>> rows = new ArrayList<>();
    List<String> all = Stream.concat(LOOKING.stream(), PASSING.stream()).toList();
    for (String first : all) {
      for (String second : all) {
        String pair = first + " over " + second;
        int expected = near.better.getOrDefault(pair, 0);
        int chance = everywhere.better.getOrDefault(pair, 0);
        boolean should = LOOKING.contains(first) && PASSING.contains(second);
        if (should || expected + chance > 0) {
          rows.add(List.of(pair, should ? "yes" : "no", expected, chance));
        }
      }
    }
    return new Measured.Table(
        "In how many of " + corpora + " corpora one sampler was called better than another",
        List.of("pair", "truly better near the apex", "label near the apex", "label everywhere"),
        rows);
  }

  private static Measured.Table claims(Tally near, Tally everywhere, int corpora) {
    return new Measured.Table(
        "Share of " + corpora + " corpora with at least one claim",
        List.of("test", "label near the apex", "label everywhere (all false)"),
        List.of(
            List.of(
                "Wilcoxon over subjects, Holm",
                (double) near.anyWilcoxon / corpora,
                (double) everywhere.anyWilcoxon / corpora),
            List.of(
                "Friedman, whole folds exchanged",
                (double) near.friedmanByFolds / corpora,
                (double) everywhere.friedmanByFolds / corpora),
            List.of(
                "Friedman over subjects as if independent (no claim rests on it)",
                (double) near.friedman / corpora,
                (double) everywhere.friedman / corpora),
            List.of(
                "McNemar over clips of one seed, Holm (no claim rests on it)",
                (double) near.anyMcNemar / corpora,
                (double) everywhere.anyMcNemar / corpora)));
  }

  private static RatioBars chart(Tally near, Tally everywhere, int corpora) {
    List<RatioBars.Category> categories = new ArrayList<>();
    List<OptionalDouble> first = new ArrayList<>();
    List<OptionalDouble> second = new ArrayList<>();
    for (String sampler : near.accuracy.keySet()) {
      categories.add(
          new RatioBars.Category(sampler, ChartTheme.color(LOOKING.contains(sampler) ? 0 : 1)));
      first.add(OptionalDouble.of(accuracy(near, sampler, corpora)));
      second.add(OptionalDouble.of(accuracy(everywhere, sampler, corpora)));
    }
    return RatioBars.of(
        "accuracy",
        categories,
        List.of(
            new RatioBars.Measure("label near the apex", first),
            new RatioBars.Measure("label everywhere", second)));
  }
}
