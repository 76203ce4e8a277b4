package org.glimpse.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.glimpse.core.Checks;
import org.glimpse.model.train.Augmentation;
import org.glimpse.model.train.LearningRateSchedule;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.Optimization;
import org.glimpse.model.train.OptimizerRule;
import org.glimpse.model.train.TrainerOptions;
import picocli.CommandLine.Option;

/** How clips are changed and gradients change weights, where not as the model's own recipe says. */
final class OptimizationOptions {
  private static final List<String> PARTS = List.of("features", "head");

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "sgd, nesterov (both with momentum 0.9), adam or adamw. Default: the model's.")
  private Optional<String> optimizer;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "Before the schedule. Default: the model's own.")
  private Optional<Double> rate;

  @Option(
      names = "--group-rate",
      paramLabel = "PART=F",
      description =
          "Factor on the rate of a part of the model, features or head; 0 freezes it. May be given"
              + " for both.")
  private Map<String, Double> groups = new TreeMap<>();

  @Option(
      names = "--schedule",
      paramLabel = "S",
      description =
          "How the rate changes over the epochs: constant, cosine, step:EVERY:FACTOR or"
              + " exponential:FACTOR, each after warmup:EPOCHS+ if wished. Default: the model's own.")
  private Optional<String> schedule;

  @Option(
      names = "--weight-decay",
      paramLabel = "D",
      description = "Default: the optimizer's own, 0.01 for adamw and else 0.")
  private Optional<Double> decay;

  @Option(
      names = "--clip-norm",
      paramLabel = "N",
      description = "Scale gradients down to this norm over all weights together. Default: never.")
  private Optional<Double> norm;

  @Option(
      names = "--average",
      paramLabel = "D",
      description =
          "End with the moving average of the weights with this decay, for example 0.99. Default:"
              + " the last step's weights.")
  private Optional<Double> averaging;

  @Option(names = "--batch", paramLabel = "N", description = "Clips a step. Default: the model's.")
  private Optional<Integer> batch;

  @Option(
      names = "--augmentation",
      paramLabel = "A,B,…",
      description =
          "What is done to training clips: none, or some of ${COMPLETION-CANDIDATES}; numbers may be"
              + " left away. Default: the model's own.",
      completionCandidates = Augmentations.class)
  private Optional<String> augmentation;

  /** Names for the help. */
  static final class Augmentations implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Augmentation.patterns().iterator();
    }
  }

  /**
   * The trainer as it was asked for.
   *
   * @throws IllegalArgumentException if an option is not allowed
   */
  NetworkTrainer apply(NetworkTrainer trainer) {
    TrainerOptions options = trainer.options();
    Optimization changed = options.optimization();
    if (optimizer.isPresent()) {
      changed = changed.withRule(OptimizerRule.parse(optimizer.get()));
    }
    if (decay.isPresent()) {
      changed = changed.withRule(changed.rule().withWeightDecay(decay.get()));
    }
    changed = rate.map(changed::withLearningRate).orElse(changed);
    changed = schedule.map(LearningRateSchedule::parse).map(changed::withSchedule).orElse(changed);
    for (Map.Entry<String, Double> group : groups.entrySet()) {
      Checks.argument(
          PARTS.contains(group.getKey()),
          "--group-rate must be of features or head but is of '" + group.getKey() + "'");
      changed = changed.withRate(changed.rate().withGroup(group.getKey(), group.getValue()));
    }
    changed = norm.map(changed::withMaxGradientNorm).orElse(changed);
    changed = averaging.map(changed::withAveraging).orElse(changed);
    NetworkTrainer asked =
        augmentation.map(Augmentation::parse).map(trainer::withAugmentation).orElse(trainer);
    return asked.withOptions(
        batch.map(options::withBatchSize).orElse(options).withOptimization(changed));
  }

  /** The same options for another process. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--optimizer", optimizer);
    add(arguments, "--learning-rate", rate);
    add(arguments, "--schedule", schedule);
    add(arguments, "--weight-decay", decay);
    add(arguments, "--clip-norm", norm);
    add(arguments, "--average", averaging);
    add(arguments, "--batch", batch);
    add(arguments, "--augmentation", augmentation);
    groups.forEach(
        (word, factor) -> arguments.addAll(List.of("--group-rate", word + "=" + factor)));
    return arguments;
  }

  private static void add(List<String> arguments, String option, Optional<?> value) {
    value.ifPresent(given -> arguments.addAll(List.of(option, given.toString())));
  }
}
