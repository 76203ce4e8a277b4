package org.glimpse.model.zoo;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.FeatureTap;
import org.glimpse.model.block.Layers;

/**
 * C3D: eight 3-D convolutions, made for 3×16×112×112.
 *
 * <p>Convolutions of 3×3×3 with bias and rectifier: 64 | 128 | 256, 256 | 512, 512 | 512, 512
 * filters at width 1, with the maximum over 1×2×2 after the first group and over 2×2×2 after the
 * others (zeros around the images of the last); two linear layers of 4,096 units with rectifier and
 * dropout; a linear head. For its own input and 487 classes it has 79,991,015 parameters. A clip
 * that is too short or small for a step of pooling keeps its length or size there.
 *
 * <p>Source: Tran, Bourdev, Fergus, Torresani, Paluri, "Learning Spatiotemporal Features with 3D
 * Convolutional Networks", 2015. The width multiplier and the treatment of small clips are ours.
 *
 * @param width multiplies filters and units, greater than 0
 * @param dropout after each linear layer, in [0, 1)
 */
public record C3d(double width, double dropout) implements Architecture {
  private static final List<List<Integer>> GROUPS =
      List.of(List.of(64), List.of(128), List.of(256, 256), List.of(512, 512), List.of(512, 512));
  private static final int UNITS = 4096;
  private static final Shape ONE = new Shape(1, 1, 1);

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public C3d {
    Checks.positive("width", width);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, dropout 0.5.
   *
   * @return the defaults
   */
  public static C3d withDefaults() {
    return new C3d(1, 0.5);
  }

  @Override
  public String id() {
    return "c3d";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    SequentialBlock features = new SequentialBlock();
    int frames = input.frames();
    int height = input.height();
    int across = input.width();
    for (int group = 0; group < GROUPS.size(); group++) {
      for (int filters : GROUPS.get(group)) {
        features
            .add(Layers.biasedConv3d(Layers.scaled(filters, width), new Shape(3, 3, 3), ONE))
            .add(Layers.relu());
      }
      int padding = group == GROUPS.size() - 1 ? 1 : 0;
      Shape cell =
          new Shape(group == 0 ? 1 : step(frames, 0), step(height, padding), step(across, padding));
      Shape around = new Shape(0, around(cell.get(1), padding), around(cell.get(2), padding));
      Block pool = Pool.maxPool3dBlock(cell, cell, around, false);
      features.add(group == GROUPS.size() - 1 ? new FeatureTap(pool) : pool);
      frames = (int) (frames / cell.get(0));
      height = (int) ((height + 2 * around.get(1)) / cell.get(1));
      across = (int) ((across + 2 * around.get(2)) / cell.get(2));
    }
    features.add(Layers.flatten());
    for (int layer = 0; layer < 2; layer++) {
      features
          .add(Layers.linear(Layers.scaled(UNITS, width)))
          .add(Layers.relu())
          .add(Layers.dropout(dropout));
    }
    return new ClipNetwork(features, Layers.linear(classes));
  }

  private static int step(int size, int padding) {
    return size + padding < 2 ? 1 : 2;
  }

  private static long around(long cell, int padding) {
    return cell == 1 ? 0 : padding;
  }
}
