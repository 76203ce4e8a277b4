package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/**
 * Phased progressive learning (PPL): training goes from representation to balance by a {@link
 * Progress} g each for class weights {@code w_c ∝ n_c^-g} (PPW), drawing of classes {@code p_c = (1
 * - g) n_c / sum n + g / C} (PPS) and mixing (PPmix, {@link Mixer#progressive}).
 *
 * <p>Source: Xu et al., "Phased Progressive Learning with Coupling-Regulation-Imbalance Loss for
 * Imbalanced Data Classification", 2022 (arXiv 2205.12117), and its code, whose sampling is off by
 * default. Departure: what follows the end of the progress, with full balance, is a stage of its
 * own, in which the learning rate starts anew; there it falls to a tenth at that epoch, and 40
 * epochs are left. A short training has so few steps left that balance at such a rate would change
 * nothing.
 *
 * @param weighting progress of the class weights, if any
 * @param sampling progress of the drawing of classes, if any
 * @param mixing progress of the mixing with alpha 1, if any
 * @param loss the CRI loss, or empty for cross entropy
 */
public record PhasedProgressive(
    Optional<Progress> weighting,
    Optional<Progress> sampling,
    Optional<Progress> mixing,
    Optional<CouplingRegulation> loss)
    implements ImbalanceStrategy {
  private static final double WEIGHTING = 5;
  private static final double MIXING = 3;

  /**
   * Weights with exponent 5 and mixing with exponent 3, both from one half to eight tenths of the
   * epochs; cross entropy.
   *
   * @return the defaults
   */
  public static PhasedProgressive withDefaults() {
    return new PhasedProgressive(
        Optional.of(Progress.power(WEIGHTING)),
        Optional.empty(),
        Optional.of(Progress.power(MIXING)),
        Optional.empty());
  }

  /**
   * With the CRI loss and its cosine head, by its defaults.
   *
   * @return a copy
   */
  public PhasedProgressive withCouplingRegulationLoss() {
    return withLoss(CouplingRegulation.withDefaults());
  }

  /**
   * With a CRI loss of choice and its cosine head.
   *
   * @param options of the loss
   * @return a copy
   */
  public PhasedProgressive withLoss(CouplingRegulation options) {
    return new PhasedProgressive(weighting, sampling, mixing, Optional.of(options));
  }

  /**
   * With another progress of the weights.
   *
   * @param progress the progress
   * @return a copy
   */
  public PhasedProgressive withWeighting(Progress progress) {
    return new PhasedProgressive(Optional.of(progress), sampling, mixing, loss);
  }

  /**
   * Without weights.
   *
   * @return a copy
   */
  public PhasedProgressive withoutWeighting() {
    return new PhasedProgressive(Optional.empty(), sampling, mixing, loss);
  }

  /**
   * With progressive drawing of classes.
   *
   * @param progress the progress
   * @return a copy
   */
  public PhasedProgressive withSampling(Progress progress) {
    return new PhasedProgressive(weighting, Optional.of(progress), mixing, loss);
  }

  /**
   * With another progress of the mixing.
   *
   * @param progress the progress
   * @return a copy
   */
  public PhasedProgressive withMixing(Progress progress) {
    return new PhasedProgressive(weighting, sampling, Optional.of(progress), loss);
  }

  /**
   * Without mixing.
   *
   * @return a copy
   */
  public PhasedProgressive withoutMixing() {
    return new PhasedProgressive(weighting, sampling, Optional.empty(), loss);
  }

  @Override
  public String id() {
    PhasedProgressive usual = withDefaults();
    StringBuilder changes = new StringBuilder();
    append(changes, "weights", weighting, usual.weighting);
    append(changes, "sampling", sampling, usual.sampling);
    append(changes, "mixing", mixing, usual.mixing);
    String named = changes.length() == 0 ? "ppl" : "ppl(" + changes.substring(1) + ")";
    return loss.map(l -> named + (l.equals(CouplingRegulation.withDefaults()) ? "+cri" : "+" + l))
        .orElse(named);
  }

  private static void append(
      StringBuilder changes, String name, Optional<Progress> own, Optional<Progress> usual) {
    if (!own.equals(usual)) {
      changes.append(' ').append(name).append('=');
      changes.append(own.map(Progress::toString).orElse("none"));
    }
  }

  @Override
  public List<String> warnings() {
    return weighting.isPresent() && sampling.isPresent()
        ? List.of(
            "Class weights and drawing of classes both correct the class frequencies: together they"
                + " favor rare classes twice. Leave one of them out.")
        : List.of();
  }

  @Override
  public TrainingPlan plan(LabelCounts trainingCounts, int epochs) {
    Checks.atLeast("epochs of a stage", epochs, 1);
    EpochSchedule schedule = epoch -> policy(trainingCounts, epoch, epochs);
    int reached = (int) Math.min(epochs, Math.ceil(end() * epochs));
    List<TrainingStage> stages = new ArrayList<>();
    if (reached > 0) {
      stages.add(new TrainingStage(reached, TrainedPart.WHOLE_MODEL, schedule));
    }
    if (reached < epochs) {
      stages.add(
          new TrainingStage(
              epochs - reached, TrainedPart.WHOLE_MODEL, e -> schedule.at(reached + e)));
    }
    Head head = loss.map(options -> Head.cosine(options.scale())).orElseGet(Head::linear);
    return new TrainingPlan(id(), stages).withHead(head);
  }

  /** The share of the epochs after which nothing progresses; 1 where nothing does at all. */
  private double end() {
    return Stream.of(weighting, sampling, mixing)
        .flatMap(Optional::stream)
        .mapToDouble(Progress::end)
        .max()
        .orElse(1);
  }

  private EpochPolicy policy(LabelCounts counts, int epoch, int epochs) {
    double weights = weighting.map(progress -> progress.at(epoch, epochs)).orElse(0.0);
    LogitLoss perSample =
        loss.map(options -> options.lossOnScaled(counts)).orElseGet(LogitLoss::crossEntropy);
    return new EpochPolicy(
        ClassificationLoss.of(perSample, ClassWeighting.power(weights).weights(counts)),
        sampling
            .map(progress -> EpochSampler.balancedBy(progress.at(epoch, epochs)))
            .orElseGet(EpochSampler::instance),
        mixing.map(p -> Mixer.progressive(counts, 1, p.at(epoch, epochs))).orElseGet(Mixer::none));
  }
}
