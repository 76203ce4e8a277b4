package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/** The front door to the imbalance strategies. */
public final class Imbalance {
  private static final double MILD_BETA = 0.99;
  private static final ClassWeighting EQUAL = ClassWeighting.power(0);
  private static final ClassWeighting EFFECTIVE = ClassWeighting.effectiveNumber(MILD_BETA);
  private static final CouplingRegulation CRI = CouplingRegulation.withDefaults();
  private static final Truncation OUTLIERS = new Truncation(Truncation.Kind.DECREASE, 0.1);

  private Imbalance() {}

  /**
   * Plain cross entropy over every clip once an epoch.
   *
   * @return the strategy {@code none}
   */
  public static ImbalanceStrategy none() {
    return Strategies.weighted("none", EQUAL);
  }

  /**
   * Cross entropy weighted by inverse class frequency.
   *
   * @return the strategy {@code weighted}
   */
  public static ImbalanceStrategy classWeighted() {
    return Strategies.weighted("weighted", ClassWeighting.inverseFrequency());
  }

  /**
   * Cross entropy weighted by a rule of choice.
   *
   * @param weighting the rule
   * @return the strategy {@code weighted-…}, named after the rule
   */
  public static ImbalanceStrategy classWeighted(ClassWeighting weighting) {
    return Strategies.weighted("weighted-" + weighting.id(), weighting);
  }

  /**
   * Plain cross entropy over epochs in which every class is drawn equally often on average.
   *
   * @return the strategy {@code balanced-sampling}
   */
  public static ImbalanceStrategy classBalancedSampling() {
    return Strategies.sampled("balanced-sampling", EpochSampler.classBalanced());
  }

  /**
   * Phased progressive learning with its default phases and cross entropy.
   *
   * @return the strategy {@code ppl}
   */
  public static PhasedProgressive phasedProgressive() {
    return PhasedProgressive.withDefaults();
  }

  /**
   * The whole model with plain cross entropy, then a fresh classifier on frozen features with
   * classes drawn evenly, for a fifth of the epochs and at least one; the learning rate starts
   * anew. A single epoch trains the whole model.
   *
   * <p>Source: classifier re-training (cRT) of Kang et al., "Decoupling Representation and
   * Classifier for Long-Tailed Recognition", 2020; there 10 epochs follow 90.
   *
   * @return the strategy {@code crt}
   */
  public static ImbalanceStrategy classifierRetraining() {
    return Strategies.retrained("crt");
  }

  /**
   * LDAM's margins (0.5, scale 30) on a cosine head, whose classes are weighted by the effective
   * number (beta 0.9999) in the last fifth of the epochs. A single epoch has no weights.
   *
   * <p>Source: Cao et al., "Learning Imbalanced Datasets with Label-Distribution-Aware Margin
   * Loss", 2019, whose code starts at epoch 160 of 200. Departure: the learning rate starts anew
   * with the weights. There 40 epochs are left for them; a short training has so few steps left
   * that weights at the end of a falling rate change nothing.
   *
   * @return the strategy {@code ldam-drw}
   */
  public static ImbalanceStrategy marginsWithDeferredWeights() {
    return Strategies.deferred("ldam-drw", Imbalance::ldam, Head.cosine(Strategies.SCALE));
  }

  /**
   * Training with a loss that a user brings, without weights.
   *
   * @param id what the strategy is called
   * @param loss the loss
   * @return the strategy
   * @throws IllegalArgumentException if the id is blank
   */
  public static ImbalanceStrategy ofLoss(String id, LogitLoss loss) {
    return Strategies.ofLoss(Checks.notBlank("strategy id", id), counts -> loss);
  }

  private static LogitLoss ldam(LabelCounts counts) {
    return LogitLoss.ldam(counts, Strategies.MARGIN * Strategies.SCALE, 1);
  }

  /**
   * The strategy of a name on the command line.
   *
   * @param name one of {@link #names}, in any case
   * @return the strategy
   * @throws IllegalArgumentException if there is no such strategy
   */
  public static ImbalanceStrategy parse(String name) {
    String wanted = Checks.notBlank("imbalance strategy", name).strip().toLowerCase(Locale.ROOT);
    return known().stream()
        .map(Known::strategy)
        .filter(strategy -> strategy.id().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "imbalance strategy '"
                        + name
                        + "' is not known; choose one of "
                        + String.join(", ", names().keySet())
                        + "."));
  }

  /**
   * The names that {@link #parse} knows.
   *
   * @return name to two lines, what it does and where it comes from, in the order of a help text
   */
  public static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    known().forEach(k -> names.put(k.strategy.id(), k.does + "\n" + k.source));
    return Collections.unmodifiableMap(names);
  }

  private static List<Known> known() {
    String decoupling = "Kang et al., Decoupling Representation and Classifier, 2020.";
    String ldam = "Cao et al., Label-Distribution-Aware Margin Loss, 2019.";
    String effective = "Cui et al., Effective Number of Samples, 2019.";
    String phased = "Xu et al., Phased Progressive Learning, 2022 (arXiv 2205.12117).";
    String adjustment = "Menon et al., Long-tail learning via logit adjustment, 2020.";
    String mixup = "Zhang et al., mixup, 2018.";
    String common = "Common practice.";
    List<Known> known = new ArrayList<>();
    known.add(new Known(none(), "plain cross entropy, every clip once an epoch", common));
    known.add(
        new Known(classWeighted(), "cross entropy weighted by inverse class frequency", common));
    known.add(
        new Known(
            Strategies.weighted("weighted-sqrt", ClassWeighting.inverseSquareRoot()),
            "cross entropy weighted by the inverse square root of frequency",
            common));
    known.add(
        new Known(
            Strategies.weighted("weighted-effective", EFFECTIVE),
            "cross entropy weighted by the inverse effective number of clips, beta 0.99",
            effective));
    known.add(
        new Known(
            ofLoss("label-smoothing", LogitLoss.labelSmoothing(0.05)),
            "cross entropy against targets of which 0.05 is spread over all classes",
            "The training recipe of DAD-Net."));
    known.add(
        new Known(
            ofLoss("focal", LogitLoss.focal(1)),
            "focal loss, gamma 1: what is right already counts less",
            "Lin et al., Focal Loss, 2017; gamma of the code of LDAM-DRW."));
    known.add(
        new Known(
            Strategies.simple(
                "cb-focal", counts -> LogitLoss.focal(1), EFFECTIVE, EpochSampler.instance()),
            "focal loss, gamma 1, weighted by the effective number, beta 0.99",
            effective));
    known.add(
        new Known(
            Strategies.margin("ldam", Imbalance::ldam, Strategies.SCALE),
            "larger margins for rarer classes, on a cosine head",
            ldam));
    known.add(
        new Known(
            marginsWithDeferredWeights(),
            "ldam, weighted by the effective number in the last fifth of the epochs",
            ldam));
    known.add(
        new Known(
            Strategies.deferred("drw", counts -> LogitLoss.crossEntropy(), Head.linear()),
            "cross entropy, weighted by the effective number in the last fifth of the epochs",
            ldam));
    known.add(
        new Known(
            Strategies.ofLoss("balanced-softmax", LogitLoss::balancedSoftmax),
            "cross entropy of logits plus the logarithms of the counts",
            "Ren et al., Balanced Meta-Softmax, 2020."));
    known.add(
        new Known(
            Strategies.ofLoss("logit-adjustment", counts -> LogitLoss.logitAdjustment(counts, 1)),
            "cross entropy of logits plus the logarithms of the priors, tau 1",
            adjustment));
    known.add(
        new Known(
            Strategies.finished("logit-adjustment-posthoc", 0, 1),
            "plain training; the logarithms of the priors are taken off when deciding, tau 1",
            adjustment));
    known.add(
        new Known(
            Strategies.ofLoss("seesaw", counts -> LogitLoss.seesaw(counts, 0.8, 2)),
            "rare classes are pushed down less by frequent ones, p 0.8, q 2",
            "Wang et al., Seesaw Loss, 2021; the code of MMDetection."));
    known.add(
        new Known(
            ofLoss("asymmetric-focal", LogitLoss.asymmetricFocal(1, 4, 0.05)),
            "sigmoids; wrong classes that are right already count much less",
            "The code of timm (arXiv 2009.14119)."));
    known.add(
        new Known(
            Strategies.simple(
                "mwnl",
                counts -> LogitLoss.multiWeighted(1, OUTLIERS),
                ClassWeighting.inverseFrequency(),
                EpochSampler.instance()),
            "sigmoids; focal, outliers below 0.1 regulated, weighted by inverse frequency",
            "The code of mbit-skin-cancer (arXiv 2102.01284); the numbers are ours."));
    known.add(
        new Known(
            Strategies.margin("cri", CRI::lossOnScaled, CRI.scale()),
            "margins, focal and regulated outliers on a cosine head",
            phased));
    known.add(new Known(classBalancedSampling(), "classes drawn equally often", decoupling));
    known.add(
        new Known(
            Strategies.sampled("sqrt-sampling", EpochSampler.byClass(0.5)),
            "classes drawn by the square root of their frequency",
            decoupling));
    known.add(
        new Known(
            Strategies.progressiveSampling("progressive-sampling"),
            "classes drawn ever more evenly from the first to the last epoch",
            decoupling));
    known.add(
        new Known(
            Strategies.sampled("repeat-factor", EpochSampler.repeatFactor(0.2)),
            "clips of classes below a fifth of all are repeated",
            "The code of Detectron2; the threshold is ours."));
    known.add(
        new Known(
            Strategies.sampled("subject-sampling", EpochSampler.byClassAndSubject(0)),
            "classes drawn equally often, the subjects of a class in turns",
            "Ours."));
    known.add(
        new Known(
            Strategies.mixed("mixup", counts -> Mixer.mixup(1)),
            "averages of two clips with both labels",
            mixup));
    known.add(
        new Known(
            Strategies.mixed("balanced-mixup", counts -> Mixer.classBalancedMixup(1)),
            "mixup with a second clip of an evenly drawn class",
            mixup));
    known.add(
        new Known(
            Strategies.mixed("remix", counts -> Mixer.remix(counts, 1)),
            "mixup that gives the label to a much rarer class: the mixing at the end of ppl",
            phased));
    known.add(
        new Known(
            Strategies.mixed("cutmix", counts -> Mixer.cutMix(1)),
            "a box of one clip in another, in time and space, with both labels",
            "Ours in this form."));
    known.add(
        new Known(
            classifierRetraining(),
            "plain training, then a fresh head on frozen features, classes drawn evenly",
            decoupling));
    known.add(
        new Known(
            Strategies.finished("tau-norm", 1, 0),
            "plain training; the head's weights are divided by their norms afterwards",
            decoupling));
    known.add(
        new Known(
            phasedProgressive(), "weights and mixing that turn to rare classes by phases", phased));
    known.add(
        new Known(
            phasedProgressive().withCouplingRegulationLoss(), "ppl with the loss of cri", phased));
    return known;
  }

  /**
   * A strategy with its help text.
   *
   * @param strategy what is offered
   * @param does what it does, a line
   * @param source where it comes from, a line
   */
  private record Known(ImbalanceStrategy strategy, String does, String source) {}
}
