package org.glimpse.model.train;

import org.glimpse.core.Checks;
import org.glimpse.model.Device;

/**
 * How a network is trained, apart from what the plan decides.
 *
 * @param epochs how many epochs a plan should have, at least 1
 * @param batchSize clips a step at most, at least 1
 * @param optimization how gradients change weights
 * @param seed decides initial weights, order, dropout and augmentation
 * @param device where it runs
 */
public record TrainerOptions(
    int epochs, int batchSize, Optimization optimization, long seed, Device device) {
  private static final int DEFAULT_EPOCHS = 30;
  private static final int DEFAULT_BATCH = 16;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if epochs or batch size is less than 1
   */
  public TrainerOptions {
    Checks.atLeast("epochs", epochs, 1);
    Checks.atLeast("batch size", batchSize, 1);
  }

  /**
   * 30 epochs, batches of 16, {@link Optimization#withDefaults}, seed 0, device {@code auto}.
   *
   * @return the defaults
   */
  public static TrainerOptions withDefaults() {
    return new TrainerOptions(
        DEFAULT_EPOCHS, DEFAULT_BATCH, Optimization.withDefaults(), 0, Device.auto());
  }

  /**
   * With another number of epochs.
   *
   * @param number at least 1
   * @return a copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public TrainerOptions withEpochs(int number) {
    return new TrainerOptions(number, batchSize, optimization, seed, device);
  }

  /**
   * With another batch size.
   *
   * @param clips at least 1
   * @return a copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public TrainerOptions withBatchSize(int clips) {
    return new TrainerOptions(epochs, clips, optimization, seed, device);
  }

  /**
   * With another optimization.
   *
   * @param other how gradients change weights
   * @return a copy
   */
  public TrainerOptions withOptimization(Optimization other) {
    return new TrainerOptions(epochs, batchSize, other, seed, device);
  }

  /**
   * With another seed.
   *
   * @param other the seed
   * @return a copy
   */
  public TrainerOptions withSeed(long other) {
    return new TrainerOptions(epochs, batchSize, optimization, other, device);
  }

  /**
   * With another device.
   *
   * @param other where it runs
   * @return a copy
   */
  public TrainerOptions withDevice(Device other) {
    return new TrainerOptions(epochs, batchSize, optimization, seed, other);
  }
}
