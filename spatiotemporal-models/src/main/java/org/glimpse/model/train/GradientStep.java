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
    this.update = optimization.rule().start();
  }

  /**
   * Updates the weights of a block; temporaries are attached to the step's manager.
   *
   * @param given gradients that the engine does not know
   */
  void apply(NDManager step, Block block, double learningRate, Map<Parameter, float[]> given) {
    List<Parameter> trained =
        block.getParameters().values().stream().filter(Parameter::requiresGradient).toList();
    List<NDArray> gradients = new ArrayList<>();
    for (Parameter parameter : trained) {
      float[] own = given.get(parameter);
      if (own != null) {
        gradients.add(step.create(own, parameter.getShape()));
      } else {
        NDArray gradient = parameter.getArray().getGradient();
        gradient.attach(step);
        gradients.add(gradient);
      }
    }
    limit(gradients, maxGradientNorm);
    for (int i = 0; i < trained.size(); i++) {
      NDArray array = trained.get(i).getArray();
      String name = Objects.requireNonNull(names.get(trained.get(i).getId()));
      update.apply(name, array, gradients.get(i), learningRate);
      if (!given.containsKey(trained.get(i))) {
        // Not g − g, which would keep NaN.
        JniUtils.zeroGrad((PtNDArray) array);
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
    if (Double.isInfinite(max)) {
      return;
    }
    NDList squares = new NDList();
    gradients.forEach(gradient -> squares.add(gradient.square().sum()));
    NDArray norm = NDArrays.stack(squares).sum().sqrt();
    NDArray factor = norm.addi(NORM_EPSILON).pow(-1).muli(max).minimum(1);
    gradients.forEach(gradient -> gradient.muli(factor));
  }
}
