package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.pipeline.EncodedCorpus;

/** The files beside a trained model: {@code learning.csv} and {@code run.json}. */
public final class TrainingFiles {
  private TrainingFiles() {}

  /**
   * Writes how a model was trained.
   *
   * @param folder where to
   * @param model the model
   * @param corpus what it was trained on
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, NetworkClassifier model, EncodedCorpus corpus)
      throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (TrainingHistory.Epoch epoch : model.history().epochs()) {
      rows.add(List.of(epoch.epoch(), epoch.loss(), epoch.learningRate()));
    }
    CsvTable.write(folder.resolve("learning.csv"), List.of("epoch", "loss", "rate"), rows);
    Provenance provenance = corpus.batch().provenance();
    for (Map.Entry<String, String> setting : model.settings().entrySet()) {
      provenance = provenance.withSetting(setting.getKey(), setting.getValue());
    }
    new RunManifest(
            RunManifest.Kind.TRAINING,
            "Training on " + provenance.data().corpus(),
            Optional.empty(),
            Optional.of(model.labels()),
            provenance)
        .write(folder);
  }
}
