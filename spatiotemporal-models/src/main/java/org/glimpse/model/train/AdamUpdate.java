package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.model.train.OptimizerRule.Adam;
import org.glimpse.model.train.OptimizerRule.ParameterUpdate;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.WeightTensor;

/** The state of {@link Adam} and AdamW: two moments and a step count a parameter. */
final class AdamUpdate implements ParameterUpdate {
  private static final String FIRST = "/first";
  private static final String SECOND = "/second";
  private static final String STEP = "/step";

  private final Adam rule;
  private final double shrink;
  private final Map<String, Moments> moments = new HashMap<>();

  /**
   * Fresh state.
   *
   * @param shrink how much of a parameter, times the learning rate, a step takes away before all
   *     else
   */
  AdamUpdate(Adam rule, double shrink) {
    this.rule = rule;
    this.shrink = shrink;
  }

  @Override
  public void apply(String name, NDArray parameter, NDArray gradient, double learningRate) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      if (shrink > 0) {
        parameter.muli(1 - learningRate * shrink);
      }
      NDArray decayed = Decay.add(gradient, parameter, rule.weightDecay());
      Moments state = moments.computeIfAbsent(name, key -> new Moments(parameter));
      state.step++;
      state.first.muli(rule.beta1()).addi(decayed.mul(1 - rule.beta1()));
      state.second.muli(rule.beta2()).addi(decayed.square().muli(1 - rule.beta2()));
      double rate = learningRate / (1 - Math.pow(rule.beta1(), state.step));
      double root = Math.sqrt(1 - Math.pow(rule.beta2(), state.step));
      NDArray denominator = state.second.sqrt().divi(root).addi(rule.epsilon());
      parameter.subi(state.first.div(denominator).muli(rate));
    }
  }

  @Override
  public Map<String, WeightTensor> state() {
    Map<String, WeightTensor> state = new TreeMap<>();
    moments.forEach(
        (name, kept) -> {
          state.put(name + FIRST, NetworkWeights.tensor(kept.first));
          state.put(name + SECOND, NetworkWeights.tensor(kept.second));
          state.put(name + STEP, WeightTensor.wrap(List.of(), new float[] {kept.step}));
        });
    return state;
  }

  @Override
  public void restore(String name, NDArray parameter, Map<String, WeightTensor> state) {
    WeightTensor first = state.get(name + FIRST);
    WeightTensor second = state.get(name + SECOND);
    WeightTensor step = state.get(name + STEP);
    if (first != null && second != null && step != null) {
      Moments kept = new Moments(parameter);
      NetworkWeights.set(kept.first, first);
      NetworkWeights.set(kept.second, second);
      kept.step = (int) step.values()[0];
      moments.put(name, kept);
    }
  }

  private static final class Moments {
    private final NDArray first;
    private final NDArray second;
    private int step;

    Moments(NDArray parameter) {
      first = Decay.keep(parameter.zerosLike(), parameter);
      second = Decay.keep(parameter.zerosLike(), parameter);
    }
  }
}
