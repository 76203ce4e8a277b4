package org.glimpse.model.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ArchitectureOptions;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Heads;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.SafeTensors;
import org.glimpse.model.weights.StateDict;
import org.glimpse.model.weights.WeightsFormatException;

/**
 * One file that holds a classifier: a safetensors file whose metadata {@code glimpse.classifier} is
 * a card in JSON (architecture with options, labels, channels, shape, scaling, encoder and sampler,
 * training history and settings), and {@code glimpse.subjects} the subjects it was trained on. A
 * classifier read from it predicts to the bit what the written one predicts on the same device with
 * the same number of threads.
 */
public final class ClassifierFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CARD = "glimpse.classifier";
  private static final int VERSION = 1;

  private ClassifierFile() {}

  /** Knows architectures by name. */
  @FunctionalInterface
  public interface Catalog {
    /**
     * An architecture.
     *
     * @param id its id
     * @param options component name to value, see {@link ArchitectureOptions}
     * @return the architecture
     * @throws IllegalArgumentException if there is none or an option is not allowed
     */
    Architecture architecture(String id, Map<String, String> options);
  }

  /** Writes a classifier. */
  static void write(NetworkClassifier classifier, InputRecipe input, Path file) throws IOException {
    NetworkClassifier.Loaded loaded = classifier.loaded();
    ObjectNode card = JSON.createObjectNode().put("version", VERSION);
    card.put("architecture", loaded.architecture().id());
    boolean script = loaded.architecture() instanceof TorchScript;
    SortedMap<String, String> options = ArchitectureOptions.of(loaded.architecture());
    if (script) {
      options.remove("file");
    }
    texts(card.putObject("options"), options);
    Heads.cosineScale(loaded.network().head()).ifPresent(scale -> card.put("cosineScale", scale));
    ObjectNode labels = card.putObject("labels").put("name", classifier.labels().name());
    classifier.labels().labels().forEach(labels.putArray("labels")::add);
    ObjectNode tensors = card.putObject("input");
    ClipLayout layout = loaded.assembler().layout();
    layout.channels().stream().map(Channel::id).forEach(tensors.putArray("channels")::add);
    tensors.put("frames", layout.shape().frames());
    tensors.put("height", layout.shape().height()).put("width", layout.shape().width());
    loaded.assembler().scaling().means().forEach(tensors.putArray("means")::add);
    loaded.assembler().scaling().deviations().forEach(tensors.putArray("deviations")::add);
    tensors.put("encoder", input.encoder()).put("sampler", input.sampler());
    texts(card.putObject("training"), classifier.settings());
    ArrayNode epochs = card.putArray("history");
    for (TrainingHistory.Epoch epoch : classifier.history().epochs()) {
      epochs.addObject().put("loss", epoch.loss()).put("learningRate", epoch.learningRate());
    }
    SortedMap<String, String> metadata = new TreeMap<>();
    metadata.put(CARD, JSON.writeValueAsString(card));
    metadata.put(TrainedSubjects.KEY, TrainedSubjects.text(classifier.trainedOn()));
    StateDict weights =
        script ? ScriptWeights.of(loaded.network()) : NetworkWeights.of(loaded.network());
    new SafeTensors(weights, metadata).write(file);
  }

  private static void texts(ObjectNode node, SortedMap<String, String> values) {
    values.forEach(node::put);
  }

  /**
   * Reads a classifier.
   *
   * @param file the file
   * @param catalog makes its architecture
   * @param device where it is to predict
   * @return the classifier; the caller closes it
   * @throws WeightsFormatException if the file is damaged, no classifier or of an unknown kind
   * @throws IOException if it cannot be read
   */
  public static NetworkClassifier read(Path file, Catalog catalog, Device device)
      throws WeightsFormatException, IOException {
    SafeTensors content = SafeTensors.read(file);
    String text = content.metadata().get(CARD);
    if (text == null) {
      throw new WeightsFormatException(
          file, "The file holds weights but no classifier: the card '" + CARD + "' is missing.");
    }
    try {
      return build(file, content, JSON.readTree(text), catalog, device);
    } catch (JsonProcessingException e) {
      throw new WeightsFormatException(file, "Its card is no JSON: " + e.getOriginalMessage());
    } catch (UncheckedIOException e) {
      throw new WeightsFormatException(file, "Its TorchScript is damaged.");
    } catch (IllegalArgumentException e) {
      throw new WeightsFormatException(file, "Its card cannot be used: " + e.getMessage() + ".");
    }
  }

  private static NetworkClassifier build(
      Path file, SafeTensors content, JsonNode card, Catalog catalog, Device device)
      throws WeightsFormatException, IOException {
    if (card.path("version").asInt() != VERSION) {
      throw new WeightsFormatException(
          file,
          "Its card has version "
              + card.path("version").asText("none")
              + " but this program reads version "
              + VERSION
              + ". Use the program that wrote it.");
    }
    boolean script = card.path("architecture").asText().equals(TorchScript.ID);
    Architecture architecture =
        script
            ? new TorchScript(file, card.path("options").path("newHead").asBoolean())
            : catalog.architecture(card.path("architecture").asText(), texts(card.path("options")));
    JsonNode names = card.path("labels");
    LabelSet labels = new LabelSet(names.path("name").asText(), list(names.path("labels")));
    JsonNode input = card.path("input");
    BatchAssembler assembler = assembler(input);
    List<TrainingHistory.Epoch> epochs = new ArrayList<>();
    for (JsonNode epoch : card.path("history")) {
      epochs.add(
          new TrainingHistory.Epoch(
              epochs.size(), epoch.path("loss").asDouble(), epoch.path("learningRate").asDouble()));
    }
    SortedMap<String, String> settings = texts(card.path("training"));
    String threads = settings.getOrDefault("threads", "all");
    NDManager manager = NDManager.newBaseManager(NetworkTrainer.engineDevice(device));
    boolean done = false;
    try {
      ClipShape shape = assembler.layout().shape();
      ClipNetwork network =
          architecture instanceof TorchScript torch
              ? ScriptWeights.build(file, content.tensors(), torch.newHead(), shape, labels.size())
              : network(architecture, shape, labels.size(), card);
      network.initialize(manager, DataType.FLOAT32, shape.batch(2));
      if (script) {
        ScriptWeights.copyHead(file, content.tensors(), network.head());
      } else {
        NetworkWeights.copy(file, content.tensors(), network);
      }
      NetworkClassifier.Loaded loaded =
          new NetworkClassifier.Loaded(
              manager,
              architecture,
              network,
              assembler,
              threads.matches("\\d{1,4}") ? Integer.parseInt(threads) : 0);
      InputRecipe recipe =
          new InputRecipe(input.path("encoder").asText(), input.path("sampler").asText());
      done = true;
      return new NetworkClassifier(
              loaded, labels, new TrainingHistory(epochs), settings, Optional.of(recipe))
          .withTrainedOn(TrainedSubjects.of(file, content.metadata()));
    } finally {
      if (!done) {
        manager.close();
      }
    }
  }

  private static ClipNetwork network(
      Architecture architecture, ClipShape shape, int classes, JsonNode card) {
    ClipNetwork network = architecture.build(shape, classes);
    ClipNetwork headed =
        card.has("cosineScale")
            ? Heads.withCosine(network, classes, card.path("cosineScale").asDouble())
            : network;
    String objective = card.path("training").path("objective").asText("plain");
    return headed.with(Objectives.parse(objective), shape, classes);
  }

  private static BatchAssembler assembler(JsonNode input) {
    List<Channel> channels =
        list(input.path("channels")).stream()
            .map(name -> Channel.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
    ClipShape shape =
        new ClipShape(
            channels.size(),
            input.path("frames").asInt(),
            input.path("height").asInt(),
            input.path("width").asInt());
    InputScaling scaling =
        new InputScaling(numbers(input.path("means")), numbers(input.path("deviations")));
    if (scaling.means().size() != channels.size()
        || scaling.deviations().size() != channels.size()) {
      throw new IllegalArgumentException("the scaling is not for " + channels.size() + " channels");
    }
    return new BatchAssembler(new ClipLayout(channels, shape), scaling);
  }

  private static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asDouble()));
    return numbers;
  }

  private static SortedMap<String, String> texts(JsonNode object) {
    SortedMap<String, String> texts = new TreeMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
