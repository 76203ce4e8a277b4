package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.model.train.OptimizerRule.ParameterUpdate;
import org.glimpse.model.train.OptimizerRule.Sgd;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.WeightTensor;

/** The state of {@link Sgd}: one momentum buffer a parameter. */
final class SgdUpdate implements ParameterUpdate {
  private static final String MOMENTUM = "/momentum";

  private final Sgd rule;
  private final Map<String, NDArray> buffers = new HashMap<>();

  SgdUpdate(Sgd rule) {
    this.rule = rule;
  }

  @Override
  public void apply(String name, NDArray parameter, NDArray gradient, double learningRate) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray decayed = Decay.add(gradient, parameter, rule.weightDecay());
      NDArray buffer = buffers.get(name);
      if (buffer == null) {
        buffer = Decay.keep(decayed, parameter);
        buffers.put(name, buffer);
      } else {
        buffer.muli(rule.momentum()).addi(decayed);
      }
      NDArray step = rule.nesterov() ? buffer.mul(rule.momentum()).addi(decayed) : buffer;
      parameter.subi(step.mul(learningRate));
    }
  }

  @Override
  public Map<String, WeightTensor> state() {
    Map<String, WeightTensor> state = new TreeMap<>();
    buffers.forEach((name, buffer) -> state.put(name + MOMENTUM, NetworkWeights.tensor(buffer)));
    return state;
  }

  @Override
  public void restore(String name, NDArray parameter, Map<String, WeightTensor> state) {
    WeightTensor momentum = state.get(name + MOMENTUM);
    if (momentum != null) {
      NDArray buffer = Decay.keep(parameter.zerosLike(), parameter);
      NetworkWeights.set(buffer, momentum);
      buffers.put(name, buffer);
    }
  }
}
