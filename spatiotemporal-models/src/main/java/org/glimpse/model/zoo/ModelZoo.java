package org.glimpse.model.zoo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.glimpse.model.train.TrainerOptions;
import org.glimpse.model.weights.WeightsFormatException;

/** The models that come with Glimpse, each with a recipe that trains it. */
public final class ModelZoo {
  private static final double SMALL_RATE = 2e-3;
  private static final int SHIFT = 2;
  private static final int MAP_SIDE = 28;

  private ModelZoo() {}

  /** A model of the zoo: a line of explanation, and its trainer. */
  private record Entry(String explanation, Supplier<NetworkTrainer> trainer) {}

  private static Map<String, Entry> entries() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put(
        "cnn3d-small",
        new Entry("three 3-D convolutions; trains in seconds on a CPU", ModelZoo::smallCnn3d));
    entries.put(
        "cnn-lstm",
        new Entry(
            "a small CNN on each frame, then an LSTM; trains in seconds on a CPU",
            ModelZoo::cnnLstm));
    entries.put(
        "ststnet", new Entry("three shallow streams over onset-to-apex maps", ModelZoo::ststnet));
    entries.put("off-apexnet", map("a small stream for each map", OffApexNet.withDefaults()));
    entries.put(
        "dual-inception", map("two inception modules for each map", DualInception.withDefaults()));
    entries.put("rcn", map("a compact recurrent convolution over the maps", Rcn.withDefaults()));
    entries.put(
        "apvit",
        new Entry(
            "a small vision transformer over the best places and moments of cnn3d-small",
            () -> small(ApVit.withDefaults())));
    entries.put(
        "face-topo",
        new Entry(
            "points of the face read along a tree of their dependencies, by two LSTMs",
            ModelZoo::faceTopo));
    entries.put("r3d-18", video("3-D residual network of 18 layers", R3d18.withDefaults()));
    entries.put("r3d-34", video("3-D residual network of 34 layers", R3d34.withDefaults()));
    entries.put(
        "r2plus1d-18",
        video("residual network that splits space and time", R2Plus1d18.withDefaults()));
    entries.put("mc3-18", video("residual network, 3-D below and 2-D above", Mc318.withDefaults()));
    entries.put("c3d", video("eight 3-D convolutions", C3d.withDefaults()));
    entries.put("p3d", video("bottlenecks split into space and time", P3d.withDefaults()));
    entries.put("i3d", video("inflated Inception-V1", I3d.withDefaults()));
    entries.put(
        "densenet3d-121",
        video("3-D densely connected network of 121 layers", DenseNet3d121.withDefaults()));
    entries.put(
        "resnet18-lstm",
        video("residual network of 18 layers on each frame, then LSTM", ResNetLstm.withDefaults()));
    return entries;
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

  private static Entry video(String explanation, Architecture architecture) {
    return new Entry(
        explanation + "; wants a GPU", () -> trainer(architecture, Optimization.withDefaults()));
  }

  /** With the recipe that MEB uses for small networks: rate 1e-4, 200 epochs, batches of 32. */
  private static Entry map(String explanation, Architecture architecture) {
    return new Entry(explanation, () -> mapTrainer(architecture, 1e-4, 200, 32));
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
   * The trainer of a name on the command line.
   *
   * @param name one of {@link #names}, in any case
   * @return the trainer with its default recipe
   * @throws IllegalArgumentException if there is no such model
   */
  public static NetworkTrainer parse(String name) {
    Map<String, Entry> entries = entries();
    Entry entry = entries.get(Checks.notBlank("model", name).strip().toLowerCase(Locale.ROOT));
    if (entry == null) {
      throw new IllegalArgumentException(
          "model '"
              + name
              + "' is not known; choose one of "
              + String.join(", ", entries.keySet())
              + ".");
    }
    return entry.trainer.get();
  }

  /**
   * The names that {@link #parse} knows.
   *
   * @return name to a line of explanation, in the order of a help text
   */
  public static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    entries().forEach((name, entry) -> names.put(name, entry.explanation));
    return Collections.unmodifiableMap(names);
  }
}
