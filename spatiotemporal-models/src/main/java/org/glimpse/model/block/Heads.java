package org.glimpse.model.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.util.PairList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.DifferentiableMath;
import org.glimpse.imbalance.StepParameters;

/** Classifiers on top of an embedding, and what can be done to their weights. */
public final class Heads {
  private static final double NORM_FLOOR = 1e-12;

  private Heads() {}

  /**
   * A cosine classifier: {@code scale x·w_c / (|x| |w_c|)}, without bias; norms below 1e-12 count
   * as that.
   *
   * @param classes K
   * @param scale greater than 0
   * @return (N, D) → (N, K)
   * @throws IllegalArgumentException if a number is outside its range
   */
  public static Block cosine(int classes, double scale) {
    return new Cosine(
        Checks.atLeast("classes", classes, 1), (float) Checks.positive("scale", scale));
  }

  /**
   * A network whose last layer is a cosine classifier instead; layers of its head below stay, but
   * for dropout: it turns the embedding, and a turned embedding has another cosine, where a linear
   * classifier only sees another length. The networks of the cosine losses' sources have none.
   *
   * @param network not yet initialized
   * @param classes K
   * @param scale greater than 0
   * @return a network of the same features
   * @throws IllegalArgumentException if a number is outside its range
   */
  public static ClipNetwork withCosine(ClipNetwork network, int classes, double scale) {
    SequentialBlock head = new SequentialBlock();
    List<Block> layers = network.head().getChildren().values();
    for (int i = 0; i < layers.size() - 1; i++) {
      if (!(layers.get(i) instanceof Dropout)) {
        head.add(layers.get(i));
      }
    }
    return new ClipNetwork(network.features(), head.add(cosine(classes, scale)));
  }

  /**
   * The scale of a cosine classifier.
   *
   * @param head the head of a network
   * @return greater than 0, or empty where its last layer is no cosine classifier
   */
  public static OptionalDouble cosineScale(Block head) {
    List<Block> layers = head.getChildren().values();
    return !layers.isEmpty() && layers.get(layers.size() - 1) instanceof Cosine cosine
        ? OptionalDouble.of(cosine.scale)
        : OptionalDouble.empty();
  }

  /**
   * Initializes a block anew; a new optimizer has to be started for it.
   *
   * @param block an initialized block
   * @param manager owns the new weights
   */
  public static void restart(Block block, NDManager manager) {
    for (Parameter parameter : parameters(block)) {
      parameter.close();
      parameter.initialize(manager, DataType.FLOAT32);
    }
  }

  /**
   * Divides the weights of each class by their norm to a power and sets biases to 0.
   *
   * @param head an initialized linear classifier
   * @param power 0 leaves the weights as they are
   */
  public static void normalize(Block head, double power) {
    for (Parameter parameter : parameters(head)) {
      NDArray array = parameter.getArray();
      if (parameter.getType() == Parameter.Type.BIAS) {
        array.muli(0);
      } else {
        NDArray norm =
            DifferentiableMath.atLeast(array.square().sum(new int[] {1}, true).sqrt(), NORM_FLOOR);
        array.divi(DifferentiableMath.power(norm, power));
        norm.close();
      }
    }
  }

  /**
   * Adds a number a class to the biases, and so to the logits.
   *
   * @param head an initialized linear classifier
   * @param offsets one a class
   * @throws IllegalArgumentException if the head has no biases
   */
  public static void shift(Block head, List<Double> offsets) {
    Parameter bias =
        parameters(head).stream()
            .filter(parameter -> parameter.getType() == Parameter.Type.BIAS)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("the head has no biases to be shifted"));
    float[] values = new float[offsets.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = offsets.get(i).floatValue();
    }
    try (NDArray added = bias.getArray().getManager().create(values)) {
      bias.getArray().addi(added);
    }
  }

  /**
   * Divides weights and biases, and so the logits, by a number.
   *
   * @param head an initialized linear classifier
   * @param temperature greater than 0
   * @throws IllegalArgumentException if the temperature is not greater than 0
   */
  public static void cool(Block head, double temperature) {
    Checks.positive("temperature", temperature);
    for (Parameter parameter : parameters(head)) {
      parameter.getArray().divi(temperature);
    }
  }

  private static Collection<Parameter> parameters(Block block) {
    return block.getParameters().values();
  }

  /** Compares directions only. */
  private static final class Cosine extends AbstractBlock {
    private final int classes;
    private final float scale;
    private final Parameter weight;

    Cosine(int classes, float scale) {
      this.classes = classes;
      this.scale = scale;
      weight =
          addParameter(
              Parameter.builder()
                  .setName("weight")
                  .setType(Parameter.Type.WEIGHT)
                  .optInitializer(new XavierInitializer(RandomType.UNIFORM, FactorType.IN, 1))
                  .build());
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      NDArray embedding = inputs.singletonOrThrow();
      NDArray directions = unit(StepParameters.value(store, weight, embedding, training));
      return new NDList(
          DifferentiableMath.times(unit(embedding).matMul(directions.transpose()), scale));
    }

    private static NDArray unit(NDArray rows) {
      NDArray squares = rows.square().sum(new int[] {1}, true);
      return rows.div(DifferentiableMath.atLeast(squares, NORM_FLOOR * NORM_FLOOR).sqrt());
    }

    @Override
    protected void prepare(Shape[] inputShapes) {
      weight.setShape(new Shape(classes, inputShapes[0].get(1)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
      return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
    }
  }
}
