package org.glimpse.model.block;

import java.util.List;

/** An architecture whose weights exist as a {@code state_dict} of PyTorch. */
public interface TorchLayout extends Architecture {
  /**
   * The names of PyTorch's layers, in the order in which this architecture's layers with weights
   * are built.
   *
   * @return for example {@code conv1, bn1, fc}
   */
  List<String> torchLayers();

  /**
   * The layers that see the channels of a clip, so that their weights can be put in another order
   * of channels.
   *
   * @return some of {@link #torchLayers}; the first alone unless a network has several streams
   */
  default List<String> torchInputs() {
    return List.of(torchLayers().get(0));
  }

  /**
   * The names of the layers of a network of images whose weights can be inflated to this one's, in
   * the same order as {@link #torchLayers}.
   *
   * @return those of {@link #torchLayers} unless the two networks name their layers differently;
   *     empty where there is no such network
   */
  default List<String> imageLayers() {
    return torchLayers();
  }

  /**
   * The layers that weights trained for something else do not have.
   *
   * @return beginnings of names; by default the last of {@link #torchLayers}
   */
  default List<String> ownLayers() {
    return List.of(torchLayers().get(torchLayers().size() - 1));
  }
}
