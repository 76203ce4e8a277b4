package org.glimpse.imbalance;

/**
 * What one epoch of training uses.
 *
 * @param loss the loss with its class weights
 * @param sampler which clips it sees
 * @param mixer how clips are mixed
 */
public record EpochPolicy(ClassificationLoss loss, EpochSampler sampler, Mixer mixer) {
  /**
   * A policy without mixing.
   *
   * @param loss the loss with its class weights
   * @param sampler which clips it sees
   */
  public EpochPolicy(ClassificationLoss loss, EpochSampler sampler) {
    this(loss, sampler, Mixer.none());
  }
}
