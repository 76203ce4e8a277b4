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
 * @param rate a factor on the learning rate of its weights, greater than 0
 */
public record Branch(String name, Block block, Shape input, double rate) {
  /**
   * Checks name and rate.
   *
   * @throws IllegalArgumentException if the name is blank or the rate not greater than 0
   */
  public Branch {
    Checks.notBlank("name of a branch", name);
    Checks.positive("rate of a branch", rate);
  }

  /**
   * A branch that learns as fast as the network.
   *
   * @param name of letters and digits, unique within its session
   * @param block not yet initialized
   * @param input the shape of what it is given, with any first axis
   * @throws IllegalArgumentException if the name is blank
   */
  public Branch(String name, Block block, Shape input) {
    this(name, block, input, 1);
  }

  /**
   * With another learning rate.
   *
   * @param factor on that of the network, greater than 0
   * @return a copy around the same block
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public Branch withRate(double factor) {
    return new Branch(name, block, input, factor);
  }
}
