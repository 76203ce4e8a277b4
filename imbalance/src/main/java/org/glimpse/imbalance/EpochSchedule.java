package org.glimpse.imbalance;

/** The policy of each epoch of a stage. */
@FunctionalInterface
public interface EpochSchedule {
  /**
   * The policy of an epoch.
   *
   * @param epoch counted from 0 at the start of the stage
   * @return its loss, weights and sampler
   */
  EpochPolicy at(int epoch);

  /**
   * The same policy for every epoch.
   *
   * @param policy the policy
   * @return the schedule
   */
  static EpochSchedule constant(EpochPolicy policy) {
    return epoch -> policy;
  }
}
