package org.glimpse.imbalance.objective;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import org.glimpse.core.Checks;

/**
 * A block that is trained beside the network and thrown away afterwards.
 *
 * @param name of letters and digits, unique within its session
 * @param block not yet initialized
 * @param input the shape of what it is given, with any first axis
 */
public record Branch(String name, Block block, Shape input) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public Branch {
    Checks.notBlank("name of a branch", name);
  }
}
