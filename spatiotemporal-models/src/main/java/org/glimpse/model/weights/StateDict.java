package org.glimpse.model.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tensors by name, in the order of their file.
 *
 * @param tensors name to tensor
 */
public record StateDict(Map<String, WeightTensor> tensors) {
  /** Copies the map and keeps its order. */
  public StateDict {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * A tensor.
   *
   * @param name its name
   * @return the tensor, or empty if there is none of that name
   */
  public Optional<WeightTensor> tensor(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * The names.
   *
   * @return in the order of the file
   */
  public List<String> names() {
    return List.copyOf(tensors.keySet());
  }

  /**
   * The same tensors under other names.
   *
   * @param rename gives the new name of a name
   * @return a copy in the same order
   */
  public StateDict renamed(Function<String, String> rename) {
    Map<String, WeightTensor> renamed = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> renamed.put(rename.apply(name), tensor));
    return new StateDict(renamed);
  }

  /**
   * With another tensor under a name.
   *
   * @param name the name, known or new
   * @param tensor the tensor
   * @return a copy
   */
  public StateDict with(String name, WeightTensor tensor) {
    Map<String, WeightTensor> changed = new LinkedHashMap<>(tensors);
    changed.put(name, tensor);
    return new StateDict(changed);
  }
}
