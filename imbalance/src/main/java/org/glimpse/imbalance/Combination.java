package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;

/**
 * Two strategies at once: each gives what it changes, and the other all else. Class weights of both
 * are multiplied.
 *
 * @param first a strategy
 * @param second another, which changes other things
 */
record Combination(ImbalanceStrategy first, ImbalanceStrategy second) implements ImbalanceStrategy {
  private static final LabelCounts EXAMPLE =
      new LabelCounts(
          new LabelSet("example", List.of("frequent", "medium", "rare")), List.of(300, 60, 10));
  private static final int EXAMPLE_EPOCHS = 10;

  /** Checks that they fit together, by an example. */
  Combination {
    merged(first, second, EXAMPLE, EXAMPLE_EPOCHS);
  }

  @Override
  public String id() {
    return first.id() + "+" + second.id();
  }

  @Override
  public TrainingPlan plan(LabelCounts trainingCounts, int epochs) {
    return merged(first, second, trainingCounts, epochs);
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(first.warnings());
    warnings.addAll(second.warnings());
    SortedSet<String> own = Correction.of(first.plan(EXAMPLE, EXAMPLE_EPOCHS));
    SortedSet<String> other = Correction.of(second.plan(EXAMPLE, EXAMPLE_EPOCHS));
    if (!own.isEmpty() && !other.isEmpty()) {
      warnings.add(
          first.id()
              + " corrects the class frequencies by "
              + String.join(" and ", own)
              + ", and so does "
              + second.id()
              + " by "
              + String.join(" and ", other)
              + ": together they favor rare classes twice. Leave one of them out.");
    }
    return warnings;
  }

  private static TrainingPlan merged(
      ImbalanceStrategy first, ImbalanceStrategy second, LabelCounts counts, int epochs) {
    String names = first.id() + " and " + second.id();
    TrainingPlan a = first.plan(counts, epochs);
    TrainingPlan b = second.plan(counts, epochs);
    SortedSet<Integer> borders = borders(a);
    borders.addAll(borders(b));
    List<TrainingStage> stages = new ArrayList<>();
    int from = 0;
    for (int to : borders) {
      int start = from;
      TrainedPart part =
          one(
              names,
              "train a part of the model",
              a.epoch(from).trains(),
              b.epoch(from).trains(),
              TrainedPart.WHOLE_MODEL);
      stages.add(
          new TrainingStage(
              to - from,
              part,
              e -> merged(names, a.epoch(start + e).policy(), b.epoch(start + e).policy()),
              freshHead(a, from) || freshHead(b, from)));
      from = to;
    }
    // Every epoch, so that what does not fit together is found at once.
    for (int e = 0; e < epochs; e++) {
      merged(names, a.epoch(e).policy(), b.epoch(e).policy());
    }
    return new TrainingPlan(
        first.id() + "+" + second.id(),
        stages,
        one(names, "bring a head", a.head(), b.head(), Head.linear()),
        a.finish().and(b.finish()));
  }

  /** The epochs after which stages end. */
  private static SortedSet<Integer> borders(TrainingPlan plan) {
    SortedSet<Integer> borders = new TreeSet<>();
    int end = 0;
    for (TrainingStage stage : plan.stages()) {
      end += stage.epochs();
      borders.add(end);
    }
    return borders;
  }

  private static boolean freshHead(TrainingPlan plan, int epoch) {
    int start = 0;
    for (TrainingStage stage : plan.stages()) {
      if (start == epoch) {
        return stage.freshHead();
      }
      start += stage.epochs();
    }
    return false;
  }

  private static EpochPolicy merged(String names, EpochPolicy a, EpochPolicy b) {
    return new EpochPolicy(
        merged(names, a.loss(), b.loss()),
        one(names, "draw the clips", a.sampler(), b.sampler(), EpochSampler.instance()),
        merged(names, a.mixer(), b.mixer()),
        one(names, "magnify clips", a.magnifier(), b.magnifier(), Magnifier.none()));
  }

  private static Mixer merged(String names, Mixer a, Mixer b) {
    Checks.argument(
        a.kind() == Mixer.Kind.NONE || b.kind() == Mixer.Kind.NONE,
        names + " cannot be combined: both mix clips. Choose one of them.");
    return a.kind() == Mixer.Kind.NONE ? b : a;
  }

  private static ClassificationLoss merged(
      String names, ClassificationLoss a, ClassificationLoss b) {
    LogitLoss loss =
        one(names, "bring a loss", a.perSample(), b.perSample(), LogitLoss.crossEntropy());
    List<Double> weights = new ArrayList<>();
    for (int c = 0; c < a.weights().size(); c++) {
      weights.add(a.weights().weight(c) * b.weights().weight(c));
    }
    double[] product = weights.stream().mapToDouble(Double::doubleValue).toArray();
    Normalization normalization =
        one(
            names,
            "divide by the count",
            a.normalization(),
            b.normalization(),
            Normalization.BY_WEIGHT);
    return ClassificationLoss.of(loss, ClassWeights.proportionalTo(product))
        .withNormalization(normalization);
  }

  /** What one of them brings; the usual where neither does. */
  private static <T> T one(String names, String what, T first, T second, T usual) {
    Checks.argument(
        first.equals(usual) || second.equals(usual) || first.equals(second),
        names + " cannot be combined: both " + what + ". Choose one of them.");
    return first.equals(usual) ? second : first;
  }
}
