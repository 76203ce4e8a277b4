package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The strategies that have a name on the command line, each with two lines of help. */
final class NamedStrategies {
  private static final double MILD_BETA = 0.99;
  private static final ClassWeighting EFFECTIVE = ClassWeighting.effectiveNumber(MILD_BETA);
  private static final CouplingRegulation CRI = CouplingRegulation.withDefaults();
  private static final Truncation OUTLIERS = new Truncation(Truncation.Kind.DECREASE, 0.1);

  private NamedStrategies() {}

  static Optional<ImbalanceStrategy> find(String id) {
    return known().stream().map(Known::strategy).filter(s -> s.id().equals(id)).findFirst();
  }

  static Map<String, String> explanations() {
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
    known.add(new Known(Imbalance.none(), "plain cross entropy, every clip once an epoch", common));
    known.add(
        new Known(
            Imbalance.classWeighted(),
            "cross entropy weighted by inverse class frequency",
            common));
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
            Imbalance.ofLoss("label-smoothing", LogitLoss.labelSmoothing(0.05)),
            "cross entropy against targets of which 0.05 is spread over all classes",
            "The training recipe of DAD-Net."));
    known.add(
        new Known(
            Imbalance.ofLoss("focal", LogitLoss.focal(1)),
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
            Strategies.margin("ldam", Strategies::ldam, Strategies.SCALE),
            "larger margins for rarer classes, on a cosine head",
            ldam));
    known.add(
        new Known(
            Imbalance.marginsWithDeferredWeights(),
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
            Strategies.fitted("logit-adjustment-fitted", Fit.ADJUSTMENT),
            "the same with tau in [0, 2] chosen on a fifth of the training subjects, held out",
            adjustment));
    known.add(
        new Known(
            Strategies.fitted("thresholds", Fit.THRESHOLDS),
            "plain training; a threshold a class, chosen on a fifth of the subjects, held out",
            "Ours."));
    known.add(
        new Known(
            Strategies.fitted("temperature", Fit.TEMPERATURE),
            "plain training; honest probabilities by a temperature from held-out subjects",
            "Guo et al., On Calibration of Modern Neural Networks, 2017."));
    known.add(
        new Known(
            Strategies.ofLoss("seesaw", counts -> LogitLoss.seesaw(counts, 0.8, 2)),
            "rare classes are pushed down less by frequent ones, p 0.8, q 2",
            "Wang et al., Seesaw Loss, 2021; the code of MMDetection."));
    known.add(
        new Known(
            Imbalance.ofLoss("asymmetric-focal", LogitLoss.asymmetricFocal(1, 4, 0.05)),
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
    known.add(
        new Known(Imbalance.classBalancedSampling(), "classes drawn equally often", decoupling));
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
            Strategies.magnified("magnified-sampling"),
            "classes drawn equally often; a clip drawn again has its motion magnified 0.7 to 1.5",
            "Ours; magnification after Wu et al., Eulerian Video Magnification, 2012."));
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
            Strategies.mixed("phase-mix", counts -> Mixer.phases(1)),
            "averages of two clips with a share of its own for the rise and the fall",
            "Ours."));
    known.add(
        new Known(
            Imbalance.classifierRetraining(),
            "plain training, then a fresh head on frozen features, classes drawn evenly",
            decoupling));
    known.add(
        new Known(
            Strategies.rescaled("lws"),
            "plain training, then one factor a class on its logits, classes drawn evenly",
            decoupling));
    known.add(
        new Known(
            Strategies.finished("tau-norm", 1, 0),
            "plain training; the head's weights are divided by their norms afterwards",
            decoupling));
    known.add(
        new Known(
            Strategies.fitted("tau-norm-fitted", Fit.NORMALIZATION),
            "tau-norm with tau in [0, 2] chosen on a fifth of the training subjects, held out",
            decoupling));
    known.add(
        new Known(
            Imbalance.phasedProgressive(),
            "weights and mixing that turn to rare classes by phases",
            phased));
    known.add(
        new Known(
            Imbalance.phasedProgressive().withCouplingRegulationLoss(),
            "ppl with the loss of cri",
            phased));
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
