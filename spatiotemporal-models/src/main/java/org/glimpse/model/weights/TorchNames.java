package org.glimpse.model.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.glimpse.core.Checks;

/** Translates the names of PyTorch's tensors into those of our blocks. */
public final class TorchNames {
  private static final Map<String, String> KINDS =
      Map.of(
          "weight", "weight",
          "WEIGHT", "weight",
          "bias", "bias",
          "BIAS", "bias",
          "gamma", "weight",
          "beta", "bias",
          "runningMean", "running_mean",
          "runningVar", "running_var");
  private static final String COUNTER = ".num_batches_tracked";
  private static final String ANY_KIND = "*";

  private TorchNames() {}

  /**
   * What PyTorch calls each of our tensors.
   *
   * @param ours our names, in the order of the blocks, see {@link NetworkWeights#of}
   * @param layers PyTorch's layers, in the same order; a star stands for {@code weight} or {@code
   *     bias} where they do not end the name, as in {@code lstm.*_ih_l0}
   * @return our name to PyTorch's, in order
   * @throws IllegalArgumentException if there are more or fewer layers than blocks with weights
   */
  public static Map<String, String> of(List<String> ours, List<String> layers) {
    Map<String, String> names = new LinkedHashMap<>();
    List<String> blocks = new ArrayList<>();
    for (String name : ours) {
      int cut = name.lastIndexOf('_');
      String block = name.substring(0, cut);
      if (!blocks.contains(block)) {
        blocks.add(block);
      }
      if (blocks.size() <= layers.size()) {
        String kind = Objects.requireNonNull(KINDS.get(name.substring(cut + 1)));
        String layer = layers.get(blocks.indexOf(block));
        names.put(
            name, layer.contains(ANY_KIND) ? layer.replace(ANY_KIND, kind) : layer + "." + kind);
      }
    }
    Checks.argument(
        blocks.size() == layers.size(),
        "there are " + blocks.size() + " blocks with weights but " + layers.size() + " layers");
    return names;
  }

  /**
   * PyTorch's weights under our names; the counters of batch normalization are left out.
   *
   * @param file where they come from, for messages
   * @param torch PyTorch's weights
   * @param names our name to PyTorch's
   * @return a tensor for every one of our names
   * @throws WeightsFormatException if a tensor is missing or unknown
   */
  public static StateDict translate(Path file, StateDict torch, Map<String, String> names)
      throws WeightsFormatException {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    Set<String> left = new LinkedHashSet<>(torch.names());
    left.removeIf(name -> name.endsWith(COUNTER));
    for (Map.Entry<String, String> name : names.entrySet()) {
      WeightTensor tensor = torch.tensors().get(name.getValue());
      if (tensor == null) {
        throw new WeightsFormatException(
            file,
            "Tensor '" + name.getValue() + "' is missing. The weights are for another model.");
      }
      left.remove(name.getValue());
      tensors.put(name.getKey(), tensor);
    }
    if (!left.isEmpty()) {
      throw new WeightsFormatException(
          file, "The model has no place for the tensors " + left + ". Choose another model.");
    }
    return new StateDict(tensors);
  }
}
