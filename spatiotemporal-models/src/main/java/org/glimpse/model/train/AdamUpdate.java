package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.HashMap;
import java.util.Map;
import org.glimpse.model.train.OptimizerRule.Adam;
import org.glimpse.model.train.OptimizerRule.ParameterUpdate;

/** The state of {@link Adam}: two moments and a step count a parameter. */
final class AdamUpdate implements ParameterUpdate {
  private final Adam rule;
  private final Map<String, Moments> moments = new HashMap<>();

  AdamUpdate(Adam rule) {
    this.rule = rule;
  }

  @Override
  public void apply(String name, NDArray parameter, NDArray gradient, double learningRate) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
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
