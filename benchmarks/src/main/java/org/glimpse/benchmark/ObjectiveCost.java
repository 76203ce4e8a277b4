package org.glimpse.benchmark;

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
    return "Milliseconds of CPU a training step of each objective, and the ratio to plain training.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("objectives", "plain,rul,scn,ulc-ag,mtac,eac,dan,cbam,rul+cbam");
    defaults.put("rounds", "5");
    defaults.put("steps", "20");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings) throws ClipException, InterruptedException {
    int steps = settings.integer("steps");
    List<Integer> counts = ObjectiveTrial.EMOTIONS.labels().stream().map(k -> BATCH).toList();
    ActionUnitSignals signals =
        new ActionUnitSignals(
            ObjectiveTrial.of("clip", 1).signals().probabilities(),
            ObjectiveTrial.of("clip", 1).signals().units(),
            Form.clip(8, 28, 1));
    LabelledClips clips = signals.draw(ObjectiveTrial.EMOTIONS, counts, 0, 1).clips();
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
    millis.forEach(
        (name, values) ->
            rows.add(List.of(name, Spread.median(values), Spread.median(values) / plain)));
    return Measured.of(
            new Measured.Table(
                "cnn3d-small, clips of 8 frames of 28 x 28, batches of 16, one thread, medians",
                List.of("objective", "CPU ms a step", "ratio to the first"),
                rows))
        .withRemarks("The time of the process's CPU, start of each training included.");
  }

  private static double millisAStep(String name, LabelledClips clips, int epochs, int perEpoch)
      throws ClipException, InterruptedException {
    ObjectiveTrial trial = ObjectiveTrial.of("clip", epochs);
    NetworkTrainer trainer = trial.trainer(1).withArchitecture(SmallCnn3d.withDefaults());
    long start = OwnProcess.cpuNanos();
    try {
      trainer
          .withOptions(trainer.options().withBatchSize(BATCH))
          .withObjective(Objectives.parse(name))
          .train(clips, Imbalance.none().plan(clips.counts(), epochs))
          .close();
    } catch (TrainingDivergedException e) {
      throw new IllegalStateException("Training diverged under " + name, e);
    }
    return (OwnProcess.cpuNanos() - start) / 1e6 / (epochs * (double) perEpoch);
  }
}
