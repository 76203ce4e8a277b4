package org.glimpse.model.zoo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.PooledVolume;

/**
 * The pseudo-3D residual network: bottlenecks whose convolution is 1×3×3 in space and 3×1×1 in
 * time, made for 3×16×160×160.
 *
 * <p>A 1×7×7 convolution with stride 1×2×2 (64 filters at width 1), the maximum of 1×3×3 with
 * stride 1×2×2, then four stages of bottlenecks (1×1×1 to 64, 128, 256 or 512 filters, space, time,
 * 1×1×1 to four times as many; each later stage halves height and width), each convolution with
 * batch normalization and, but for the last of a block, rectifier. Blocks take three forms in turn:
 * A, time after space; B, time beside space, added; C, time after space, added to space. The last
 * stage convolves in space only. After the stem and each of the first three stages the maximum of
 * two frames halves the time, rounded up. Then the mean over time and space, dropout and a linear
 * head. {@code layers} counts convolutions and the head: 63 has 3, 4, 6 and 3 blocks, 131 has 3, 4,
 * 23 and 3, 199 has 3, 8, 36 and 3. With 63 layers, 3 channels and 400 classes it has 25,745,232
 * parameters.
 *
 * <p>Source: Qiu, Yao, Mei, "Learning Spatio-Temporal Representation with Pseudo-3D Residual
 * Networks", 2017; any size of clips, and a width multiplier, are ours.
 *
 * @param width multiplies the filters, greater than 0
 * @param layers 63, 131 or 199
 * @param dropout before the head, in [0, 1)
 */
public record P3d(double width, int layers, double dropout) implements Architecture {
  private static final int SPATIAL_STAGE = 3;
  private static final List<Integer> FILTERS = List.of(64, 128, 256, 512);
  private static final int EXPANSION = 4;
  private static final Shape ONE = new Shape(1, 1, 1);
  private static final Shape ZERO = new Shape(0, 0, 0);

  /** How space and time of a block are joined. */
  private enum Form {
    A,
    B,
    C
  }

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public P3d {
    Checks.positive("width", width);
    Checks.argument(
        layers == 63 || layers == 131 || layers == 199,
        "layers must be 63, 131 or 199 but is " + layers);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, 63 layers, dropout 0.5.
   *
   * @return the defaults
   */
  public static P3d withDefaults() {
    return new P3d(1, 63, 0.5);
  }

  /**
   * With other filter counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public P3d withWidth(double multiplier) {
    return new P3d(multiplier, layers, dropout);
  }

  @Override
  public String id() {
    return "p3d";
  }

  private List<Integer> depths() {
    return switch (layers) {
      case 63 -> List.of(3, 4, 6, 3);
      case 131 -> List.of(3, 4, 23, 3);
      default -> List.of(3, 8, 36, 3);
    };
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    Shape halving = new Shape(1, 2, 2);
    Shape around = new Shape(0, 1, 1);
    SequentialBlock features =
        Layers.conv3d(
                Layers.scaled(FILTERS.get(0), width),
                new Shape(1, 7, 7),
                halving,
                new Shape(0, 3, 3))
            .add(Layers.relu())
            .add(Pool.maxPool3dBlock(new Shape(1, 3, 3), halving, around, false))
            .add(halfOfTheFrames());
    int number = 0;
    for (int stage = 0; stage < FILTERS.size(); stage++) {
      int filters = Layers.scaled(FILTERS.get(stage), width);
      for (int block = 0; block < depths().get(stage); block++) {
        Block middle =
            stage == SPATIAL_STAGE
                ? space(filters)
                : new SpaceAndTime(Form.values()[number % Form.values().length], filters);
        Shape stride = stage > 0 && block == 0 ? halving : ONE;
        features.add(bottleneck(filters, stride, middle, block == 0));
        number++;
      }
      if (stage < SPATIAL_STAGE) {
        features.add(halfOfTheFrames());
      }
    }
    Block head = new SequentialBlock().add(Layers.dropout(dropout)).add(Layers.linear(classes));
    return new ClipNetwork(new PooledVolume(features, Pool.globalAvgPool3dBlock()), head);
  }

  private static Block halfOfTheFrames() {
    Shape two = new Shape(2, 1, 1);
    return Pool.maxPool3dBlock(two, two, ZERO, true);
  }

  private static Block bottleneck(int filters, Shape stride, Block middle, boolean first) {
    Block path =
        Layers.conv3d(filters, ONE, stride, ZERO)
            .add(Layers.relu())
            .add(middle)
            .add(Layers.conv3d(EXPANSION * filters, ONE, ONE, ZERO));
    Block beside =
        first ? Layers.conv3d(EXPANSION * filters, ONE, stride, ZERO) : Blocks.identityBlock();
    return Layers.residual(path, beside);
  }

  private static Block space(int filters) {
    return Layers.conv3d(filters, new Shape(1, 3, 3), ONE, new Shape(0, 1, 1)).add(Layers.relu());
  }

  /** The two convolutions of a block, joined in one of three forms; all sizes stay. */
  private static final class SpaceAndTime extends AbstractBlock {
    private final Form form;
    private final Block space;
    private final Block time;

    SpaceAndTime(Form form, int filters) {
      this.form = form;
      space = addChildBlock("space", space(filters));
      time =
          addChildBlock(
              "time",
              Layers.conv3d(filters, new Shape(3, 1, 1), ONE, new Shape(1, 0, 0))
                  .add(Layers.relu()));
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      NDList spatial = space.forward(store, inputs, training);
      NDArray temporal =
          time.forward(store, form == Form.B ? inputs : spatial, training).singletonOrThrow();
      return new NDList(form == Form.A ? temporal : spatial.singletonOrThrow().add(temporal));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
      return inputShapes;
    }

    @Override
    protected void initializeChildBlocks(
        NDManager manager, DataType dataType, Shape... inputShapes) {
      space.initialize(manager, dataType, inputShapes);
      time.initialize(manager, dataType, inputShapes);
    }
  }
}
