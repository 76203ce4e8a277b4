package org.glimpse.imbalance;

/**
 * What one epoch of training uses.
 *
 * @param loss the loss with its class weights
 * @param sampler which clips it sees
 */
public record EpochPolicy(ClassificationLoss loss, EpochSampler sampler) {}
