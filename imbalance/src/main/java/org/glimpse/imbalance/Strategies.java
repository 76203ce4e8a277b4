package org.glimpse.imbalance;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.label.LabelCounts;

/** Makes the strategies that {@link Imbalance} offers. */
final class Strategies {
  static final double MARGIN = 0.5;
  static final double SCALE = 30;
  static final double BETA = 0.9999;
  static final double DEFERRED = 0.8;
  static final double HEAD_SHARE = 0.2;

  private Strategies() {}

  /** Makes the loss of the training counts. */
  @FunctionalInterface
  interface LossRule {
    LogitLoss of(LabelCounts counts);
  }

  /** Makes the mixer of the training counts. */
  @FunctionalInterface
  interface MixerRule {
    Mixer of(LabelCounts counts);
  }

  /** One stage with the same loss, weights and sampler throughout. */
  static ImbalanceStrategy simple(
      String id, LossRule loss, ClassWeighting weighting, EpochSampler sampler) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) ->
            TrainingPlan.constant(
                name, epochs, policy(loss.of(counts), weighting, counts, sampler)));
  }

  static ImbalanceStrategy ofLoss(String id, LossRule loss) {
    return simple(id, loss, ClassWeighting.power(0), EpochSampler.instance());
  }

  static ImbalanceStrategy weighted(String id, ClassWeighting weighting) {
    return simple(id, counts -> LogitLoss.crossEntropy(), weighting, EpochSampler.instance());
  }

  static ImbalanceStrategy sampled(String id, EpochSampler sampler) {
    return simple(id, counts -> LogitLoss.crossEntropy(), ClassWeighting.power(0), sampler);
  }

  static ImbalanceStrategy mixed(String id, MixerRule mixer) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) ->
            TrainingPlan.constant(
                name,
                epochs,
                new EpochPolicy(
                    plain(counts, EpochSampler.instance()).loss(),
                    EpochSampler.instance(),
                    mixer.of(counts))));
  }

  /** A loss of margins on a cosine head, with equal weights until a share of the epochs. */
  static ImbalanceStrategy margin(String id, LossRule onScaled, double scale, double deferred) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) ->
            deferredPlan(name, onScaled.of(counts), counts, epochs, deferred)
                .withHead(Head.cosine(scale)));
  }

  /** Equal weights, then those of the effective number. */
  static ImbalanceStrategy deferred(String id) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) ->
            deferredPlan(name, LogitLoss.crossEntropy(), counts, epochs, DEFERRED));
  }

  private static TrainingPlan deferredPlan(
      String name, LogitLoss loss, LabelCounts counts, int epochs, double deferred) {
    EpochSampler sampler = EpochSampler.instance();
    EpochPolicy before = policy(loss, ClassWeighting.power(0), counts, sampler);
    EpochPolicy after = policy(loss, ClassWeighting.effectiveNumber(BETA), counts, sampler);
    EpochSchedule schedule = epoch -> epoch < deferred * epochs ? before : after;
    return new TrainingPlan(
        name, List.of(new TrainingStage(epochs, TrainedPart.WHOLE_MODEL, schedule)));
  }

  /** Draws classes ever more evenly, linearly over the epochs. */
  static ImbalanceStrategy progressiveSampling(String id) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) ->
            new TrainingPlan(
                name,
                List.of(
                    new TrainingStage(
                        epochs,
                        TrainedPart.WHOLE_MODEL,
                        epoch ->
                            plain(
                                counts,
                                EpochSampler.balancedBy(
                                    epoch / (double) Math.max(1, epochs - 1)))))));
  }

  /** The whole model, then a fresh head on drawn classes. */
  static ImbalanceStrategy retrained(String id, double share) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) -> {
          int second = epochs == 1 ? 0 : (int) Math.max(1, Math.round(share * epochs));
          EpochSchedule all = EpochSchedule.constant(plain(counts, EpochSampler.instance()));
          TrainingStage first = new TrainingStage(epochs - second, TrainedPart.WHOLE_MODEL, all);
          if (second == 0) {
            return new TrainingPlan(name, List.of(first));
          }
          EpochSchedule even = EpochSchedule.constant(plain(counts, EpochSampler.classBalanced()));
          return new TrainingPlan(
              name, List.of(first, new TrainingStage(second, TrainedPart.HEAD, even, true)));
        });
  }

  /** Plain training, then a finish. */
  static ImbalanceStrategy finished(String id, double tauNorm, double tauLogits) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) ->
            TrainingPlan.constant(name, epochs, plain(counts, EpochSampler.instance()))
                .withFinish(
                    new Finish(
                        tauNorm,
                        tauLogits == 0
                            ? Optional.empty()
                            : Optional.of(Decision.logitAdjustment(counts, tauLogits)))));
  }

  private static EpochPolicy plain(LabelCounts counts, EpochSampler sampler) {
    return policy(LogitLoss.crossEntropy(), ClassWeighting.power(0), counts, sampler);
  }

  private static EpochPolicy policy(
      LogitLoss loss, ClassWeighting weighting, LabelCounts counts, EpochSampler sampler) {
    return new EpochPolicy(ClassificationLoss.of(loss, weighting.weights(counts)), sampler);
  }
}
