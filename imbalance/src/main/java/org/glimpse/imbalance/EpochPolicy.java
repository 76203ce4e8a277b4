package org.glimpse.imbalance;

/**
 * What one epoch of training uses.
 *
 * @param loss the loss with its class weights
 * @param sampler which clips it sees
 * @param mixer how clips are mixed
 * @param magnifier how clips differ when they are used again
 */
public record EpochPolicy(
    ClassificationLoss loss, EpochSampler sampler, Mixer mixer, Magnifier magnifier) {
  /**
   * A policy without magnification.
   *
   * @param loss the loss with its class weights
   * @param sampler which clips it sees
   * @param mixer how clips are mixed
   */
  public EpochPolicy(ClassificationLoss loss, EpochSampler sampler, Mixer mixer) {
    this(loss, sampler, mixer, Magnifier.none());
  }

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
