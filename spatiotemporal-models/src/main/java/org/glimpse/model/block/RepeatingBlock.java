package org.glimpse.model.block;

import ai.djl.nn.Block;

/** A block that sends values through some of its children more than once. */
public interface RepeatingBlock extends Block {
  /**
   * How often a child is used in one forward pass.
   *
   * @param child one of the children
   * @return at least 1
   */
  int uses(Block child);
}
