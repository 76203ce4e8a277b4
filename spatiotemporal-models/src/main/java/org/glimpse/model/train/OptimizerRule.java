package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.glimpse.core.Checks;
import org.glimpse.model.weights.WeightTensor;

/** An optimizer's update rule as a value; its state lives in what {@link #start} returns. */
public interface OptimizerRule {
  /**
   * What the rule is called in results.
   *
   * @return for example {@code "adam"}
   */
  String id();

  /**
   * An update with empty state.
   *
   * @return to be used for one training
   */
  ParameterUpdate start();

  /**
   * SGD with momentum 0.9 and without weight decay.
   *
   * @return the rule
   */
  static Sgd sgd() {
    return new Sgd(Sgd.DEFAULT_MOMENTUM, 0);
  }

  /**
   * Adam with betas 0.9 and 0.999, epsilon 1e-8 and without weight decay.
   *
   * @return the rule
   */
  static Adam adam() {
    return new Adam(Adam.DEFAULT_BETA1, Adam.DEFAULT_BETA2, Adam.DEFAULT_EPSILON, 0);
  }

  /** Changes parameters by their gradients and remembers what its rule needs. */
  interface ParameterUpdate {
    /**
     * One update of one parameter, in place.
     *
     * @param name identifies the parameter over the whole training
     * @param parameter changed in place; its manager also holds the state kept for it
     * @param gradient of the same shape, left as it is
     * @param learningRate greater than 0
     */
    void apply(String name, NDArray parameter, NDArray gradient, double learningRate);

    /**
     * A copy of all that is remembered.
     *
     * @return name of the parameter, a slash and the name of a value, to the value
     */
    Map<String, WeightTensor> state();

    /**
     * Remembers what {@link #state} gave for a parameter; nothing where it gave nothing.
     *
     * @param name identifies the parameter
     * @param parameter its manager holds the state
     * @param state of all parameters
     */
    void restore(String name, NDArray parameter, Map<String, WeightTensor> state);
  }

  /**
   * Stochastic gradient descent with momentum.
   *
   * <p>With gradient {@code g}, weight decay {@code d}, momentum {@code m} and rate {@code r}:
   * {@code g += d p}; {@code b = g} in the first step and {@code b = m b + g} afterwards; {@code p
   * -= r b}. The rate is no part of {@code b}, so a schedule acts at once.
   *
   * <p>Source: the rule of PyTorch's {@code torch.optim.SGD} with dampening 0.
   *
   * @param momentum in [0, 1)
   * @param weightDecay at least 0
   */
  record Sgd(double momentum, double weightDecay) implements OptimizerRule {
    private static final double DEFAULT_MOMENTUM = 0.9;

    /**
     * Checks the parameters.
     *
     * @param momentum in [0, 1)
     * @param weightDecay at least 0
     * @throws IllegalArgumentException if one is outside its range
     */
    public Sgd {
      Checks.inRange("momentum", momentum, 0, Math.nextDown(1.0));
      Checks.inRange("weight decay", weightDecay, 0, 1);
    }

    @Override
    public String id() {
      return "sgd";
    }

    @Override
    public ParameterUpdate start() {
      return new SgdUpdate(this);
    }
  }

  /**
   * Adam.
   *
   * <p>With gradient {@code g}, weight decay {@code d}, rate {@code r} and step {@code t} from 1:
   * {@code g += d p}; {@code m = b1 m + (1 - b1) g}; {@code v = b2 v + (1 - b2) g²}; {@code p -= r
   * / (1 - b1^t) · m / (√v / √(1 - b2^t) + e)}.
   *
   * <p>Source: the rule of PyTorch's {@code torch.optim.Adam}, after Kingma and Ba, "Adam: A Method
   * for Stochastic Optimization", 2015; weight decay is added to the gradient.
   *
   * @param beta1 b1 in [0, 1)
   * @param beta2 b2 in [0, 1)
   * @param epsilon e, greater than 0
   * @param weightDecay d, at least 0
   */
  record Adam(double beta1, double beta2, double epsilon, double weightDecay)
      implements OptimizerRule {
    private static final double DEFAULT_BETA1 = 0.9;
    private static final double DEFAULT_BETA2 = 0.999;
    private static final double DEFAULT_EPSILON = 1e-8;

    /**
     * Checks the parameters.
     *
     * @param beta1 b1 in [0, 1)
     * @param beta2 b2 in [0, 1)
     * @param epsilon e, greater than 0
     * @param weightDecay d, at least 0
     * @throws IllegalArgumentException if one is outside its range
     */
    public Adam {
      Checks.inRange("beta1", beta1, 0, Math.nextDown(1.0));
      Checks.inRange("beta2", beta2, 0, Math.nextDown(1.0));
      Checks.positive("epsilon", epsilon);
      Checks.inRange("weight decay", weightDecay, 0, 1);
    }

    @Override
    public String id() {
      return "adam";
    }

    @Override
    public ParameterUpdate start() {
      return new AdamUpdate(this);
    }

    /**
     * This rule with another weight decay.
     *
     * @param decay d, at least 0
     * @return a copy
     * @throws IllegalArgumentException if it is negative or above 1
     */
    public Adam withWeightDecay(double decay) {
      return new Adam(beta1, beta2, epsilon, decay);
    }
  }
}
