package org.glimpse.model.train;

import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;

/**
 * How the learning rate changes over the epochs of a training, or of a stage of it: the rate of an
 * epoch is the learning rate times the factor here.
 *
 * <p>Source: the schedulers of PyTorch's {@code torch.optim.lr_scheduler} with a step an epoch.
 */
public interface LearningRateSchedule {
  /** The word before the number of epochs of a warm-up. */
  String WARM_UP = "warmup";

  /**
   * The factor on the learning rate.
   *
   * @param epoch counted from 0
   * @param epochs how many there are
   * @return in (0, 1]
   * @throws IndexOutOfBoundsException if there is no such epoch
   */
  double factor(int epoch, int epochs);

  /**
   * The rate stays as it is.
   *
   * @return the schedule
   */
  static LearningRateSchedule constant() {
    return new Constant();
  }

  /**
   * Half a cosine from 1 towards 0, {@code (1 + cos(π e / E)) / 2} for epoch e of E.
   *
   * @return the schedule
   */
  static LearningRateSchedule cosine() {
    return new Cosine();
  }

  /**
   * The rate is multiplied by a factor every so many epochs: {@code factor^⌊e / every⌋}.
   *
   * @param every epochs, at least 1
   * @param factor in (0, 1]
   * @return the schedule
   * @throws IllegalArgumentException if a number is outside its range
   */
  static LearningRateSchedule step(int every, double factor) {
    return new Step(every, factor);
  }

  /**
   * The rate is multiplied by a factor every epoch: {@code factor^e}.
   *
   * @param factor in (0, 1]
   * @return the schedule
   * @throws IllegalArgumentException if it is outside its range
   */
  static LearningRateSchedule exponential(double factor) {
    return new Step(1, factor);
  }

  /**
   * Rises in equal steps first, {@code (e + 1) / (n + 1)} in epoch e of n, then does what this
   * schedule does in the epochs that are left.
   *
   * @param epochs n, at least 1
   * @return the schedule
   * @throws IllegalArgumentException if there are fewer
   */
  default LearningRateSchedule withWarmUp(int epochs) {
    return new WarmUp(epochs, this);
  }

  /**
   * The schedule of a name on the command line.
   *
   * @param text as {@link #patterns} show, for example {@code warmup:5+cosine}
   * @return the schedule
   * @throws IllegalArgumentException if it is not known or a number is outside its range
   */
  static LearningRateSchedule parse(String text) {
    String name = Checks.notBlank("schedule", text).strip().toLowerCase(Locale.ROOT);
    if (name.startsWith(WARM_UP + ":") && name.contains("+")) {
      int plus = name.indexOf('+');
      int epochs = (int) number(text, name.substring(WARM_UP.length() + 1, plus));
      return parse(name.substring(plus + 1)).withWarmUp(epochs);
    }
    List<String> parts = List.of(name.split(":", -1));
    if (parts.equals(List.of("constant"))) {
      return constant();
    } else if (parts.equals(List.of("cosine"))) {
      return cosine();
    } else if (parts.get(0).equals("step") && parts.size() == 3) {
      return step((int) number(text, parts.get(1)), number(text, parts.get(2)));
    } else if (parts.get(0).equals("exponential") && parts.size() == 2) {
      return exponential(number(text, parts.get(1)));
    }
    throw unknown(text);
  }

  /**
   * What {@link #parse} understands.
   *
   * @return patterns for a help text
   */
  static List<String> patterns() {
    return List.of(
        "constant", "cosine", "step:EVERY:FACTOR", "exponential:FACTOR", WARM_UP + ":EPOCHS+…");
  }

  private static double number(String text, String part) {
    try {
      return Double.parseDouble(part);
    } catch (NumberFormatException e) {
      throw unknown(text);
    }
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "schedule '"
            + text
            + "' is not known; it must look like "
            + String.join(", ", patterns())
            + ", for example warmup:5+step:10:0.1.");
  }

  /** See {@link #constant}. */
  record Constant() implements LearningRateSchedule {
    @Override
    public double factor(int epoch, int epochs) {
      Checks.index("epoch", epoch, epochs);
      return 1;
    }
  }

  /** See {@link #cosine}. */
  record Cosine() implements LearningRateSchedule {
    @Override
    public double factor(int epoch, int epochs) {
      return (1 + Math.cos(Math.PI * Checks.index("epoch", epoch, epochs) / epochs)) / 2;
    }
  }

  /**
   * See {@link #step}.
   *
   * @param every epochs, at least 1
   * @param by the factor, in (0, 1]
   */
  record Step(int every, double by) implements LearningRateSchedule {
    /**
     * Checks the numbers.
     *
     * @param every epochs, at least 1
     * @param by the factor, in (0, 1]
     * @throws IllegalArgumentException if one is outside its range
     */
    public Step {
      Checks.atLeast("epochs of a step", every, 1);
      Checks.inRange("factor of a step", by, Double.MIN_NORMAL, 1);
    }

    @Override
    public double factor(int epoch, int epochs) {
      int falls = Checks.index("epoch", epoch, epochs) / every;
      return Math.pow(by, falls);
    }
  }

  /**
   * See {@link #withWarmUp}.
   *
   * @param rising epochs, at least 1
   * @param then what follows
   */
  record WarmUp(int rising, LearningRateSchedule then) implements LearningRateSchedule {
    /**
     * Checks the number.
     *
     * @param rising epochs, at least 1
     * @param then what follows
     * @throws IllegalArgumentException if it is less than 1
     */
    public WarmUp {
      Checks.atLeast("epochs of the warm-up", rising, 1);
    }

    @Override
    public double factor(int epoch, int epochs) {
      Checks.index("epoch", epoch, epochs);
      return epoch < rising
          ? (epoch + 1.0) / (rising + 1)
          : then.factor(epoch - rising, epochs - rising);
    }
  }
}
