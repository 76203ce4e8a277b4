package org.glimpse.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.zoo.SmallCnn3d;
import org.glimpse.synthetic.ActionUnitSignals;
import org.glimpse.synthetic.ActionUnitSignals.Form;

/** What each objective costs beside plain training, in turns within one run. */
final class ObjectiveCost implements Measurement {
  private static final int BATCH = 16;

  @Override
  public String name() {
    return "objective-cost";
  }

  @Override
  public String summary() {
    return "Milliseconds of CPU a training step of each objective, the ratio to plain training, and"
        + " the memory of a process that trains so.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("objectives", "plain,rul,scn,ulc-ag,mtac,eac,dan,cbam,rul+cbam");
    defaults.put("rounds", "5");
    defaults.put("steps", "20");
    defaults.put("memory-steps", "140");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings)
      throws ClipException, IOException, InterruptedException {
    int steps = settings.integer("steps");
    LabelledClips clips = clips();
    int perEpoch = clips.size() / BATCH;
    int epochs = Math.max(1, steps / perEpoch);
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    // One round warms up.
    for (int round = 0; round <= settings.integer("rounds"); round++) {
      for (String name : settings.texts("objectives")) {
        double value = millisAStep(name, clips, epochs, perEpoch);
        if (round > 0) {
          millis.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
        }
      }
    }
    double plain = Spread.median(millis.values().iterator().next());
    List<List<Object>> rows = new ArrayList<>();
    for (Map.Entry<String, List<Double>> one : millis.entrySet()) {
      double value = Spread.median(one.getValue());
      double memory = ObjectiveMemory.mebibytes(one.getKey(), settings.integer("memory-steps"));
      rows.add(List.of(one.getKey(), value, value / plain, memory));
    }
    return Measured.of(
            new Measured.Table(
                "cnn3d-small, clips of 8 frames of 28 x 28, batches of 16, one thread, medians",
                List.of(
                    "objective",
                    "CPU ms a step",
                    "ratio to the first",
                    "largest resident memory, MiB"),
                rows))
        .withRemarks(
            "The time of the process's CPU, start of each training included.",
            "Memory: of a process of its own that trains for "
                + settings.text("memory-steps")
                + " steps, Java and the engine with it.");
  }

  private static LabelledClips clips() throws ClipException {
    List<Integer> counts = ObjectiveTrial.EMOTIONS.labels().stream().map(k -> BATCH).toList();
    ActionUnitSignals signals =
        new ActionUnitSignals(
            ObjectiveTrial.of("clip", 1).signals().probabilities(),
            ObjectiveTrial.of("clip", 1).signals().units(),
            Form.clip(8, 28, 1));
    return signals.draw(ObjectiveTrial.EMOTIONS, counts, 0, 1).clips();
  }

  /** Trains for about so many steps. */
  static void train(String name, int steps) throws ClipException, InterruptedException {
    LabelledClips clips = clips();
    int perEpoch = clips.size() / BATCH;
    train(name, clips, Math.max(1, steps / perEpoch));
  }

  private static double millisAStep(String name, LabelledClips clips, int epochs, int perEpoch)
      throws ClipException, InterruptedException {
    long start = OwnProcess.cpuNanos();
    train(name, clips, epochs);
    return (OwnProcess.cpuNanos() - start) / 1e6 / (epochs * (double) perEpoch);
  }

  private static void train(String name, LabelledClips clips, int epochs)
      throws ClipException, InterruptedException {
    ObjectiveTrial trial = ObjectiveTrial.of("clip", epochs);
    NetworkTrainer trainer = trial.trainer(1).withArchitecture(SmallCnn3d.withDefaults());
    try {
      trainer
          .withOptions(trainer.options().withBatchSize(BATCH))
          .withObjective(Objectives.parse(name))
          .train(clips, Imbalance.none().plan(clips.counts(), epochs))
          .close();
    } catch (TrainingDivergedException e) {
      throw new IllegalStateException("Training diverged under " + name, e);
    }
  }
}
