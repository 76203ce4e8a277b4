package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Locale;
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
   * The same rule with another weight decay.
   *
   * @param decay in [0, 1]
   * @return a copy
   * @throws IllegalArgumentException if it is outside its range
   */
  OptimizerRule withWeightDecay(double decay);

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

  /**
   * AdamW with the numbers of {@link #adam} and weight decay 0.01.
   *
   * @return the rule
   */
  static AdamW adamW() {
    return new AdamW(adam(), AdamW.DEFAULT_DECAY);
  }

  /**
   * The rule of a name on the command line.
   *
   * @param name one of {@link #names}, in any case
   * @return the rule with its default numbers
   * @throws IllegalArgumentException if there is no such rule
   */
  static OptimizerRule parse(String name) {
    return switch (Checks.notBlank("optimizer", name).strip().toLowerCase(Locale.ROOT)) {
      case "sgd" -> sgd();
      case "nesterov" -> sgd().withNesterov();
      case "adam" -> adam();
      case "adamw" -> adamW();
      default ->
          throw new IllegalArgumentException(
              "optimizer '"
                  + name
                  + "' is not known; choose one of "
                  + String.join(", ", names())
                  + ".");
    };
  }

  /**
   * The names that {@link #parse} knows.
   *
   * @return in the order of a help text
   */
  static List<String> names() {
    return List.of("sgd", "nesterov", "adam", "adamw");
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
   * -= r b}, or with Nesterov's look ahead {@code p -= r (g + m b)}. The rate is no part of {@code
   * b}, so a schedule acts at once.
   *
   * <p>Source: the rule of PyTorch's {@code torch.optim.SGD} with dampening 0.
   *
   * @param momentum in [0, 1)
   * @param weightDecay in [0, 1]
   * @param nesterov whether it looks ahead; needs a momentum
   */
  record Sgd(double momentum, double weightDecay, boolean nesterov) implements OptimizerRule {
    private static final double DEFAULT_MOMENTUM = 0.9;

    /**
     * Checks the parameters.
     *
     * @param momentum in [0, 1)
     * @param weightDecay in [0, 1]
     * @param nesterov whether it looks ahead; needs a momentum
     * @throws IllegalArgumentException if one is outside its range
     */
    public Sgd {
      Checks.inRange("momentum", momentum, 0, Math.nextDown(1.0));
      Checks.inRange("weight decay", weightDecay, 0, 1);
      Checks.argument(!nesterov || momentum > 0, "Nesterov's rule needs a momentum above 0");
    }

    /**
     * Without Nesterov's look ahead.
     *
     * @param momentum in [0, 1)
     * @param weightDecay in [0, 1]
     * @throws IllegalArgumentException if one is outside its range
     */
    public Sgd(double momentum, double weightDecay) {
      this(momentum, weightDecay, false);
    }

    @Override
    public String id() {
      return nesterov ? "nesterov" : "sgd";
    }

    @Override
    public ParameterUpdate start() {
      return new SgdUpdate(this);
    }

    /**
     * This rule with Nesterov's look ahead.
     *
     * @return a copy
     * @throws IllegalArgumentException if the momentum is 0
     */
    public Sgd withNesterov() {
      return new Sgd(momentum, weightDecay, true);
    }

    @Override
    public Sgd withWeightDecay(double decay) {
      return new Sgd(momentum, decay, nesterov);
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
   * @param weightDecay d in [0, 1]
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
     * @param weightDecay d in [0, 1]
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
      return new AdamUpdate(this, 0);
    }

    @Override
    public Adam withWeightDecay(double decay) {
      return new Adam(beta1, beta2, epsilon, decay);
    }
  }

  /**
   * Adam whose weight decay is no part of the gradient.
   *
   * <p>With weight decay {@code d} and rate {@code r}: {@code p *= 1 - r d}, then the step of Adam
   * by the gradient alone.
   *
   * <p>Source: the rule of PyTorch's {@code torch.optim.AdamW}, after Loshchilov and Hutter,
   * "Decoupled Weight Decay Regularization", 2019; as there the decay follows the learning rate.
   *
   * @param adam the rule for the gradient, without weight decay of its own
   * @param weightDecay d in [0, 1]
   */
  record AdamW(Adam adam, double weightDecay) implements OptimizerRule {
    private static final double DEFAULT_DECAY = 0.01;

    /**
     * Checks the parameters.
     *
     * @param adam the rule for the gradient, without weight decay of its own
     * @param weightDecay d in [0, 1]
     * @throws IllegalArgumentException if one is outside its range
     */
    public AdamW {
      Checks.inRange("weight decay", weightDecay, 0, 1);
      Checks.argument(
          adam.weightDecay() == 0,
          "the Adam within AdamW must be without weight decay but has " + adam.weightDecay());
    }

    @Override
    public String id() {
      return "adamw";
    }

    @Override
    public ParameterUpdate start() {
      return new AdamUpdate(adam, weightDecay);
    }

    @Override
    public AdamW withWeightDecay(double decay) {
      return new AdamW(adam, decay);
    }
  }
}
