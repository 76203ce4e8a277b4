package org.glimpse.model.zoo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.model.Device;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ArchitectureOptions;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.train.Augmentation;
import org.glimpse.model.train.ClassifierFile;
import org.glimpse.model.train.LearningRateSchedule;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.Optimization;
import org.glimpse.model.train.OptimizerRule;
import org.glimpse.model.train.TorchClassifier;
import org.glimpse.model.train.TorchInput;
import org.glimpse.model.train.TorchScript;
import org.glimpse.model.train.TrainerOptions;
import org.glimpse.model.weights.WeightsFormatException;

/** The models that come with Glimpse, each with a recipe that trains it. */
public final class ModelZoo {
  private static final double SMALL_RATE = 2e-3;
  private static final int SHIFT = 2;
  private static final int MAP_SIDE = 28;

  /** With the recipe that MEB uses for small networks. */
  private static final double MEB_RATE = 1e-4;

  private static final int MEB_EPOCHS = 200;
  private static final int MEB_BATCH = 32;

  private static final String SCRIPT = "torchscript";

  /** What is trained already wants small steps. */
  private static final double SCRIPT_RATE = 1e-4;

  private ModelZoo() {}

  /** A model of the zoo and the trainer with its default recipe. */
  private record Entry(ZooModel model, Supplier<NetworkTrainer> trainer) {}

  private static Map<String, Entry> entries() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (ZooModel model : ZooModel.all()) {
      entries.put(model.id(), new Entry(model, () -> trainer(model)));
    }
    return entries;
  }

  private static NetworkTrainer trainer(ZooModel model) {
    if (model.architecture() instanceof StstNet) {
      return ststnet();
    }
    if (model.architecture() instanceof FaceTopoNet) {
      return faceTopo();
    }
    return switch (model.family()) {
      case SMALL -> small(model.architecture());
      case MAPS -> mapTrainer(model.architecture(), MEB_RATE, MEB_EPOCHS, MEB_BATCH);
      case CNN_3D, CNN_LSTM -> trainer(model.architecture(), Optimization.withDefaults());
    };
  }

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

  /**
   * STSTNet as its authors' PyTorch program trains it: Adam, rate 5e-5, 800 epochs, batches of 256,
   * no augmentation; but channels are scaled as for every model here.
   *
   * @return a trainer of {@link StstNet}
   */
  public static NetworkTrainer ststnet() {
    return mapTrainer(StstNet.withDefaults(), 5e-5, 800, 256);
  }

  /** LSTMs over thirty points want a higher rate than convolutions. */
  private static NetworkTrainer faceTopo() {
    return trainer(FaceTopoNet.withDefaults(), Optimization.withDefaults().withLearningRate(5e-3))
        .withThreads(1);
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

  private static NetworkTrainer mapTrainer(
      Architecture architecture, double rate, int epochs, int batch) {
    Optimization optimization =
        Optimization.withDefaults()
            .withRule(OptimizerRule.adam())
            .withLearningRate(rate)
            .withSchedule(LearningRateSchedule.constant());
    return NetworkTrainer.of(
            architecture,
            TrainerOptions.withDefaults()
                .withOptimization(optimization)
                .withEpochs(epochs)
                .withBatchSize(batch))
        .withThreads(1);
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
   * Reads weights that the authors of STSTNet published, or others of that form: for tensors of
   * 3×1×28×28 with values from 0 to 255, each channel scaled over its map. The weights expect
   * strain, v, u; they are put in the order of the channels given.
   *
   * @param file a {@code state_dict} of PyTorch
   * @param labels the labels in the order of the weights' classes
   * @param channels strain, v and u in the order of the tensors
   * @param device where it is to predict
   * @return the classifier; the caller closes it
   * @throws WeightsFormatException if the file is damaged or for another model
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the channels are others
   */
  public static NetworkClassifier ststnet(
      Path file, LabelSet labels, List<Channel> channels, Device device)
      throws WeightsFormatException, IOException {
    TorchInput input =
        new TorchInput(
            channels,
            List.of(Channel.STRAIN, Channel.FLOW_V, Channel.FLOW_U),
            new ClipShape(3, 1, MAP_SIDE, MAP_SIDE),
            0,
            1);
    return TorchClassifier.read(file, StstNet.withDefaults(), input, labels, device);
  }

  /**
   * The trainer of a name on the command line: {@code cnn-lstm}, with options {@code
   * cnn-lstm:width=0.5,pooling=last}, or {@code torchscript:FILE} and {@code torchscript+head:FILE}
   * for a network that PyTorch saved, with its own last layer or a new one upon it.
   *
   * @param name one of {@link #names}, in any case, and options if wished; a file
   * @return the trainer with its default recipe
   * @throws IllegalArgumentException if there is no such model, option, value or file
   */
  public static NetworkTrainer parse(String name) {
    Optional<TorchScript> script = script(Checks.notBlank("model", name).strip());
    if (script.isPresent()) {
      return trainer(script.get(), Optimization.withDefaults().withLearningRate(SCRIPT_RATE));
    }
    String[] parts = name.strip().split(":", 2);
    Map<String, Entry> entries = entries();
    Entry entry = entries.get(parts[0].toLowerCase(Locale.ROOT));
    if (entry == null) {
      throw new IllegalArgumentException(
          "model '"
              + parts[0]
              + "' is not known; choose one of "
              + String.join(", ", entries.keySet())
              + ", or torchscript:FILE.");
    }
    NetworkTrainer trainer = entry.trainer.get();
    return parts.length == 1
        ? trainer
        : trainer.withArchitecture(
            ArchitectureOptions.with(trainer.architecture(), ArchitectureOptions.parse(parts[1])));
  }

  /**
   * The network that {@code torchscript:FILE} or {@code torchscript+head:FILE} names.
   *
   * @param name any name of a model
   * @return empty for another name
   * @throws IllegalArgumentException if there is no such file
   */
  public static Optional<TorchScript> script(String name) {
    for (boolean head : new boolean[] {false, true}) {
      String prefix = head ? SCRIPT + "+head:" : SCRIPT + ":";
      if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return Optional.of(new TorchScript(Path.of(name.substring(prefix.length())), head));
      }
    }
    return Optional.empty();
  }

  /**
   * The names that {@link #parse} knows.
   *
   * @return name to a line of explanation, in the order of a help text
   */
  public static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    entries().forEach((name, entry) -> names.put(name, entry.model.explanation()));
    return Collections.unmodifiableMap(names);
  }
}
