package org.glimpse.imbalance;

import org.glimpse.core.label.LabelCounts;

/**
 * One stage of cross entropy with fixed class weights and a fixed sampler.
 *
 * @param id what the strategy is called
 * @param weighting makes the class weights
 * @param sampler chooses the clips of an epoch
 */
record SimpleStrategy(String id, ClassWeighting weighting, EpochSampler sampler)
    implements ImbalanceStrategy {
  @Override
  public TrainingPlan plan(LabelCounts trainingCounts, int epochs) {
    ClassificationLoss loss =
        ClassificationLoss.of(LogitLoss.crossEntropy(), weighting.weights(trainingCounts));
    return TrainingPlan.constant(id, epochs, new EpochPolicy(loss, sampler));
  }
}
