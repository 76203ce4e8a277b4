package org.glimpse.benchmark;

import ai.djl.nn.SequentialBlock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.imbalance.objective.TrainingObjective;
import org.glimpse.imbalance.uncertain.ActionUnitPrior;
import org.glimpse.imbalance.uncertain.LabelStore;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.train.LearningRateSchedule;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.Optimization;
import org.glimpse.model.train.PeekingTrainer;
import org.glimpse.model.train.TrainerOptions;
import org.glimpse.model.zoo.SmallCnn3d;
import org.glimpse.synthetic.ActionUnitSignals;
import org.glimpse.synthetic.ActionUnitSignals.Drawn;
import org.glimpse.synthetic.ActionUnitSignals.Form;

/**
 * Trains one network under one objective on clips of action units, of which some labels are wrong,
 * and tests it on others whose labels are right.
 *
 * @param form vectors or small clips
 * @param epochs of a training
 */
record ObjectiveTrial(Form form, int epochs) {
  static final LabelSet EMOTIONS =
      new LabelSet(
          "emotions",
          List.of("surprise", "fear", "disgust", "happiness", "sadness", "anger", "neutral"));

  /** Test clips of each class. */
  static final int TESTED = 50;

  private static final double PRIMARY = 0.85;
  private static final double SECONDARY = 0.45;
  private static final double OTHER = 0.07;
  private static final double FIRM = 0.8;
  private static final double LOOSE = 0.5;
  private static final double VECTOR_RATE = 2e-3;
  private static final double CLIP_RATE = 2e-3;

  /** The form of a name: vector or clip. */
  static ObjectiveTrial of(String form, int epochs) {
    return new ObjectiveTrial(
        switch (form) {
          case "vector" -> Form.vector();
          case "clip" -> Form.clip(4, 16, 0.5);
          default ->
              throw new IllegalArgumentException("form must be vector or clip but is " + form);
        },
        epochs);
  }

  /**
   * How it went on clean test clips of other subjects, as many of each class.
   *
   * @param scores after each epoch
   * @param wrongLeft wrong labels at the end over wrong labels given; empty where none was wrong or
   *     the objective has no label store
   * @param quality of the corrections, where there is a store
   * @param doubtAuc how well the objective's doubt ranks wrong before right labels; empty where it
   *     has none
   */
  record Curve(
      EpochScores scores,
      OptionalDouble wrongLeft,
      Optional<LabelStore.Quality> quality,
      OptionalDouble doubtAuc) {}

  /**
   * One training, watched epoch by epoch.
   *
   * @param counts training clips of each class
   * @param wrong the share of wrong labels
   * @param objective what is trained for
   * @param seed of clips, noise and training
   */
  Curve watch(List<Integer> counts, double wrong, TrainingObjective objective, long seed)
      throws ClipException, InterruptedException {
    Drawn drawn = signals().draw(EMOTIONS, counts, wrong, seed);
    LabelledClips clips = drawn.clips();
    PeekingTrainer trainer = new PeekingTrainer(trainer(seed).withObjective(objective));
    try (NetworkClassifier model =
        trainer.train(clips, Imbalance.none().plan(clips.counts(), epochs), test(seed))) {
      Optional<LabelStore.Quality> quality =
          model.findings().labels().map(store -> store.quality(drawn.truth()));
      OptionalDouble left =
          quality.filter(q -> q.wrongGiven() > 0).stream()
              .mapToDouble(q -> (double) q.wrongNow() / q.wrongGiven())
              .findFirst();
      return new Curve(
          EpochScores.of(model.history()), left, quality, auc(model.findings().doubts(), drawn));
    } catch (TrainingDivergedException e) {
      throw new IllegalStateException("Training diverged under " + objective.id(), e);
    }
  }

  /**
   * The share of each class's clean test clips that is found after the last epoch of a training.
   *
   * @param counts training clips of each class
   * @param wrong the share of wrong labels
   * @param objective what is trained for
   * @param strategy against unbalanced classes
   * @param seed of clips, noise and training
   */
  List<Double> recalls(
      List<Integer> counts,
      double wrong,
      TrainingObjective objective,
      ImbalanceStrategy strategy,
      long seed)
      throws ClipException, InterruptedException {
    LabelledClips clips = signals().draw(EMOTIONS, counts, wrong, seed).clips();
    LabelledClips test = test(seed);
    try (NetworkClassifier model =
        trainer(seed)
            .withObjective(objective)
            .train(clips, strategy.plan(clips.counts(), epochs))) {
      return recalls(model.predict(test), test);
    } catch (TrainingDivergedException e) {
      throw new IllegalStateException("Training diverged under " + objective.id(), e);
    }
  }

  /** Clean clips of subjects that no training has, 50 of each class. */
  private LabelledClips test(long seed) {
    return signals()
        .ofOtherSubjects()
        .draw(EMOTIONS, Collections.nCopies(EMOTIONS.size(), TESTED), 0, -seed)
        .clips();
  }

  NetworkTrainer trainer(long seed) {
    boolean vector = form.frames() == 0;
    TrainerOptions options =
        TrainerOptions.withDefaults()
            .withEpochs(epochs)
            .withBatchSize(vector ? 64 : 32)
            .withSeed(seed)
            .withOptimization(
                Optimization.withDefaults()
                    .withLearningRate(vector ? VECTOR_RATE : CLIP_RATE)
                    .withSchedule(LearningRateSchedule.constant()));
    Architecture architecture = vector ? new Perceptron() : new SmallCnn3d(0.5, 0);
    return NetworkTrainer.of(architecture, options).withThreads(1);
  }

  ActionUnitSignals signals() {
    List<List<Double>> rows =
        ActionUnitPrior.rows(EMOTIONS).stream()
            .map(row -> row.orElseThrow().stream().map(ObjectiveTrial::chance).toList())
            .toList();
    return new ActionUnitSignals(rows, ActionUnitPrior.UNITS, form);
  }

  private static double chance(double prior) {
    double rare = prior > LOOSE ? SECONDARY : OTHER;
    return prior > FIRM ? PRIMARY : rare;
  }

  /** The share of each class's clips that is found, in the order of the clips' classes. */
  static List<Double> recalls(List<Prediction> predictions, LabelledClips test) {
    Map<Integer, int[]> counts = new LinkedHashMap<>();
    for (Prediction prediction : predictions) {
      int label = test.clip(prediction.clip()).label();
      int[] count = counts.computeIfAbsent(label, k -> new int[2]);
      count[0]++;
      count[1] += prediction.decided() == label ? 1 : 0;
    }
    return counts.values().stream().map(count -> (double) count[1] / count[0]).toList();
  }

  /** The area under the curve: how often a wrong label has more doubt than a right one. */
  static OptionalDouble auc(Map<ClipId, Double> doubts, Drawn drawn) {
    LabelledClips clips = drawn.clips();
    Map<ClipId, Integer> truth = drawn.truth();
    List<Double> wrong =
        doubts.keySet().stream()
            .filter(id -> clips.clip(id).label() != truth.getOrDefault(id, -1))
            .map(doubts::get)
            .toList();
    List<Double> right =
        doubts.keySet().stream()
            .filter(id -> clips.clip(id).label() == truth.getOrDefault(id, -1))
            .map(doubts::get)
            .toList();
    if (wrong.isEmpty() || right.isEmpty()) {
      return OptionalDouble.empty();
    }
    double wins = 0;
    for (double w : wrong) {
      for (double r : right) {
        wins += w > r ? 1 : w == r ? 0.5 : 0;
      }
    }
    return OptionalDouble.of(wins / wrong.size() / right.size());
  }

  /** A layer of 256 units on the values of a vector, and one of 64 whose values are embedded. */
  private record Perceptron() implements Architecture {
    @Override
    public String id() {
      return "perceptron";
    }

    @Override
    public ClipNetwork build(ClipShape input, int classes) {
      SequentialBlock features =
          new SequentialBlock()
              .add(Layers.flatten())
              .add(Layers.linear(256))
              .add(Layers.relu())
              .add(Layers.linear(64))
              .add(Layers.relu());
      return new ClipNetwork(features, new SequentialBlock().add(Layers.linear(classes)));
    }
  }
}
