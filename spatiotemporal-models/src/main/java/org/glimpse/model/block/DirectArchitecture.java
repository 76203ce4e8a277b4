package org.glimpse.model.block;

/** An architecture whose features can also be computed directly. */
public interface DirectArchitecture extends Architecture {
  /**
   * Direct features of a network.
   *
   * @param network what {@link #build} made, initialized
   * @param input the shape of a clip, as it was built
   * @return features that use and change the network's parameters
   */
  DirectFeatures direct(ClipNetwork network, ClipShape input);
}
