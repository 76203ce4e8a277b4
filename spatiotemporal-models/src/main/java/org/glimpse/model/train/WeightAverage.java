package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.WeightTensor;
import org.glimpse.model.weights.WeightsFormatException;

/** The moving average of a network's weights and running statistics over the steps of a stage. */
final class WeightAverage {
  private static final String STEPS = "steps";
  private static final double LAG = 9;

  private final NDManager manager;
  private final double decay;
  private final List<String> names = new ArrayList<>();
  private final List<Parameter> weights = new ArrayList<>();
  private final List<NDArray> averages = new ArrayList<>();
  private long steps;

  /** An average that begins with the weights as they are; it lives as long as the manager. */
  WeightAverage(double decay, Block network, NDManager manager) {
    this.manager = manager;
    this.decay = decay;
    for (Pair<String, Parameter> parameter : network.getParameters()) {
      names.add(parameter.getKey());
      weights.add(parameter.getValue());
      averages.add(copy(parameter.getValue().getArray(), manager));
    }
  }

  /** Begins anew with the weights as they are. */
  void restart() {
    steps = 0;
    try (NDManager passing = manager.newSubManager()) {
      for (int i = 0; i < weights.size(); i++) {
        copy(weight(i), passing).copyTo(averages.get(i));
      }
    }
  }

  /** Takes in the weights after a step. */
  void step() {
    steps++;
    double kept = Math.min(decay, steps / (steps + LAG));
    try (NDManager passing = manager.newSubManager()) {
      for (int i = 0; i < weights.size(); i++) {
        averages.get(i).muli(kept).addi(copy(weight(i), passing).muli(1 - kept));
      }
    }
  }

  /** Exchanges weights and average; a second call takes it back. */
  void exchange() {
    try (NDManager passing = manager.newSubManager()) {
      for (int i = 0; i < weights.size(); i++) {
        NDArray weight = copy(weight(i), passing);
        averages.get(i).copyTo(weight(i));
        weight.copyTo(averages.get(i));
      }
    }
  }

  private NDArray weight(int i) {
    return weights.get(i).getArray();
  }

  private static NDArray copy(NDArray array, NDManager owner) {
    NDArray copy = array.duplicate();
    copy.attach(owner);
    return copy;
  }

  /** A copy of the average. */
  Map<String, WeightTensor> state() {
    Map<String, WeightTensor> state = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      state.put(names.get(i), NetworkWeights.tensor(averages.get(i)));
    }
    state.put(STEPS, WeightTensor.wrap(List.of(), new float[] {steps}));
    return state;
  }

  /** Goes on from a state. */
  void restore(Map<String, WeightTensor> state) throws WeightsFormatException {
    for (int i = 0; i < names.size(); i++) {
      NetworkWeights.set(averages.get(i), known(state, names.get(i)));
    }
    steps = (long) known(state, STEPS).values()[0];
  }

  private static WeightTensor known(Map<String, WeightTensor> state, String name)
      throws WeightsFormatException {
    WeightTensor tensor = state.get(name);
    if (tensor == null) {
      throw new WeightsFormatException(
          java.nio.file.Path.of("average"), "The average of '" + name + "' is missing.");
    }
    return tensor;
  }
}
