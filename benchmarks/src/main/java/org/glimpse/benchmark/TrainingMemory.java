package org.glimpse.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.model.Device;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.zoo.ModelZoo;

/** Resident memory over many training steps. */
final class TrainingMemory implements Measurement {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String summary() {
    return "Resident memory of a training over thousands of steps.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("models", "rcn,ststnet");
    defaults.put("clips", "58");
    defaults.put("batch", "16");
    defaults.put("steps", "2000");
    defaults.put("points", "10");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings)
      throws IOException, InterruptedException, ClipException {
    LabelledClips clips = SyntheticMaps.of(settings.integer("clips"));
    int batch = settings.integer("batch");
    int perEpoch = (clips.size() + batch - 1) / batch;
    int epochs = settings.integer("steps") / perEpoch;
    List<Measured.Table> tables = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (String model : settings.texts("models")) {
      int every = Math.max(1, epochs / settings.integer("points"));
      List<List<Object>> rows = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      NetworkTrainer plain = ModelZoo.parse(model).withDevice(Device.cpu()).withThreads(1);
      NetworkTrainer trainer =
          plain
              .withOptions(plain.options().withBatchSize(batch).withEpochs(epochs))
              .withListener(
                  (epoch, all) -> {
                    if ((epoch.epoch() + 1) % every == 0) {
                      double resident = OwnProcess.residentMebibytes();
                      values.add(resident);
                      rows.add(
                          List.of(
                              (epoch.epoch() + 1) * perEpoch,
                              String.format(Locale.ROOT, "%.0f", resident)));
                    }
                  });
      try {
        trainer.train(clips, Imbalance.none().plan(clips.counts(), epochs)).close();
      } catch (TrainingDivergedException e) {
        throw new IOException(e);
      }
      tables.add(
          new Measured.Table(
              "Resident memory while " + model + " trains", List.of("step", "MiB"), rows));
      int half = values.size() / 2;
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: from step %s to the last the resident memory changed by %.1f MiB.",
              model,
              rows.get(half).get(0),
              values.get(values.size() - 1) - values.get(half)));
    }
    return new Measured(tables, List.of(), remarks);
  }
}
