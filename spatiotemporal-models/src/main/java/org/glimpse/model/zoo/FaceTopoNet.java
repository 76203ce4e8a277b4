package org.glimpse.model.zoo;

import ai.djl.nn.SequentialBlock;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.topology.FaceTopology;
import org.glimpse.model.topology.PointOrder;

/**
 * Points of a face read along a tree of their dependencies, as movement and as texture, by two
 * LSTMs with attention; dropout; a linear head. See {@link FaceTopology}.
 *
 * <p>Our reading of Kolahdouzi, Sepas-Moghaddam, Etemad, "FaceTopoNet: Facial Expression
 * Recognition using Face Topology Learning", 2022: the paper's own formulas were not available.
 *
 * @param width multiplies the 32 units of points and LSTMs, greater than 0
 * @param dropout before the head, in [0, 1)
 * @param order where the order of the points comes from
 * @param tour whether the walk through the tree comes back to each point after every branch
 */
public record FaceTopoNet(double width, double dropout, PointOrder order, boolean tour)
    implements Architecture {
  private static final int UNITS = 32;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public FaceTopoNet {
    Checks.positive("width", width);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, dropout 0.3, the tree of Chow and Liu, each point once.
   *
   * @return the defaults
   */
  public static FaceTopoNet withDefaults() {
    return new FaceTopoNet(1, 0.3, PointOrder.CHOW_LIU, false);
  }

  /**
   * With another order.
   *
   * @param other where the order comes from
   * @return a copy
   */
  public FaceTopoNet withOrder(PointOrder other) {
    return new FaceTopoNet(width, dropout, other, tour);
  }

  /**
   * With a walk that comes back to each point after every branch, or without.
   *
   * @param wanted whether it does
   * @return a copy
   */
  public FaceTopoNet withTour(boolean wanted) {
    return new FaceTopoNet(width, dropout, order, wanted);
  }

  @Override
  public String id() {
    return "face-topo";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    FaceTopology features =
        new FaceTopology(input, new FaceTopology.Options(Layers.scaled(UNITS, width), order, tour));
    return new ClipNetwork(
        features, new SequentialBlock().add(Layers.dropout(dropout)).add(Layers.linear(classes)));
  }
}
