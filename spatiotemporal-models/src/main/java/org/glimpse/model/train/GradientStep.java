package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.glimpse.model.train.OptimizerRule.ParameterUpdate;
import org.glimpse.model.weights.WeightTensor;

/** Takes the gradients after a backward pass, limits them, updates the weights and zeroes them. */
final class GradientStep {
  private static final double NORM_EPSILON = 1e-6;

  private final double maxGradientNorm;
  private final LearningRate rates;
  private final ParameterUpdate update;
  private final Block network;
  private final Map<String, String> names = new HashMap<>();

  /** For a network or parts of it; its parameters keep their names whichever part is trained. */
  GradientStep(Optimization optimization, Block network) {
    this.network = network;
    for (Pair<String, Parameter> parameter : network.getParameters()) {
      names.put(parameter.getValue().getId(), parameter.getKey());
    }
    this.maxGradientNorm = optimization.maxGradientNorm();
    this.rates = optimization.rate();
    rates.check(names.values());
    this.update = optimization.rule().start();
  }

  /**
   * Updates the weights of a block; temporaries are attached to the step's manager.
   *
   * @param given gradients that the engine does not know
   */
  void apply(NDManager step, Block block, double learningRate, Map<Parameter, float[]> given) {
    List<Parameter> trained = new ArrayList<>();
    List<NDArray> gradients = new ArrayList<>();
    for (Parameter parameter : block.getParameters().values()) {
      if (parameter.requiresGradient()) {
        NDArray gradient = gradient(step, parameter, given);
        if (factor(parameter) > 0) {
          trained.add(parameter);
          gradients.add(gradient);
        } else {
          zero(parameter, given);
        }
      }
    }
    limit(gradients, maxGradientNorm);
    for (int i = 0; i < trained.size(); i++) {
      Parameter parameter = trained.get(i);
      double rate = learningRate * factor(parameter);
      update.apply(name(parameter), parameter.getArray(), gradients.get(i), rate);
      zero(parameter, given);
    }
  }

  private double factor(Parameter parameter) {
    double own = network instanceof Branches branches ? branches.rate(parameter) : 1;
    return rates.factor(name(parameter)) * own;
  }

  private String name(Parameter parameter) {
    return Objects.requireNonNull(names.get(parameter.getId()));
  }

  private static NDArray gradient(
      NDManager step, Parameter parameter, Map<Parameter, float[]> given) {
    float[] own = given.get(parameter);
    if (own != null) {
      return step.create(own, parameter.getShape());
    }
    NDArray gradient = parameter.getArray().getGradient();
    gradient.attach(step);
    return gradient;
  }

  private static void zero(Parameter parameter, Map<Parameter, float[]> given) {
    if (!given.containsKey(parameter)) {
      // Not g − g, which would keep NaN.
      JniUtils.zeroGrad((PtNDArray) parameter.getArray());
    }
  }

  /** Drops the gradients of a step that was not finished. */
  void forget(Block block) {
    for (Parameter parameter : block.getParameters().values()) {
      if (parameter.requiresGradient() && parameter.getArray().hasGradient()) {
        JniUtils.zeroGrad((PtNDArray) parameter.getArray());
      }
    }
  }

  /** A copy of the optimizer's state. */
  Map<String, WeightTensor> state() {
    return update.state();
  }

  /** Goes on from a state. */
  void restore(Map<String, WeightTensor> state) {
    for (Pair<String, Parameter> parameter : network.getParameters()) {
      update.restore(parameter.getKey(), parameter.getValue().getArray(), state);
    }
  }

  /** Scales all gradients so that their norm together is at most the limit, as PyTorch does. */
  static void limit(List<NDArray> gradients, double max) {
    if (Double.isInfinite(max) || gradients.isEmpty()) {
      return;
    }
    NDList squares = new NDList();
    gradients.forEach(gradient -> squares.add(gradient.square().sum()));
    NDArray norm = NDArrays.stack(squares).sum().sqrt();
    NDArray factor = norm.addi(NORM_EPSILON).pow(-1).muli(max).minimum(1);
    gradients.forEach(gradient -> gradient.muli(factor));
  }
}
