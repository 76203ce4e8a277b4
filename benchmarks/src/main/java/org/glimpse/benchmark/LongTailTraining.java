package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FrequencyGroups;
import org.glimpse.imbalance.CouplingRegulation;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.train.Augmentation;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.Optimization;
import org.glimpse.model.train.OptimizerRule;
import org.glimpse.model.train.TrainerOptions;
import org.glimpse.model.zoo.SmallCnn3d;

/**
 * Trains one small network on long-tailed clips and tests it on even ones.
 *
 * @param clips what they look like
 * @param subjects of the training clips
 * @param epochs of a training
 */
record LongTailTraining(LongTailedClips clips, int subjects, int epochs) {
  /** Cross entropy of a cosine head: what cri is without margins and focal factor. */
  static final String COSINE_HEAD = "cosine-head";

  private static final int TEST_SUBJECTS = 40;
  private static final long TEST_SEED = 20_261_122;
  private static final double WIDTH = 0.25;
  private static final double RATE = 2e-3;
  private static final double DECAY = 1e-3;

  /** One training and its test. */
  record Outcome(Evaluation evaluation, FrequencyGroups groups, double seconds) {}

  /** What is read off a test. */
  enum Figure {
    UF1("UF1") {
      @Override
      double of(Outcome outcome) {
        return outcome.evaluation.uf1().orElseThrow();
      }
    },
    UAR("UAR") {
      @Override
      double of(Outcome outcome) {
        return outcome.evaluation.uar().orElseThrow();
      }
    },
    HEAD("head recall") {
      @Override
      double of(Outcome outcome) {
        return recall(outcome, outcome.groups.head());
      }
    },
    MEDIUM("medium recall") {
      @Override
      double of(Outcome outcome) {
        return recall(outcome, outcome.groups.medium());
      }
    },
    TAIL("tail recall") {
      @Override
      double of(Outcome outcome) {
        return recall(outcome, outcome.groups.tail());
      }
    };

    private final String title;

    Figure(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    abstract double of(Outcome outcome);

    private static double recall(Outcome outcome, List<Integer> group) {
      return FrequencyGroups.recall(outcome.evaluation.pooled(), group).orElseThrow();
    }
  }

  /** Trains with a strategy on given counts; the groups are those of other counts. */
  Outcome run(String strategy, long seed, List<Integer> counts, List<Integer> grouping)
      throws ClipException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before training with " + strategy);
    }
    LabelledClips training = clips.draw("train", seed, subjects, counts);
    LabelledClips test =
        clips.draw(
            "test", TEST_SEED, TEST_SUBJECTS, Collections.nCopies(clips.classes(), TEST_SUBJECTS));
    long start = System.nanoTime();
    try (NetworkClassifier model =
        trainer(seed).train(training, strategy(strategy).plan(training.counts(), epochs))) {
      double seconds = (System.nanoTime() - start) / 1e9;
      List<Prediction> predictions = model.predict(test);
      List<EvaluatedClip> tested = new ArrayList<>();
      for (int i = 0; i < predictions.size(); i++) {
        tested.add(
            new EvaluatedClip(
                predictions.get(i).clip(),
                test.clips().get(i).label(),
                predictions.get(i).decided(),
                "test",
                predictions.get(i).scores()));
      }
      return new Outcome(
          Evaluation.of("synthetic", test.labels(), tested),
          FrequencyGroups.of(new LabelCounts(test.labels(), grouping)),
          seconds);
    } catch (TrainingDivergedException e) {
      throw new IllegalStateException("Training with " + strategy + " diverged.", e);
    }
  }

  /** By its name; the head of cri without its loss has none on the command line. */
  private static ImbalanceStrategy strategy(String name) {
    return name.equals(COSINE_HEAD)
        ? Imbalance.phasedProgressive()
            .withoutWeighting()
            .withoutMixing()
            .withLoss(CouplingRegulation.withDefaults().withMaxMargin(0).withGamma(0))
        : Imbalance.parse(name);
  }

  private NetworkTrainer trainer(long seed) {
    return NetworkTrainer.of(
            SmallCnn3d.withDefaults().withWidth(WIDTH),
            TrainerOptions.withDefaults()
                .withEpochs(epochs)
                .withSeed(seed)
                .withOptimization(
                    Optimization.withDefaults()
                        .withRule(OptimizerRule.adam().withWeightDecay(DECAY))
                        .withLearningRate(RATE)))
        .withAugmentation(Augmentation.shift(1))
        .withThreads(1);
  }
}
