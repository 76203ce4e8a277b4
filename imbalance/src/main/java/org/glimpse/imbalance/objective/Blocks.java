package org.glimpse.imbalance.objective;

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
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.util.PairList;
import org.glimpse.imbalance.StepParameters;

/** Small blocks that objectives are made of. */
final class Blocks {
  private static final float EPSILON = 2e-5f;

  private Blocks() {}

  /** A linear layer initialized as PyTorch does. */
  static Block linear(int units, boolean bias) {
    Block linear = Linear.builder().setUnits(units).optBias(bias).build();
    linear.setInitializer(
        new XavierInitializer(RandomType.UNIFORM, FactorType.IN, 1), Parameter.Type.WEIGHT);
    return linear;
  }

  /** A linear layer to one number, as its sigmoid. */
  static Block confidence() {
    return new SequentialBlock().add(linear(1, true)).add(Activation.sigmoidBlock());
  }

  /** Normalization, dropout, a linear layer and normalization: the branches of RUL. */
  static Block uncertaintyBranch(int units, double dropout) {
    return new SequentialBlock()
        .add(
            BatchNorm.builder()
                .optAxis(1)
                .optEpsilon(EPSILON)
                .optScale(false)
                .optCenter(false)
                .build())
        .add(Dropout.builder().optRate((float) dropout).build())
        .add(linear(units, true))
        .add(BatchNorm.builder().optAxis(1).optEpsilon(EPSILON).build());
  }

  /** The mean of a volume over time and space: (N, D, T, H, W) → (N, D). */
  static Block mean() {
    return Pool.globalAvgPool3dBlock();
  }

  /** One trained vector a class, normal with deviation 1; its input is only looked at for type. */
  static Block centers(int classes, int width) {
    return new Centers(classes, width);
  }

  private static final class Centers extends AbstractBlock {
    private final Parameter centers;

    Centers(int classes, int width) {
      Initializer normal = new NormalInitializer(1f);
      centers =
          addParameter(
              Parameter.builder()
                  .setName("weight")
                  .setType(Parameter.Type.WEIGHT)
                  .optShape(new Shape(classes, width))
                  .optInitializer(normal)
                  .build());
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      NDArray like = inputs.head();
      return new NDList(StepParameters.value(store, centers, like, training));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {}

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
      return new Shape[] {centers.getShape()};
    }
  }
}
