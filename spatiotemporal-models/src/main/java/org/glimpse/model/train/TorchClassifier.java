package org.glimpse.model.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.label.LabelSet;
import org.glimpse.model.Device;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.TorchLayout;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.StateDict;
import org.glimpse.model.weights.TorchFile;
import org.glimpse.model.weights.TorchNames;
import org.glimpse.model.weights.WeightTensor;
import org.glimpse.model.weights.WeightsFormatException;

/** Makes classifiers from weights that PyTorch saved. */
public final class TorchClassifier {
  private TorchClassifier() {}

  /**
   * Reads a classifier whose weights are a {@code state_dict} of PyTorch.
   *
   * @param file the file, see {@link TorchFile}
   * @param architecture whose weights they are
   * @param input what they expect
   * @param labels the labels in the order of the weights' classes
   * @param device where it is to predict
   * @return a classifier that knows nothing of its training; the caller closes it
   * @throws WeightsFormatException if the file is damaged or for another model
   * @throws IOException if it cannot be read
   */
  public static NetworkClassifier read(
      Path file, TorchLayout architecture, TorchInput input, LabelSet labels, Device device)
      throws WeightsFormatException, IOException {
    StateDict torch = TorchFile.read(file);
    for (String layer : architecture.torchInputs()) {
      String name = layer + ".weight";
      Optional<WeightTensor> weights = torch.tensor(name);
      if (weights.isPresent()
          && weights.get().shape().size() > 1
          && weights.get().shape().get(1) == input.order().size()) {
        torch = torch.with(name, weights.get().withInputs(input.order()));
      }
    }
    NDManager manager = NDManager.newBaseManager(NetworkTrainer.engineDevice(device));
    boolean done = false;
    try {
      ClipNetwork network = architecture.build(input.shape(), labels.size());
      network.initialize(manager, DataType.FLOAT32, input.shape().batch(2));
      Map<String, String> names =
          TorchNames.of(NetworkWeights.of(network).names(), architecture.torchLayers());
      NetworkWeights.copy(file, TorchNames.translate(file, torch, names), network);
      int channels = input.channels().size();
      InputScaling scaling =
          new InputScaling(
              Collections.nCopies(channels, input.mean()),
              Collections.nCopies(channels, input.deviation()));
      BatchAssembler assembler =
          new BatchAssembler(new ClipLayout(input.channels(), input.shape()), scaling);
      SortedMap<String, String> settings = new TreeMap<>();
      settings.put("weights", String.valueOf(file.getFileName()));
      done = true;
      return new NetworkClassifier(
          new NetworkClassifier.Loaded(manager, architecture, network, assembler, 0),
          labels,
          new TrainingHistory(List.of()),
          settings,
          Optional.empty());
    } finally {
      if (!done) {
        manager.close();
      }
    }
  }
}
