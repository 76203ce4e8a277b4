package org.glimpse.benchmark;

import ai.djl.ndarray.NDArray;
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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.FittedBlock;
import org.glimpse.model.block.Layers;
import org.glimpse.model.topology.CostMatrix;
import org.glimpse.model.topology.PointOrder;
import org.glimpse.model.topology.SpanningTree;

/**
 * Movements of landmarks, (N, 2, 1, 1, points), read one after the other by an LSTM and summed by
 * attention: the stream of structure of a face tree by itself, on landmarks in place of maps.
 *
 * @param order in which points are read
 */
record PointSequence(PointOrder order) implements Architecture {
  private static final int UNITS = 32;
  private static final int POINTS = FacePoint.all().size();
  private static final int ROOT = FacePoint.all().indexOf(FacePoint.NOSE_TIP);

  @Override
  public String id() {
    return "point-sequence";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    return new ClipNetwork(new Features(order), new SequentialBlock().add(Layers.linear(classes)));
  }

  private static final class Features extends AbstractBlock implements FittedBlock {
    private final PointOrder order;
    private final Parameter costs;
    private final Block nodes;
    private final Block sequence;
    private final Block scores;

    Features(PointOrder order) {
      this.order = order;
      costs =
          addParameter(
              Parameter.builder()
                  .setName("costs")
                  .setType(Parameter.Type.OTHER)
                  .optShape(new Shape(POINTS * (POINTS - 1) / 2))
                  .optInitializer(
                      order == PointOrder.RANDOM ? new NormalInitializer(1f) : Initializer.ZEROS)
                  .optRequiresGrad(false)
                  .build());
      nodes =
          addChildBlock(
              "nodes", new SequentialBlock().add(Layers.linear(UNITS)).add(Layers.relu()));
      sequence = addChildBlock("sequence", Layers.lstm(UNITS));
      scores =
          addChildBlock(
              "scores",
              new SequentialBlock()
                  .add(Layers.linear(UNITS))
                  .add(Activation.tanhBlock())
                  .add(Layers.linear(1)));
    }

    private List<Integer> points() {
      if (order == PointOrder.LISTED) {
        return IntStream.range(0, POINTS).boxed().toList();
      }
      float[] values = costs.getArray().toFloatArray();
      List<Double> pairs =
          IntStream.range(0, values.length).mapToObj(i -> (double) values[i]).toList();
      CostMatrix matrix = new CostMatrix(POINTS, pairs);
      return SpanningTree.minimum(matrix, ROOT).preOrder(matrix);
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      NDArray clips = inputs.head();
      long rows = clips.getShape().get(0);
      long[] walk = points().stream().mapToLong(Integer::longValue).toArray();
      NDArray moved = clips.reshape(rows, 2, POINTS).transpose(2, 0, 1);
      NDArray ordered = moved.get(clips.getManager().create(walk)).reshape(-1, 2);
      NDArray seen =
          nodes
              .forward(store, new NDList(ordered), training)
              .head()
              .reshape(POINTS, rows, UNITS)
              .transpose(1, 0, 2);
      NDArray states = sequence.forward(store, new NDList(seen), training).head();
      NDArray attention =
          scores
              .forward(store, new NDList(states.reshape(-1, UNITS)), training)
              .head()
              .reshape(rows, POINTS, 1)
              .softmax(1);
      return new NDList(states.mul(attention).sum(new int[] {1}));
    }

    @Override
    public Fitting fitting() {
      List<List<Double>> across = new ArrayList<>();
      List<List<Double>> down = new ArrayList<>();
      return new Fitting() {
        @Override
        public void look(NDArray clips) {
          float[] values = clips.toFloatArray();
          for (int from = 0; from < values.length; from += POINTS) {
            int first = from;
            (from / POINTS % 2 == 0 ? across : down)
                .add(IntStream.range(0, POINTS).mapToObj(i -> (double) values[first + i]).toList());
          }
        }

        @Override
        public void finish() {
          if (order == PointOrder.CHOW_LIU) {
            List<Double> first = CostMatrix.chowLiu(across).pairs();
            List<Double> second = CostMatrix.chowLiu(down).pairs();
            set(IntStream.range(0, first.size()).mapToDouble(i -> first.get(i) + second.get(i)));
          } else if (order == PointOrder.GEOMETRIC) {
            set(CostMatrix.faceDistances().pairs().stream().mapToDouble(cost -> cost));
          }
        }
      };
    }

    private void set(DoubleStream values) {
      double[] wanted = values.toArray();
      float[] pairs = new float[wanted.length];
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = (float) wanted[i];
      }
      costs.getArray().set(pairs);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
      return new Shape[] {new Shape(inputShapes[0].get(0), UNITS)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
      long rows = inputShapes[0].get(0);
      nodes.initialize(manager, type, new Shape(rows * POINTS, 2));
      sequence.initialize(manager, type, new Shape(rows, POINTS, UNITS));
      scores.initialize(manager, type, new Shape(rows * POINTS, UNITS));
    }
  }
}
