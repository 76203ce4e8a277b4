package org.glimpse.pipeline.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Fold;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Experiment;
import org.glimpse.pipeline.PredictedClips;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.SoundClips;
import org.glimpse.pipeline.files.CsvTable;
import org.glimpse.pipeline.files.EvaluationFiles;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.files.RunManifest;

/**
 * Several ways of doing one thing, each under the same folds, the same seeds and the same budget.
 * Each run is kept in a folder of its own, so that an interrupted comparison can go on.
 *
 * @param variants what is compared, at least two with names that differ
 * @param plan the protocol of all of them
 * @param trainer the model of those that have none of their own; its seed is that of the first
 *     repetition for all
 * @param seeds the number of repetitions; repetition i has the trainer's seed plus i
 */
public record Comparison(List<Variant> variants, FoldPlan plan, ClipTrainer trainer, int seeds) {
  private static final String RUNS = "runs";
  private static final int MAX_SEEDS = 1000;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there are fewer than two variants, names repeat, or the
   *     number of seeds is not in [1, 1000]
   */
  public Comparison {
    variants = List.copyOf(variants);
    Checks.atLeast("variants to compare", variants.size(), 2);
    Checks.inRange("seeds", seeds, 1, MAX_SEEDS);
    Checks.argument(
        variants.stream().map(Variant::name).distinct().count() == variants.size(),
        "names to compare must differ but are " + variants.stream().map(Variant::name).toList());
  }

  /**
   * One way of doing it.
   *
   * @param name what it is called
   * @param sampler the id of the sampler whose clips are used
   * @param strategy what is done about imbalance
   * @param own the model and how it is trained; empty for the comparison's
   */
  public record Variant(
      String name, String sampler, ImbalanceStrategy strategy, Optional<ClipTrainer> own) {
    /**
     * A way of doing it with the comparison's model.
     *
     * @param name what it is called
     * @param sampler the id of the sampler whose clips are used
     * @param strategy what is done about imbalance
     */
    public Variant(String name, String sampler, ImbalanceStrategy strategy) {
      this(name, sampler, strategy, Optional.empty());
    }
  }

  private ClipTrainer trainer(Variant variant) {
    return variant.own().orElse(trainer);
  }

  /**
   * How long all runs will take, from one plain epoch of the first fold's training with each model:
   * an estimate, because the first also loads the engine.
   *
   * @param corpus the encoded corpus
   * @return the time for all runs, finished ones included
   * @throws TrainingDivergedException if the loss stops being a number
   * @throws ClipException if a clip cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  public Duration estimate(EncodedCorpus corpus)
      throws TrainingDivergedException, ClipException, InterruptedException {
    Fold fold = plan.folds().get(0);
    LabelledClips clips =
        LabelledClips.of(
            corpus.clips().labels(), SoundClips.of(corpus.clips().select(fold.train())).sound());
    long trained = plan.folds().stream().mapToLong(f -> f.train().size()).sum();
    Map<ClipTrainer, Double> known = new LinkedHashMap<>();
    double nanos = 0;
    for (Variant variant : variants) {
      ClipTrainer model = trainer(variant);
      if (!known.containsKey(model)) {
        long start = System.nanoTime();
        try (ClipClassifier classifier =
            model.train(clips, Imbalance.none().plan(clips.counts(), 1))) {
          PredictedClips.of(classifier, corpus.clips().select(fold.test()));
        }
        known.put(model, (double) (System.nanoTime() - start) / clips.size());
      }
      nanos += known.getOrDefault(model, 0.0) * trained * model.epochs() * seeds;
    }
    return Duration.ofNanos((long) nanos);
  }

  /**
   * Runs everything and writes each run to {@code runs/<name>_seed-<seed>} and the metrics of all
   * to {@code comparison.csv}.
   *
   * @param corpus the encoded corpus
   * @param out where to
   * @param resume whether runs that are already there are read instead of run again
   * @param progress told of each fold
   * @return the evaluations by name, in the order of the seeds
   * @throws TrainingDivergedException if a fold's loss stops being a number
   * @throws ClipException if a clip cannot be read
   * @throws FileFormatException if a run that is there was made in another way
   * @throws IOException if a file cannot be written
   * @throws InterruptedException if the thread is interrupted; finished runs stay
   */
  public Map<String, List<Evaluation>> run(
      EncodedCorpus corpus, Path out, boolean resume, Progress progress)
      throws TrainingDivergedException,
          ClipException,
          FileFormatException,
          IOException,
          InterruptedException {
    Map<String, List<Evaluation>> runs = new LinkedHashMap<>();
    List<List<Object>> rows = new ArrayList<>();
    variants.forEach(variant -> runs.put(variant.name(), new ArrayList<>()));
    for (int i = 0; i < seeds; i++) {
      for (Variant variant : variants) {
        ClipTrainer seeded = trainer(variant).withSeed(trainer.seed() + i);
        Experiment experiment = new Experiment(variant.sampler(), plan, seeded, variant.strategy());
        Path folder = out.resolve(RUNS).resolve(folder(variant, seeded));
        Evaluation evaluation;
        if (resume && Files.exists(folder.resolve(RunManifest.FILE))) {
          evaluation = finished(folder, experiment.provenance(corpus));
        } else {
          evaluation = experiment.run(corpus, progress);
          EvaluationFiles.write(folder, variant.name() + ", seed " + seeded.seed(), evaluation);
        }
        runs.computeIfAbsent(variant.name(), name -> new ArrayList<>()).add(evaluation);
        rows.add(row(variant, seeded, evaluation));
      }
    }
    CsvTable.write(
        out.resolve("comparison.csv"), List.of("name", "seed", "uf1", "uar", "accuracy"), rows);
    return runs;
  }

  private static List<Object> row(Variant variant, ClipTrainer seeded, Evaluation evaluation) {
    List<Object> row = new ArrayList<>(List.of(variant.name(), seeded.seed()));
    for (java.util.OptionalDouble value :
        List.of(evaluation.uf1(), evaluation.uar(), evaluation.accuracy())) {
      row.add(value.isPresent() ? value.getAsDouble() : "");
    }
    return row;
  }

  private static String folder(Variant variant, ClipTrainer seeded) {
    return variant.name().replaceAll("[^A-Za-z0-9-]", "-") + "_seed-" + seeded.seed();
  }

  private static Evaluation finished(Path folder, Provenance expected) throws FileFormatException {
    RunManifest manifest = RunManifest.read(folder);
    Provenance found = manifest.provenance();
    if (!found.settings().equals(expected.settings())
        || !found.data().corpusHash().equals(expected.data().corpusHash())) {
      throw new FileFormatException(
          folder.resolve(RunManifest.FILE),
          "this run was made with other settings or of another corpus; choose another --out or"
              + " leave --resume away.");
    }
    return EvaluationFiles.read(folder, manifest);
  }
}
