package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.nn.SequentialBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every strategy trains a small network on overlapping classes, the rarest 20 times as rare. */
class StrategyTrainingTest {
  private static final int EPOCHS = 10;
  private static final double SPREAD = 1;
  private static final double[][] CENTERS = {{0, 0}, {1.5, 0}, {0, 1.5}};
  private static final LabelledClips TRAINING = gaussians(1, 200, 40, 10);
  private static final LabelledClips TEST = gaussians(2, 100, 100, 100);
  private static final Set<String> RAISE_THE_TAIL =
      Set.of(
          "weighted",
          "weighted-sqrt",
          "weighted-effective",
          "cb-focal",
          "balanced-softmax",
          "logit-adjustment",
          "logit-adjustment-posthoc",
          "seesaw",
          "mwnl",
          "balanced-sampling",
          "sqrt-sampling",
          "progressive-sampling",
          "subject-sampling",
          "crt",
          "drw",
          "ldam-drw",
          "ppl",
          "ppl+cri");
  private static final Set<String> RAISE_THE_RARER = Set.of("tau-norm", "remix");
  private static double[] crossEntropy = {};

  /** Two layers on the values of a clip. */
  private record Perceptron() implements Architecture {
    @Override
    public String id() {
      return "perceptron";
    }

    @Override
    public ClipNetwork build(ClipShape input, int classes) {
      SequentialBlock features =
          new SequentialBlock().add(Layers.flatten()).add(Layers.linear(16)).add(Layers.relu());
      return new ClipNetwork(features, new SequentialBlock().add(Layers.linear(classes)));
    }
  }

  private static LabelledClips gaussians(long seed, int... counts) {
    List<LabelledClip> clips = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      for (int i = 0; i < counts[label]; i++) {
        ClipId id = ClipId.of("gaussians", "s" + i % 7, "c" + label + "_" + i);
        RandomGenerator random = Seeds.generator(seed, id.toString());
        // Four voxels that agree but for a little noise, so that a box can be cut.
        float[] values = new float[8];
        for (int k = 0; k < 2; k++) {
          double center = CENTERS[label][k] + SPREAD * random.nextGaussian();
          for (int v = 0; v < 4; v++) {
            values[k * 4 + v] = (float) (center + 0.05 * random.nextGaussian());
          }
        }
        ClipTensor tensor =
            ClipTensor.wrap(
                List.of(Channel.FLOW_U, Channel.FLOW_V),
                2,
                new Size(2, 1),
                new ValueRange(-10, 10),
                values);
        clips.add(new LabelledClip(id, label, Annotation.none(), TensorSource.of(tensor)));
      }
    }
    return LabelledClips.of(new LabelSet("gaussians", List.of("head", "medium", "tail")), clips);
  }

  /** The share of each class that is found. */
  private static double[] recalls(String strategy) throws Exception {
    TrainerOptions options =
        TrainerOptions.withDefaults()
            .withEpochs(EPOCHS)
            .withBatchSize(16)
            .withSeed(3)
            .withOptimization(Optimization.withDefaults().withLearningRate(0.02));
    NetworkTrainer trainer = NetworkTrainer.of(new Perceptron(), options).withThreads(1);
    double[] recalls = new double[3];
    try (NetworkClassifier model =
        trainer.train(TRAINING, Imbalance.parse(strategy).plan(TRAINING.counts(), EPOCHS))) {
      assertThat(model.history().epochs()).hasSize(EPOCHS);
      List<Prediction> predictions = model.predict(TEST);
      for (int i = 0; i < predictions.size(); i++) {
        int label = TEST.clips().get(i).label();
        assertThat(predictions.get(i).scores()).allMatch(score -> score >= 0 && score <= 1);
        recalls[label] += predictions.get(i).decided() == label ? 0.01 : 0;
      }
    }
    return recalls;
  }

  @BeforeAll
  static void trainsWithCrossEntropy() throws Exception {
    crossEntropy = recalls("none");
  }

  static Set<String> strategies() {
    return Imbalance.names().keySet();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void findsMoreThanChanceWithEveryStrategy(String strategy) throws Exception {
    double[] recalls = recalls(strategy);
    double rarer = (recalls[1] + recalls[2]) / 2;
    assertThat((recalls[0] + 2 * rarer) / 3).isGreaterThan(0.36);
    // Margins alone hardly move a border between classes that overlap; weights and priors do.
    if (RAISE_THE_TAIL.contains(strategy)) {
      assertThat(recalls[2]).isGreaterThan(crossEntropy[2] + 0.1);
    }
    if (RAISE_THE_TAIL.contains(strategy) || RAISE_THE_RARER.contains(strategy)) {
      assertThat(rarer).isGreaterThan((crossEntropy[1] + crossEntropy[2]) / 2 + 0.05);
    }
  }
}
