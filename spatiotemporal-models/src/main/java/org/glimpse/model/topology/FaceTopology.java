package org.glimpse.model.topology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.imbalance.StepParameters;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.FittedBlock;
import org.glimpse.model.block.Layers;

/**
 * Features of a face read point by point along a tree: clips (N, C, T, H, W) → (N, D).
 *
 * <p>Structure: for each {@link FacePoint} its place and the mean of every channel and frame around
 * it, which for flow is how it moves. Texture: a patch of a fifth of the picture around it, through
 * two convolutions. Either goes through a linear layer, in the order of a tree through an LSTM, and
 * is summed by attention; attention weighs the two sums.
 *
 * <p>The order is depth first through the minimum spanning tree of the points' costs, from the tip
 * of the nose, see {@link SpanningTree}; where costs come from says the {@link PointOrder}. Costs
 * are kept with the weights.
 *
 * <p>Costs of dependency are those of {@link CostMatrix#chowLiu} over clips and frames, added over
 * the first two channels, which for flow are the movements across and down: these count as
 * independent, so that points of both halves of a face, which move in mirrored directions, depend
 * on each other as strongly as others.
 *
 * <p>Our reading of Kolahdouzi, Sepas-Moghaddam, Etemad, "FaceTopoNet: Facial Expression
 * Recognition using Face Topology Learning", 2022: the paper's own formulas, sizes and landmarks
 * were not available. Faces are aligned by their eyes, so points are taken where they lie on an
 * average face.
 */
public final class FaceTopology extends AbstractBlock implements FittedBlock {
  private static final int ROOT = FacePoint.all().indexOf(FacePoint.NOSE_TIP);
  private static final int PLACE = 2;
  private static final int FLOWS = 2;

  private final FaceSampling sampling;
  private final Options options;
  private final Parameter costs;
  private final Block structure;
  private final Block texture;
  private final Block structureSequence;
  private final Block textureSequence;
  private final AttentionSum structureSum;
  private final AttentionSum textureSum;
  private final AttentionSum fusion;

  /**
   * What the features are like.
   *
   * @param units the width of a point and of the LSTMs, at least 1
   * @param order where the order comes from
   * @param tour whether the walk comes back to each point after every branch, which is twice as
   *     long
   */
  public record Options(int units, PointOrder order, boolean tour) {
    /**
     * Checks the width.
     *
     * @param units the width of a point and of the LSTMs, at least 1
     * @param order where the order comes from
     * @param tour whether the walk comes back to each point after every branch
     * @throws IllegalArgumentException if it is less than 1
     */
    public Options {
      Checks.atLeast("units", units, 1);
    }
  }

  /**
   * Features for clips of one shape.
   *
   * @param clip the shape, of an aligned face
   * @param options what they are like
   */
  public FaceTopology(ClipShape clip, Options options) {
    this.sampling = new FaceSampling(clip);
    this.options = options;
    int points = FaceSampling.points();
    boolean trained = options.order() == PointOrder.STRAIGHT_THROUGH;
    boolean random = options.order() == PointOrder.RANDOM;
    costs =
        addParameter(
            Parameter.builder()
                .setName("costs")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(points * (points - 1) / 2))
                .optInitializer(random ? new NormalInitializer(1f) : Initializer.ZEROS)
                .optRequiresGrad(trained)
                .build());
    int units = options.units();
    structure =
        addChildBlock(
            "structure", new SequentialBlock().add(Layers.linear(units)).add(Layers.relu()));
    texture =
        addChildBlock(
            "texture",
            new SequentialBlock()
                .add(Layers.conv2d(units / 2 + 1, 3, 1))
                .add(Layers.relu())
                .add(Layers.conv2d(units, 3, 2))
                .add(Layers.relu())
                .add(Layers.flatten())
                .add(Layers.linear(units))
                .add(Activation.reluBlock()));
    structureSequence = addChildBlock("structureSequence", Layers.lstm(units));
    textureSequence = addChildBlock("textureSequence", Layers.lstm(units));
    structureSum = addChildBlock("structureSum", new AttentionSum(units));
    textureSum = addChildBlock("textureSum", new AttentionSum(units));
    fusion = addChildBlock("fusion", new AttentionSum(units));
  }

  /**
   * The costs as they are now.
   *
   * @return one for each pair of points, in the order of {@link FacePoint}
   * @throws IllegalStateException if the block is not initialized
   */
  public CostMatrix costs() {
    int points = FaceSampling.points();
    if (options.order() == PointOrder.GEOMETRIC) {
      return CostMatrix.faceDistances();
    }
    float[] values = costs.getArray().toFloatArray();
    return new CostMatrix(
        points, IntStream.range(0, values.length).mapToObj(i -> (double) values[i]).toList());
  }

  /**
   * The tree as it is now.
   *
   * @return over the points in the order of {@link FacePoint}, seen from the tip of the nose
   * @throws IllegalStateException if the block is not initialized
   */
  public SpanningTree tree() {
    return SpanningTree.minimum(costs(), ROOT);
  }

  /**
   * The order in which points are read now.
   *
   * @return indices of {@link FacePoint}
   * @throws IllegalStateException if the block is not initialized
   */
  public List<Integer> order() {
    if (options.order() == PointOrder.LISTED) {
      return IntStream.range(0, FaceSampling.points()).boxed().toList();
    }
    CostMatrix now = costs();
    SpanningTree tree = SpanningTree.minimum(now, ROOT);
    return options.tour() ? tree.eulerTour(now) : tree.preOrder(now);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    return new NDList(streams(store, inputs.head(), training).head());
  }

  /**
   * The features with what they attend to.
   *
   * @param store gives the weights
   * @param clips (N, C, T, H, W)
   * @param training whether batch statistics are used and gradients wanted
   * @return the features (N, D), the attention to each place of the sequence in the stream of
   *     structure (N, S), that in the stream of texture (N, S), and that to the two streams (N, 2)
   */
  public NDList streams(ParameterStore store, NDArray clips, boolean training) {
    NDManager manager = clips.getManager();
    int rows = Math.toIntExact(clips.getShape().get(0));
    int points = FaceSampling.points();
    int units = options.units();
    NDArray order = manager.create(order().stream().mapToLong(Integer::longValue).toArray());
    NDArray nodes = NDArrays.concat(new NDList(places(manager, rows), sampling.values(clips)), 2);
    NDArray moved = through(structure, store, nodes.reshape((long) rows * points, -1), training);
    NDArray seen = through(texture, store, sampling.patches(clips), training);
    NDArray movedPoints = moved.reshape(rows, points, units);
    if (options.order() == PointOrder.STRAIGHT_THROUGH) {
      movedPoints = movedPoints.mul(edges(store, clips, training).reshape(1, points, 1));
    }
    NDList one =
        read(store, new Stream(structureSequence, structureSum), movedPoints, order, training);
    NDList two =
        read(
            store,
            new Stream(textureSequence, textureSum),
            seen.reshape(rows, points, units),
            order,
            training);
    NDArray both = NDArrays.stack(new NDList(one.get(0), two.get(0)), 1);
    NDList fused = fusion.forward(store, new NDList(both), training);
    return new NDList(fused.get(0), one.get(1), two.get(1), fused.get(1));
  }

  private record Stream(Block sequence, AttentionSum sum) {}

  private static NDList read(
      ParameterStore store, Stream stream, NDArray vectors, NDArray order, boolean training) {
    NDArray ordered = vectors.transpose(1, 0, 2).get(order).transpose(1, 0, 2);
    NDArray states = through(stream.sequence(), store, ordered, training);
    return stream.sum().forward(store, new NDList(states), training);
  }

  private static NDArray through(
      Block block, ParameterStore store, NDArray input, boolean training) {
    return block.forward(store, new NDList(input), training).head();
  }

  private static NDArray places(NDManager manager, int rows) {
    float[] values = new float[rows * FaceSampling.points() * PLACE];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      for (FacePoint point : FacePoint.all()) {
        values[at++] = (float) (2 * point.x() - 1);
        values[at++] = (float) (2 * point.y() - 1);
      }
    }
    return manager.create(values, new Shape(rows, FaceSampling.points(), PLACE));
  }

  /** The sigmoid of minus the cost of each point's edge to its parent; one half for the root. */
  private NDArray edges(ParameterStore store, NDArray like, boolean training) {
    SpanningTree tree = tree();
    int points = FaceSampling.points();
    long[] pairs = new long[points];
    float[] inner = new float[points];
    for (int point = 0; point < points; point++) {
      if (point != ROOT) {
        pairs[point] = CostMatrix.pair(points, tree.parents().get(point), point);
        inner[point] = 1;
      }
    }
    NDManager manager = like.getManager();
    NDArray chosen = StepParameters.value(store, costs, like, training).get(manager.create(pairs));
    return Activation.sigmoid(chosen.mul(manager.create(inner)).neg());
  }

  @Override
  public Fitting fitting() {
    int frames = sampling.clip().frames();
    List<CostMatrix.PairSums> sums = new ArrayList<>();
    for (int channel = 0; channel < Math.min(FLOWS, sampling.clip().channels()); channel++) {
      sums.add(new CostMatrix.PairSums(FaceSampling.points()));
    }
    return new Fitting() {
      @Override
      public void look(NDArray clips) {
        // Channels are outermost: those of flow come first.
        float[] values = sampling.values(clips).transpose(0, 2, 1).toFloatArray();
        int points = FaceSampling.points();
        int rows = values.length / points;
        for (int row = 0; row < rows; row++) {
          int channel = row % sampling.layers() / frames;
          if (channel < sums.size()) {
            double[] sample = new double[points];
            for (int point = 0; point < points; point++) {
              sample[point] = values[row * points + point];
            }
            sums.get(channel).add(sample);
          }
        }
      }

      @Override
      public void finish() {
        PointOrder order = options.order();
        if (order == PointOrder.CHOW_LIU || order == PointOrder.STRAIGHT_THROUGH) {
          float[] values = new float[Math.toIntExact(costs.getShape().size())];
          for (CostMatrix.PairSums channel : sums) {
            List<Double> pairs = channel.costs().pairs();
            for (int i = 0; i < values.length; i++) {
              values[i] += pairs.get(i).floatValue();
            }
          }
          costs.getArray().set(values);
        }
      }
    };
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), options.units())};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    long points = FaceSampling.points();
    int units = options.units();
    Shape sequence = new Shape(2, points, units);
    int side = sampling.patch();
    structure.initialize(manager, type, new Shape(2, PLACE + sampling.layers()));
    texture.initialize(manager, type, new Shape(2, sampling.layers(), side, side));
    structureSequence.initialize(manager, type, sequence);
    textureSequence.initialize(manager, type, sequence);
    structureSum.initialize(manager, type, sequence);
    textureSum.initialize(manager, type, sequence);
    fusion.initialize(manager, type, new Shape(2, 2, units));
  }
}
