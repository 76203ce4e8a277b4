package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.label.LabelCounts;

/** Makes the strategies that {@link Imbalance} offers. */
final class Strategies {
  static final double MARGIN = 0.5;
  static final double SCALE = 30;
  static final double BETA = 0.9999;
  static final double LAST_STAGE = 0.2;

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

  /** LDAM on cosines that a head has scaled already. */
  static LogitLoss ldam(LabelCounts counts) {
    return LogitLoss.ldam(counts, MARGIN * SCALE, 1);
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

  /** A loss of margins on a cosine head that has scaled its cosines, with equal weights. */
  static ImbalanceStrategy margin(String id, LossRule onScaled, double scale) {
    ImbalanceStrategy plain = ofLoss(id, onScaled);
    return new PlannedStrategy(
        id, (name, counts, epochs) -> plain.plan(counts, epochs).withHead(Head.cosine(scale)));
  }

  /** Equal weights, then those of the effective number in a stage of their own. */
  static ImbalanceStrategy deferred(String id, LossRule loss, Head head) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) -> {
          ClassWeighting effective = ClassWeighting.effectiveNumber(BETA);
          EpochSampler all = EpochSampler.instance();
          EpochPolicy before = policy(loss.of(counts), ClassWeighting.power(0), counts, all);
          EpochPolicy after = policy(loss.of(counts), effective, counts, all);
          return stages(name, epochs, before, constant(after, TrainedPart.WHOLE_MODEL, false))
              .withHead(head);
        });
  }

  /** Makes a stage of a number of epochs. */
  @FunctionalInterface
  private interface StageRule {
    TrainingStage of(int epochs);
  }

  private static StageRule constant(EpochPolicy policy, TrainedPart trains, boolean freshHead) {
    return epochs -> new TrainingStage(epochs, trains, EpochSchedule.constant(policy), freshHead);
  }

  /** The whole model, and a second stage of a fifth of the epochs if there is more than one. */
  private static TrainingPlan stages(String name, int epochs, EpochPolicy first, StageRule second) {
    int last = epochs == 1 ? 0 : (int) Math.max(1, Math.round(LAST_STAGE * epochs));
    List<TrainingStage> stages = new ArrayList<>();
    stages.add(constant(first, TrainedPart.WHOLE_MODEL, false).of(epochs - last));
    if (last > 0) {
      stages.add(second.of(last));
    }
    return new TrainingPlan(name, stages);
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
  static ImbalanceStrategy retrained(String id) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) ->
            stages(
                name,
                epochs,
                plain(counts, EpochSampler.instance()),
                constant(plain(counts, EpochSampler.classBalanced()), TrainedPart.HEAD, true)));
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
                            : Optional.of(Decision.logitAdjustment(counts, tauLogits)),
                        List.of())));
  }

  /** Plain training, then a decision that is chosen on held-out subjects. */
  static ImbalanceStrategy fitted(String id, Fit fit) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) ->
            TrainingPlan.constant(name, epochs, plain(counts, EpochSampler.instance()))
                .withFinish(Finish.fitted(fit)));
  }

  /** The whole model, then one factor a class on drawn classes. */
  static ImbalanceStrategy rescaled(String id) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) ->
            stages(
                name,
                epochs,
                plain(counts, EpochSampler.instance()),
                constant(plain(counts, EpochSampler.classBalanced()), TrainedPart.SCALES, false)));
  }

  /** Classes drawn evenly; clips that are drawn again are magnified. */
  static ImbalanceStrategy magnified(String id) {
    return new PlannedStrategy(
        id,
        (name, counts, epochs) -> {
          EpochPolicy even = plain(counts, EpochSampler.classBalanced());
          return TrainingPlan.constant(
              name,
              epochs,
              new EpochPolicy(even.loss(), even.sampler(), even.mixer(), Magnifier.withDefaults()));
        });
  }

  private static EpochPolicy plain(LabelCounts counts, EpochSampler sampler) {
    return policy(LogitLoss.crossEntropy(), ClassWeighting.power(0), counts, sampler);
  }

  private static EpochPolicy policy(
      LogitLoss loss, ClassWeighting weighting, LabelCounts counts, EpochSampler sampler) {
    return new EpochPolicy(ClassificationLoss.of(loss, weighting.weights(counts)), sampler);
  }
}
