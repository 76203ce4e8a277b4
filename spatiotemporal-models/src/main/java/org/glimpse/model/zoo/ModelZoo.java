package org.glimpse.model.zoo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.train.Augmentation;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.Optimization;
import org.glimpse.model.train.TrainerOptions;

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
