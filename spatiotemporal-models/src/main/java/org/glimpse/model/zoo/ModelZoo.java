package org.glimpse.model.zoo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.Checks;
import org.glimpse.model.Device;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ArchitectureOptions;
import org.glimpse.model.train.Augmentation;
import org.glimpse.model.train.ClassifierFile;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.Optimization;
import org.glimpse.model.train.TrainerOptions;
import org.glimpse.model.weights.WeightsFormatException;

/** The models that come with Glimpse, each with a recipe that trains it. */
public final class ModelZoo {
  private static final double SMALL_RATE = 2e-3;
  private static final int SHIFT = 2;

  private ModelZoo() {}

  /**
   * The small 3-D CNN: Adam, rate 0.002, cosine schedule, one thread; clips are mirrored and
   * shifted.
   *
   * @return a trainer of {@link SmallCnn3d}
   */
  public static NetworkTrainer smallCnn3d() {
    return small(SmallCnn3d.withDefaults());
  }

  /**
   * The small CNN with an LSTM: Adam, rate 0.002, cosine schedule, one thread; clips are mirrored
   * and shifted.
   *
   * @return a trainer of {@link CnnLstm}
   */
  public static NetworkTrainer cnnLstm() {
    return small(CnnLstm.withDefaults());
  }

  /**
   * R3D-18: Adam, rate 0.001, cosine schedule; clips are mirrored and shifted.
   *
   * @return a trainer of {@link R3d18}
   */
  public static NetworkTrainer r3d18() {
    return trainer(R3d18.withDefaults(), Optimization.withDefaults());
  }

  private static NetworkTrainer small(Architecture architecture) {
    return trainer(architecture, Optimization.withDefaults().withLearningRate(SMALL_RATE))
        .withThreads(1);
  }

  private static NetworkTrainer trainer(Architecture architecture, Optimization optimization) {
    return NetworkTrainer.of(
            architecture, TrainerOptions.withDefaults().withOptimization(optimization))
        .withAugmentation(Augmentation.flip().andThen(Augmentation.shift(SHIFT)));
  }

  /**
   * An architecture of the zoo with options.
   *
   * @param id one of {@link #names}
   * @param options component name to value; the others keep their defaults
   * @return the architecture
   * @throws IllegalArgumentException if there is no such model or option, or a value is not allowed
   */
  public static Architecture architecture(String id, Map<String, String> options) {
    return ArchitectureOptions.with(parse(id).architecture(), options);
  }

  /**
   * Reads a classifier that {@link NetworkClassifier#save} wrote.
   *
   * @param file the file
   * @param device where it is to predict
   * @return the classifier; the caller closes it
   * @throws WeightsFormatException if the file is damaged, no classifier or of an unknown kind
   * @throws IOException if it cannot be read
   */
  public static NetworkClassifier load(Path file, Device device)
      throws WeightsFormatException, IOException {
    return ClassifierFile.read(file, ModelZoo::architecture, device);
  }

  /**
   * The trainer of a name on the command line.
   *
   * @param name one of {@link #names}, in any case
   * @return the trainer with its default recipe
   * @throws IllegalArgumentException if there is no such model
   */
  public static NetworkTrainer parse(String name) {
    return switch (Checks.notBlank("model", name).strip().toLowerCase(Locale.ROOT)) {
      case "cnn3d-small" -> smallCnn3d();
      case "cnn-lstm" -> cnnLstm();
      case "r3d-18" -> r3d18();
      default ->
          throw new IllegalArgumentException(
              "model '"
                  + name
                  + "' is not known; choose one of "
                  + String.join(", ", names().keySet())
                  + ".");
    };
  }

  /**
   * The names that {@link #parse} knows.
   *
   * @return name to a line of explanation, in the order of a help text
   */
  public static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("cnn3d-small", "three 3-D convolutions; trains in seconds on a CPU");
    names.put("cnn-lstm", "a small CNN on each frame, then an LSTM; trains in seconds on a CPU");
    names.put("r3d-18", "3-D residual network of 18 layers; wants a GPU");
    return Collections.unmodifiableMap(names);
  }
}
