package org.glimpse.model.block;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.Pair;

/**
 * How large a network is.
 *
 * <p>Multiply-adds are those of convolutions, linear layers and LSTMs: for each weight one at every
 * place or time step of the layer's output. Normalization, rectifiers, pooling and the products of
 * attention are not counted.
 *
 * @param parameters weights that training changes
 * @param multiplyAdds of one clip's forward pass
 */
public record NetworkSize(long parameters, long multiplyAdds) {
  /**
   * The size of a network.
   *
   * @param architecture with its options
   * @param input the shape of a clip
   * @param classes the number of classes, at least 1
   * @return its size
   * @throws IllegalArgumentException if the clip is too small for the architecture
   */
  public static NetworkSize of(Architecture architecture, ClipShape input, int classes) {
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = architecture.build(input, classes);
      network.setInitializer(Initializer.ZEROS, parameter -> true);
      network.initialize(manager, DataType.FLOAT32, input.batch(1));
      return new NetworkSize(
          network.parameterCount(), multiplyAdds(network, new Shape[] {input.batch(1)}));
    }
  }

  private static long multiplyAdds(Block block, Shape[] inputs) {
    long sum = 0;
    for (Pair<String, Parameter> parameter : block.getDirectParameters()) {
      if (parameter.getValue().getType() == Parameter.Type.WEIGHT) {
        sum += parameter.getValue().getShape().size() * places(block.getOutputShapes(inputs)[0]);
      }
    }
    Shape[] next = inputs;
    for (Block child : block.getChildren().values()) {
      if (block instanceof SequentialBlock) {
        sum += multiplyAdds(child, next);
        next = child.getOutputShapes(next);
      } else {
        long uses = block instanceof RepeatingBlock repeating ? repeating.uses(child) : 1;
        sum += uses * multiplyAdds(child, child.describeInput().values().toArray(Shape[]::new));
      }
    }
    return sum;
  }

  /** Output values by output channel, which is the last axis of linear layers and LSTMs. */
  private static long places(Shape output) {
    boolean image = output.dimension() > 3;
    return output.size() / output.get(image ? 1 : output.dimension() - 1);
  }
}
