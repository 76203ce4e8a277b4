package org.glimpse.model.block;

/** Builds networks of one kind; a value, so that it prints its options into the provenance. */
public interface Architecture {
  /**
   * What the architecture is called in results.
   *
   * @return for example {@code "r3d-18"}
   */
  String id();

  /**
   * A network whose weights are not yet initialized.
   *
   * @param input the shape of a clip
   * @param classes the number of classes, K, at least 1
   * @return the network
   * @throws IllegalArgumentException if the clip is too small for the architecture
   */
  ClipNetwork build(ClipShape input, int classes);
}
