package org.glimpse.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.model.Device;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.model.zoo.StstNet;
import org.glimpse.pipeline.FoldWork;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.fold.FoldFolder;
import org.glimpse.pipeline.fold.FoldOutcome;
import org.glimpse.pipeline.fold.FoldProcesses;
import org.glimpse.pipeline.fold.FoldRun;
import org.glimpse.pipeline.fold.FoldWorker;

/** Leave-one-subject-out of STSTNet beside a PyTorch program, and what was tried to be fast. */
final class LosoSpeed implements Measurement {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int WHOLE_FOLDS = 68;
  private static final int WHOLE_EPOCHS = 800;
  private static final double MINUTE = 60_000;

  /** STSTNet by the engine's layers. */
  record Layers(StstNet network) implements Architecture {
    @Override
    public String id() {
      return network.id();
    }

    @Override
    public ClipNetwork build(ClipShape input, int classes) {
      return network.build(input, classes);
    }
  }

  @Override
  public String name() {
    return "loso-speed";
  }

  @Override
  public String summary() {
    return "Folds of STSTNet in processes side by side against PyTorch fold by fold, and variants of"
        + " a step.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("folds", "4");
    defaults.put("epochs", "100");
    defaults.put("clips", "411");
    defaults.put("threads", "1,2");
    defaults.put("processes", "2");
    defaults.put("tried", "8");
    defaults.put("python", "/usr/bin/python3");
    return defaults;
  }

  private static NetworkTrainer trainer(int epochs) {
    return ModelZoo.ststnet().withEpochs(epochs).withDevice(Device.cpu()).withSeed(1);
  }

  /** A worker process: the folder, epochs, clips and folds are its arguments. */
  public static void main(String[] args) throws IOException, InterruptedException {
    FoldFolder folder = new FoldFolder(Path.of(args[0]));
    LabelledClips clips = FoldWorker.clips(folder);
    FoldWork work =
        new FoldWork(clips, trainer(Integer.parseInt(args[1])), Imbalance.none(), false);
    FoldPlan plan = SyntheticMaps.folds(clips, Integer.parseInt(args[2]));
    FoldWorker.serve(
        work,
        plan,
        folder,
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        System.out);
  }

  @Override
  public Measured run(MeasurementSettings settings)
      throws IOException, InterruptedException, ClipException, FileFormatException {
    int folds = settings.integer("folds");
    int epochs = settings.integer("epochs");
    int count = settings.integer("clips");
    LabelledClips clips = SyntheticMaps.of(count);
    FoldPlan plan = SyntheticMaps.folds(clips, folds);
    double scale = (double) WHOLE_FOLDS / folds * WHOLE_EPOCHS / epochs / MINUTE;
    PythonScript rival = new PythonScript(settings.text("python"), "ststnet_loso.py");
    List<List<Object>> whole = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (int threads : settings.integers("threads")) {
      String line = rival.run("folds", folds, epochs, count, threads).get(0);
      double millis = Double.parseDouble(line.split(" ", -1)[2]);
      best = Math.min(best, millis);
      whole.add(row("PyTorch, fold by fold, " + threads + " threads", millis, scale));
    }
    double own = processes(plan, clips, epochs, settings.integer("processes"));
    String side = settings.text("processes") + " processes, a thread each, start included";
    whole.add(row("Glimpse, " + side, own, scale));
    Measured.Table runs =
        new Measured.Table(
            folds + " folds of " + epochs + " epochs over " + count + " maps",
            List.of("way", "seconds", "68 folds of 800 epochs, minutes"),
            whole);
    Measured.Table tried = tried(rival, clips, plan, settings);
    return Measured.of(runs, tried)
        .withRemarks(
            String.format(
                Locale.ROOT,
                "Glimpse takes %.2f of the time of PyTorch at its best thread count: %.2f times as"
                    + " fast.",
                own / best,
                best / own),
            equality(clips, plan));
  }

  private static List<Object> row(String way, double millis, double scale) {
    return List.of(way, rounded(millis / 1000), rounded(millis * scale));
  }

  private static double processes(FoldPlan plan, LabelledClips clips, int epochs, int count)
      throws IOException, InterruptedException, ClipException, FileFormatException {
    Path place = Files.createTempDirectory("glimpse-loso");
    FoldFolder folder = new FoldFolder(place);
    folder.open("loso-speed", false);
    List<String> command = FoldProcesses.java();
    command.addAll(
        List.of(
            LosoSpeed.class.getName(),
            place.toString(),
            Integer.toString(epochs),
            Integer.toString(plan.folds().size())));
    long start = System.nanoTime();
    FoldOutcome outcome =
        new FoldRun(plan, folder, Optional.of(new FoldProcesses(command, count)))
            .run(new FoldWork(clips, trainer(epochs), Imbalance.none(), false), Progress.silent());
    double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    if (!outcome.failures().isEmpty()) {
      throw new IOException("Folds failed: " + outcome.failures());
    }
    folder.clear();
    return millis;
  }

  private static Measured.Table tried(
      PythonScript rival, LabelledClips clips, FoldPlan plan, MeasurementSettings settings)
      throws IOException, InterruptedException, ClipException {
    int epochs = settings.integer("tried");
    List<List<Object>> rows = new ArrayList<>();
    for (int threads : settings.integers("threads")) {
      for (String line : rival.run("steps", 1, epochs, settings.integer("clips"), threads)) {
        String[] cells = line.split(",", -1);
        String name = String.join(",", java.util.Arrays.asList(cells).subList(0, cells.length - 2));
        double millis = Double.parseDouble(cells[cells.length - 1]);
        rows.add(List.of("PyTorch, " + name, threads, rounded(millis)));
      }
    }
    LabelledClips training = clips.select(plan.folds().get(0).train());
    NetworkTrainer layers = trainer(epochs).withArchitecture(new Layers(StstNet.withDefaults()));
    rows.add(List.of("Glimpse, the engine's layers", 1, rounded(step(layers, training, epochs))));
    NetworkTrainer longer = trainer(6 * epochs);
    rows.add(
        List.of(
            "Glimpse, one pass over the cache", 1, rounded(step(longer, training, 6 * epochs))));
    return new Measured.Table(
        "What was tried: a step of 256 maps at most, optimizer included",
        List.of("way", "threads", "ms a step"),
        rows);
  }

  private static double step(NetworkTrainer trainer, LabelledClips clips, int epochs)
      throws ClipException, InterruptedException, IOException {
    train(trainer.withEpochs(epochs), clips, epochs).close();
    long start = System.nanoTime();
    train(trainer, clips, epochs).close();
    int steps = (clips.size() + 255) / 256;
    return (System.nanoTime() - start) / NANOS_PER_MILLI / epochs / steps;
  }

  private static NetworkClassifier train(NetworkTrainer trainer, LabelledClips clips, int epochs)
      throws ClipException, InterruptedException, IOException {
    TrainingPlan plan = Imbalance.none().plan(clips.counts(), epochs);
    try {
      return trainer.withEpochs(epochs).train(clips, plan);
    } catch (TrainingDivergedException e) {
      throw new IOException(e);
    }
  }

  private static String equality(LabelledClips clips, FoldPlan plan)
      throws ClipException, InterruptedException, IOException {
    int epochs = 10;
    LabelledClips training = clips.select(plan.folds().get(0).train());
    NetworkTrainer direct = trainer(epochs);
    NetworkTrainer layers = direct.withArchitecture(new Layers(StstNet.withDefaults()));
    try (NetworkClassifier a = train(direct, training, epochs);
        NetworkClassifier b = train(layers, training, epochs)) {
      double worst = 0;
      for (String name : NetworkWeights.of(a.network()).names()) {
        float[] x = NetworkWeights.of(a.network()).tensor(name).orElseThrow().values();
        float[] y = NetworkWeights.of(b.network()).tensor(name).orElseThrow().values();
        for (int i = 0; i < x.length; i++) {
          worst = Math.max(worst, Math.abs(x[i] - y[i]));
        }
      }
      List<Prediction> left = a.predict(clips);
      List<Prediction> right = b.predict(clips);
      int same = 0;
      for (int i = 0; i < left.size(); i++) {
        same += left.get(i).decided() == right.get(i).decided() ? 1 : 0;
      }
      return String.format(
          Locale.ROOT,
          "After %d epochs the weights of the two ways of Glimpse differ by %.1e at most, and %d of"
              + " %d decisions agree.",
          epochs,
          worst,
          same,
          left.size());
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
