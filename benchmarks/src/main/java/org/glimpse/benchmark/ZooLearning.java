package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.evaluation.Baselines;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Fold;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.encode.ClipEncoders;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ArchitectureOptions;
import org.glimpse.model.train.Augmentation;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.Optimization;
import org.glimpse.model.train.TrainerOptions;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.model.zoo.ZooModel;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;

/** Whether each model of the zoo learns: a corpus of synthetic faces, tested on other subjects. */
final class ZooLearning implements Measurement {
  private static final LabelSet LABELS = LabelSet.dfme7();

  /** The training clips of DFME's public part a class, see the facts of the field. */
  private static final List<Integer> DFME = List.of(161, 100, 548, 265, 206, 278, 298);

  private static final int FOLDS = 3;

  @Override
  public String name() {
    return "zoo-learning";
  }

  @Override
  public String summary() {
    return "UF1 of each model of the zoo on a synthetic corpus of seven unbalanced classes, tested"
        + " on subjects that did not train.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("subjects", "24");
    defaults.put("clips", "160");
    defaults.put("amplitude", "3");
    defaults.put("size", "28");
    defaults.put("frames", "4");
    defaults.put("seeds", "3");
    defaults.put("narrow", "0.125");
    defaults.put("epochs", "20");
    defaults.put("map-epochs", "60");
    defaults.put("rate", "0.003");
    defaults.put("map-rate", "0.001");
    defaults.put("models", String.join(",", ModelZoo.names().keySet()));
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings) throws ClipException, InterruptedException {
    Map<Integer, LabelledClips> inputs = clips(settings);
    LabelledClips sequences = Objects.requireNonNull(inputs.get(settings.integer("frames")));
    LabelledClips maps = Objects.requireNonNull(inputs.get(1));
    Map<String, List<Evaluation>> found = new LinkedHashMap<>();
    Map<String, Double> seconds = new HashMap<>();
    for (String model : settings.texts("models")) {
      boolean map = isMap(model);
      LabelledClips clips = map ? maps : sequences;
      long start = System.nanoTime();
      for (int seed = 1; seed <= settings.integer("seeds"); seed++) {
        Fold fold = FoldPlan.subjectKFold(clips, FOLDS, seed).folds().get(0);
        found
            .computeIfAbsent(model, key -> new ArrayList<>())
            .add(evaluate(trainer(model, map, settings).withSeed(seed), clips, fold));
      }
      seconds.put(model, (System.nanoTime() - start) / 1e9 / settings.integer("seeds"));
    }
    List<List<Object>> rows = new ArrayList<>();
    List<Evaluation> majority =
        found.values().iterator().next().stream().map(Baselines::alwaysMostFrequent).toList();
    rows.add(row("always the most frequent label", "", majority, Optional.empty()));
    found.forEach(
        (model, runs) ->
            rows.add(
                row(
                    model,
                    isMap(model) ? "apex" : settings.text("frames") + " frames",
                    runs,
                    Optional.ofNullable(seconds.get(model)))));
    return Measured.of(
            new Measured.Table(
                "Test subjects' clips, mean ± deviation over "
                    + settings.text("seeds")
                    + " seeds, percent",
                List.of("model", "input", "UF1", "UAR", "accuracy", "s a training"),
                rows))
        .withRemarks(
            "Classes in the proportions of DFME's public training clips; every seed draws which"
                + " third of the subjects is tested, and the network's weights.",
            "Networks are narrow (width "
                + settings.text("narrow")
                + ", those on maps and the small ones at width 1) and trained for a short time,"
                + " all with one recipe: the table shows that each learns, not which is best.",
            "One thread; Adam with a cosine schedule; clips are shifted by at most one pixel.");
  }

  private static List<Object> row(
      String model, String input, List<Evaluation> runs, Optional<Double> seconds) {
    return List.of(
        model,
        input,
        Spread.of(runs.stream().map(e -> e.uf1().orElse(0)).toList()),
        Spread.of(runs.stream().map(e -> e.uar().orElse(0)).toList()),
        Spread.of(runs.stream().map(e -> e.accuracy().orElse(0)).toList()),
        seconds.map(s -> String.format(Locale.ROOT, "%.1f", s)).orElse(""));
  }

  private static boolean isMap(String model) {
    return family(model) == ZooModel.Family.MAPS;
  }

  private static ZooModel.Family family(String model) {
    return ZooModel.all().stream()
        .filter(known -> known.id().equals(model))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no model " + model + "."))
        .family();
  }

  /** Flow and strain from the onset to some frames, of clips whose key frames are known. */
  private static Map<Integer, LabelledClips> clips(MeasurementSettings settings)
      throws ClipException {
    int total = DFME.stream().mapToInt(Integer::intValue).sum();
    List<Integer> counts =
        DFME.stream().map(c -> Math.round(c * (float) settings.integer("clips") / total)).toList();
    CorpusPlan plan =
        CorpusPlan.withDefaults()
            .withSubjects(settings.integer("subjects"))
            .withCounts(new LabelCounts(LABELS, counts))
            .withSeed(1);
    double amplitude = settings.decimal("amplitude");
    int size = settings.integer("size");
    ClipEncoder encoder = ClipEncoders.parse("uvs", Size.square(size));
    Map<Integer, List<LabelledClip>> clips = new LinkedHashMap<>();
    ClipSettings look = ClipSettings.withDefaults().withAmplitude(amplitude, amplitude);
    for (SyntheticClip clip : SyntheticCorpus.of(plan, look).clips()) {
      AlignedClip aligned = clip.aligned(2 * size);
      int label = LABELS.indexOf(clip.label()).orElseThrow();
      for (int frames : List.of(1, settings.integer("frames"))) {
        SampledSequence sampled =
            FrameSampler.uniform(frames).sample(clip.keyFrames(), clip.length()).orElseThrow();
        TensorSource tensor = TensorSource.of(encoder.encode(aligned, clip.keyFrames(), sampled));
        clips
            .computeIfAbsent(frames, key -> new ArrayList<>())
            .add(new LabelledClip(clip.id(), label, clip.annotation(), tensor));
      }
    }
    Map<Integer, LabelledClips> sets = new HashMap<>();
    clips.forEach((frames, list) -> sets.put(frames, LabelledClips.of(LABELS, list)));
    return sets;
  }

  private static Evaluation evaluate(NetworkTrainer trainer, LabelledClips clips, Fold fold)
      throws ClipException, InterruptedException {
    LabelledClips training = clips.select(fold.train());
    LabelledClips test = clips.select(fold.test());
    try (NetworkClassifier model =
        trainer.train(training, Imbalance.none().plan(training.counts(), trainer.epochs()))) {
      List<EvaluatedClip> tested = new ArrayList<>();
      for (Prediction prediction : model.predict(test)) {
        tested.add(
            new EvaluatedClip(
                prediction.clip(),
                test.clip(prediction.clip()).label(),
                prediction.decided(),
                fold.name(),
                prediction.scores()));
      }
      return Evaluation.of("one fold of " + FOLDS, LABELS, tested);
    } catch (TrainingDivergedException e) {
      throw new IllegalStateException("Training of " + trainer.id() + " diverged.", e);
    }
  }

  private static NetworkTrainer trainer(String model, boolean map, MeasurementSettings settings) {
    Architecture architecture = ModelZoo.architecture(model, Map.of());
    if (!map && family(model) != ZooModel.Family.SMALL) {
      architecture =
          ArchitectureOptions.with(architecture, Map.of("width", settings.text("narrow")));
    }
    return NetworkTrainer.of(
            architecture,
            TrainerOptions.withDefaults()
                .withEpochs(settings.integer(map ? "map-epochs" : "epochs"))
                .withOptimization(
                    Optimization.withDefaults()
                        .withLearningRate(settings.decimal(map ? "map-rate" : "rate"))))
        .withAugmentation(Augmentation.shift(1))
        .withThreads(1);
  }
}
