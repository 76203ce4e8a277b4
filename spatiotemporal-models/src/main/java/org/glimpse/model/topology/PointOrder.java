package org.glimpse.model.topology;

/** Where the order comes from in which a network reads the points of a face. */
public enum PointOrder {
  /** The dependencies of the training clips' movements, see {@link CostMatrix#chowLiu}. */
  CHOW_LIU,
  /**
   * Those at first, then trained on: each point is scaled by the sigmoid of minus the cost of the
   * edge to its parent, so that edges of the present tree have gradients.
   */
  STRAIGHT_THROUGH,
  /** The tree of the shortest edges in the picture; nothing is learned. */
  GEOMETRIC,
  /** A tree of random costs, for comparison. */
  RANDOM,
  /** No tree: as the points are listed, from the brows down to the chin. */
  LISTED
}
