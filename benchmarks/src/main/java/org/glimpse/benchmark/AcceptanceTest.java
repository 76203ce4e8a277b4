package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.glimpse.core.clip.ClipException;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.imbalance.uncertain.LabelStore;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.PeekingTrainer;
import org.glimpse.synthetic.ActionUnitSignals;
import org.glimpse.synthetic.ActionUnitSignals.Drawn;

/**
 * One test of what a system claims: several ways of training on clips whose truth is known.
 *
 * @param name of the test
 * @param setting its size and how its limits were fixed, in words
 * @param arms the ways, the one to beat first
 * @param claims what is expected of them
 */
record AcceptanceTest(String name, String setting, List<Arm> arms, List<Claim> claims) {
  /** The share of wrong labels that are left after relabelling. */
  static final String WRONG_LEFT = "wrong labels left";

  /** How well doubt ranks wrong above right labels. */
  static final String DOUBT = "AUC of doubt";

  /** Makes the training clips of a seed, and with a negative seed clean test clips. */
  @FunctionalInterface
  interface Clips {
    Drawn of(long seed);

    /** Signals of people, of whose labels a share is wrong, and clean ones of other people. */
    static Clips of(ActionUnitSignals signals, List<Integer> counts, double wrong) {
      List<Integer> tested = Collections.nCopies(counts.size(), ObjectiveTrial.TESTED);
      return seed ->
          seed > 0
              ? signals.draw(ObjectiveTrial.EMOTIONS, counts, wrong, seed)
              : signals.ofOtherSubjects().draw(ObjectiveTrial.EMOTIONS, tested, 0, seed);
    }
  }

  /** Says more of a training than its scores. */
  @FunctionalInterface
  interface Look {
    Map<String, Double> at(NetworkClassifier afterLastEpoch, Drawn training, Drawn test)
        throws ClipException;
  }

  /**
   * One way of training.
   *
   * @param name of the system
   * @param trainer how is trained
   * @param strategy against unbalanced classes
   * @param clips what is learned and tested
   * @param after looks at the model of the last epoch, for which the same training is made once
   *     more: peeking ends with the weights of the best epoch
   * @param watched what the objective saw during a training
   */
  record Arm(
      String name,
      NetworkTrainer trainer,
      ImbalanceStrategy strategy,
      Clips clips,
      Optional<Look> after,
      Supplier<Map<String, Double>> watched) {
    Arm(String name, NetworkTrainer trainer, Clips clips, Optional<Look> after) {
      this(name, trainer, Imbalance.none(), clips, after, Map::of);
    }
  }

  /** What a way of training came to, by seed; numbers by what they are. */
  record Runs(List<Double> last, List<Double> best, Map<String, List<Double>> numbers) {
    List<Double> number(String what) {
      return numbers.getOrDefault(what, List.of());
    }
  }

  /**
   * Something that has to be at least as large as a limit, in the mean over seeds.
   *
   * @param text what it is
   * @param limit fixed after one measurement, well below it
   * @param value by seed
   */
  record Claim(String text, double limit, Function<Map<String, Runs>, List<Double>> value) {
    boolean holds(Map<String, Runs> runs) {
      return mean(value.apply(runs)) >= limit;
    }
  }

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** All arms with seeds 1 to a number. */
  Map<String, Runs> run(int seeds) throws ClipException, InterruptedException {
    Map<String, Runs> all = new LinkedHashMap<>();
    for (Arm arm : arms) {
      Runs runs = new Runs(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
      for (int seed = 1; seed <= seeds; seed++) {
        try {
          add(arm, seed, runs);
        } catch (TrainingDivergedException e) {
          throw new IllegalStateException("Training diverged: " + arm.name(), e);
        }
      }
      all.put(arm.name(), runs);
    }
    return all;
  }

  private static void add(Arm arm, long seed, Runs runs)
      throws ClipException, InterruptedException, TrainingDivergedException {
    Drawn training = arm.clips().of(seed);
    Drawn test = arm.clips().of(-seed);
    NetworkTrainer trainer = arm.trainer().withSeed(seed);
    TrainingPlan plan = arm.strategy().plan(training.clips().counts(), trainer.epochs());
    try (NetworkClassifier model =
        new PeekingTrainer(trainer).train(training.clips(), plan, test.clips())) {
      EpochScores scores = EpochScores.of(model.history());
      runs.last().add(scores.last());
      runs.best().add(scores.best());
      model
          .findings()
          .labels()
          .map(store -> store.quality(training.truth()))
          .filter(quality -> quality.changed() > 0)
          .ifPresent(quality -> note(runs, WRONG_LEFT, left(quality)));
      ObjectiveTrial.auc(model.findings().doubts(), training)
          .ifPresent(auc -> note(runs, DOUBT, auc));
    }
    arm.watched().get().forEach((what, value) -> note(runs, what, value));
    if (arm.after().isPresent()) {
      try (NetworkClassifier model = trainer.train(training.clips(), plan)) {
        arm.after()
            .get()
            .at(model, training, test)
            .forEach((what, value) -> note(runs, what, value));
      }
    }
  }

  private static void note(Runs runs, String what, double value) {
    runs.numbers().computeIfAbsent(what, key -> new ArrayList<>()).add(value);
  }

  private static double left(LabelStore.Quality quality) {
    return (double) quality.wrongNow() / quality.wrongGiven();
  }
}
