package org.glimpse.imbalance.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.UniformInitializer;
import ai.djl.util.PairList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.StepParameters;

/**
 * Classifiers made by a graph: two layers {@code H' = A H W} turn a learned vector of every node
 * into a classifier of that node, and a feature's score for it is their product.
 *
 * <p>{@code scores = f (A lrelu(A E W1) W2)^T} with features f (N, D), the fixed matrix A (nodes x
 * nodes), node vectors E, no biases, leaky rectifier of slope 0.2, weights uniform in {@code ±1 /
 * sqrt(columns)}.
 *
 * <p>Source: Emotion-GCN's public code, after ML-GCN. Departure: node vectors are learned instead
 * of word vectors.
 */
public final class GraphConvolution extends AbstractBlock {
  private static final float SLOPE = 0.2f;

  private final List<List<Double>> matrix;
  private final Parameter nodes;
  private final Parameter first;
  private final Parameter second;

  /**
   * A graph.
   *
   * @param matrix A, square, at least 1 x 1
   * @param nodeWidth the width of a node's vector
   * @param hidden the width between the layers
   * @param features D, the width of features
   * @throws IllegalArgumentException if the matrix is not square or a width is less than 1
   */
  public GraphConvolution(List<List<Double>> matrix, int nodeWidth, int hidden, int features) {
    Checks.notEmpty("rows of the matrix", matrix);
    for (List<Double> row : matrix) {
      Checks.argument(
          row.size() == matrix.size(),
          "the matrix has " + matrix.size() + " rows but a row of " + row.size());
    }
    Checks.atLeast("width of nodes", nodeWidth, 1);
    Checks.atLeast("hidden width", hidden, 1);
    Checks.atLeast("width of features", features, 1);
    this.matrix = matrix.stream().map(List::copyOf).toList();
    nodes = parameter("nodes", matrix.size(), nodeWidth);
    nodes.setInitializer(new NormalInitializer(1f));
    first = parameter("first", nodeWidth, hidden);
    second = parameter("second", hidden, features);
  }

  private Parameter parameter(String name, int rows, int columns) {
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(Parameter.Type.WEIGHT)
            .optShape(new Shape(rows, columns))
            .optInitializer(new UniformInitializer((float) (1 / Math.sqrt(columns))))
            .build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray features = inputs.singletonOrThrow();
    float[] values = new float[matrix.size() * matrix.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.get(i / matrix.size()).get(i % matrix.size()).floatValue();
    }
    NDArray edges = features.getManager().create(values, new Shape(matrix.size(), matrix.size()));
    NDArray one = edges.matMul(StepParameters.value(store, nodes, features, training));
    NDArray hidden =
        Activation.leakyRelu(
            one.matMul(StepParameters.value(store, first, features, training)), SLOPE);
    NDArray classifiers =
        edges.matMul(hidden).matMul(StepParameters.value(store, second, features, training));
    return new NDList(features.matMul(classifiers.transpose()));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), matrix.size())};
  }
}
