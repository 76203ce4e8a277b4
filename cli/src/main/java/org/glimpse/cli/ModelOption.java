package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.label.LabelSet;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.ClipOutput;
import org.glimpse.pipeline.ClipPredictor;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A trained model that labels clips while they are analyzed, if one is given. */
final class ModelOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A model that train wrote: clips.csv and the report give each clip's predicted label and"
              + " scores.")
  private Optional<Path> file;

  @Mixin private DeviceOption device;

  /** The model, loaded before anything long starts. */
  Loaded load() throws CorpusException, IOException {
    if (file.isEmpty()) {
      return new Loaded("none", Optional.empty());
    }
    String name = String.valueOf(file.get().getFileName());
    NetworkClassifier classifier = ModelInput.load(file.get(), device.device());
    try {
      return new Loaded(name, Optional.of(ModelInput.predictor(classifier)));
    } catch (IllegalArgumentException e) {
      classifier.close();
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--model " + name + ": " + e.getMessage() + ".");
    }
  }

  /**
   * A loaded model, or none.
   *
   * @param name the model's file name
   * @param predictor predicts each clip
   */
  record Loaded(String name, Optional<ClipPredictor> predictor) implements AutoCloseable {
    List<ClipOutput> outputs() {
      return predictor.<List<ClipOutput>>map(List::of).orElse(List.of());
    }

    BatchResult predicted(BatchResult result) {
      return predictor.map(each -> each.predicted(result, name)).orElse(result);
    }

    Optional<LabelSet> labels() {
      return predictor.map(ClipPredictor::labels);
    }

    @Override
    public void close() {
      predictor.ifPresent(ClipPredictor::close);
    }
  }
}
