package org.glimpse.model.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.TorchLayout;
import org.glimpse.model.weights.InflatedWeights;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.SafeTensors;
import org.glimpse.model.weights.StateDict;
import org.glimpse.model.weights.TorchFile;
import org.glimpse.model.weights.TorchNames;
import org.glimpse.model.weights.WeightTensor;
import org.glimpse.model.weights.WeightsFormatException;

/**
 * Weights that a training starts from instead of random ones.
 *
 * <p>They are a {@code state_dict} of PyTorch in the layout of the architecture ({@link
 * TorchLayout}), for example torchvision's {@code r3d_18}; one of its 2-D counterpart, whose
 * kernels are inflated ({@link TorchLayout#imageLayers}), for example torchvision's {@code
 * resnet18}; or a file of our own. The first layer is adapted to other numbers of channels, see
 * {@link InflatedWeights}. The head, and what else such weights never have, keeps its random
 * weights where it does not fit. Tensors for which there is no place, such as those of auxiliary
 * heads, are not used.
 */
public final class StartWeights {
  private static final String OWN = ".safetensors";
  private static final String PARALLEL = "module.";

  private final Path file;
  private final StateDict tensors;
  private final SortedSet<SubjectId> subjects;

  private StartWeights(Path file, StateDict tensors, SortedSet<SubjectId> subjects) {
    this.file = file;
    this.tensors = tensors;
    this.subjects = subjects;
  }

  /**
   * Reads weights.
   *
   * @param file a file of PyTorch, or of our own where its name ends in {@code .safetensors}
   * @return the weights
   * @throws WeightsFormatException if the file is damaged
   * @throws IOException if it cannot be read
   */
  public static StartWeights read(Path file) throws WeightsFormatException, IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(OWN)) {
      StateDict tensors = TorchFile.read(file).renamed(StartWeights::plain);
      return new StartWeights(file, tensors, Collections.emptySortedSet());
    }
    SafeTensors own = SafeTensors.read(file);
    return new StartWeights(file, own.tensors(), TrainedSubjects.of(file, own.metadata()));
  }

  /**
   * The subjects that the weights were trained on: none of them can be tested by what starts from
   * the weights.
   *
   * @return in their natural order; empty where it is not known, as for weights of PyTorch
   */
  public SortedSet<SubjectId> trainedOn() {
    return Collections.unmodifiableSortedSet(subjects);
  }

  /** The names that a network has when it is not wrapped, and that torchvision uses today. */
  private static String plain(String name) {
    String bare = name.startsWith(PARALLEL) ? name.substring(PARALLEL.length()) : name;
    return bare.replaceFirst("(denselayer\\d+\\.(?:norm|conv))\\.([12])\\.", "$1$2.");
  }

  /**
   * What the weights are called in results.
   *
   * @return the name of the file
   */
  public String id() {
    return String.valueOf(file.getFileName());
  }

  /**
   * Copies the weights into a network.
   *
   * @param architecture made the network
   * @param network initialized; where the weights have nothing for a layer that they may lack, the
   *     layer stays as it is
   * @return how many of the network's tensors they gave
   * @throws WeightsFormatException if they are for another model
   */
  public int copyInto(Architecture architecture, ClipNetwork network)
      throws WeightsFormatException {
    StateDict present = NetworkWeights.of(network);
    Map<String, String> names = names(architecture, present.names());
    List<String> own = mayLack(architecture);
    Set<String> head = new LinkedHashSet<>();
    network.head().getParameters().values().forEach(parameter -> head.add(parameter.getId()));
    Map<String, String> ids = new LinkedHashMap<>();
    network.getParameters().forEach(pair -> ids.put(pair.getKey(), pair.getValue().getId()));
    StateDict filled = present;
    int taken = 0;
    for (String name : present.names()) {
      String theirs = names.get(name);
      boolean optional =
          head.contains(ids.get(name))
              || own.stream().anyMatch(layer -> String.valueOf(theirs).startsWith(layer));
      WeightTensor given = theirs == null ? null : tensors.tensors().get(theirs);
      List<Long> wanted = present.tensor(name).orElseThrow().shape();
      if (given != null && InflatedWeights.fits(given.shape(), wanted)) {
        filled = filled.with(name, InflatedWeights.of(given, wanted));
        taken++;
      } else if (!optional) {
        throw new WeightsFormatException(
            file,
            "Tensor '"
                + (theirs == null ? name : theirs)
                + "' must fit "
                + wanted
                + " but is "
                + (given == null ? "not there" : given.shape())
                + ". The weights are for another model than "
                + architecture
                + ".");
      }
    }
    NetworkWeights.copy(file, filled, network);
    return taken;
  }

  /** Our name of each tensor to the file's: our own, or those of the layout that it has most of. */
  private Map<String, String> names(Architecture architecture, List<String> ours)
      throws WeightsFormatException {
    Map<String, String> best = new LinkedHashMap<>();
    ours.forEach(name -> best.put(name, name));
    if (architecture instanceof TorchLayout layout) {
      for (List<String> layers : List.of(layout.torchLayers(), layout.imageLayers())) {
        if (!layers.isEmpty()) {
          Map<String, String> names = TorchNames.of(ours, layers);
          if (found(names) > found(best)) {
            best.putAll(names);
          }
        }
      }
    }
    if (found(best) == 0) {
      throw new WeightsFormatException(
          file,
          "It has no tensor of the model "
              + architecture.id()
              + ", for example no '"
              + best.values().iterator().next()
              + "'. Choose another model.");
    }
    return best;
  }

  private long found(Map<String, String> names) {
    return names.values().stream().filter(tensors.tensors()::containsKey).count();
  }

  private static List<String> mayLack(Architecture architecture) {
    return architecture instanceof TorchLayout layout ? layout.ownLayers() : List.of();
  }
}
