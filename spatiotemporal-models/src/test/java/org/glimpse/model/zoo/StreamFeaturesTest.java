package org.glimpse.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.model.Device;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.train.LearningRate;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.Optimization;
import org.glimpse.model.train.OptimizerRule;
import org.glimpse.model.train.TrainerOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamFeaturesTest {
  /** Rounding differs from the engine's; some ten steps let it grow to about 1e-6. */
  private static final double TOLERANCE = 2e-5;

  /** The same network without the direct way. */
  record Plain(StstNet network) implements Architecture {
    @Override
    public String id() {
      return network.id();
    }

    @Override
    public ClipNetwork build(ClipShape input, int classes) {
      return network.build(input, classes);
    }
  }

  private static LabelledClips clips(int count, int height, int width) {
    RandomGenerator random = Seeds.generator(1, "clips");
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] values = new float[3 * height * width];
      for (int v = 0; v < values.length; v++) {
        // Whole numbers, as in maps: windows with equal values occur.
        values[v] = Math.round(random.nextGaussian() * 2 + (v % width > i % 3 * 4 ? 3 : 0));
      }
      ClipTensor tensor =
          ClipTensor.wrap(
              List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN),
              1,
              new Size(width, height),
              new ValueRange(-100, 100),
              values);
      clips.add(
          new LabelledClip(
              ClipId.of("c", "s" + i, "a"), i % 3, Annotation.none(), TensorSource.of(tensor)));
    }
    return LabelledClips.of(LabelSet.megc3(), clips);
  }

  private double lowestGamma;

  private List<Double> trained(
      Architecture architecture, OptimizerRule rule, double rate, LabelledClips clips)
      throws Exception {
    Optimization optimization =
        new Optimization(rule, LearningRate.of(rate), Double.POSITIVE_INFINITY, 0);
    NetworkTrainer trainer =
        NetworkTrainer.of(architecture, new TrainerOptions(6, 20, optimization, 5, Device.cpu()))
            .withThreads(1);
    List<Double> values = new ArrayList<>();
    try (NetworkClassifier classifier =
        trainer.train(clips, Imbalance.none().plan(clips.counts(), 6))) {
      for (Pair<String, Parameter> parameter : classifier.network().getParameters()) {
        for (float value : parameter.getValue().getArray().toFloatArray()) {
          values.add((double) value);
          if (parameter.getValue().getType() == Parameter.Type.GAMMA) {
            lowestGamma = Math.min(lowestGamma, value);
          }
        }
      }
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, 0.03, 0.5, 37, 28, 28",
    "sgd, 0.1, 0.5, 40, 13, 9",
    "sgd, 0.2, 0.5, 21, 7, 30",
    "sgd, 0.2, 0, 33, 11, 12",
    "adam, 1e-3, 0.5, 37, 28, 28"
  })
  void trainsAsTheEngineDoes(
      String rule, double rate, double dropout, int count, int height, int width) throws Exception {
    StstNet network = new StstNet(1, dropout);
    LabelledClips clips = clips(count, height, width);
    boolean sgd = rule.equals("sgd");
    OptimizerRule update = sgd ? OptimizerRule.sgd() : OptimizerRule.adam();
    List<Double> direct = trained(network, update, rate, clips);
    List<Double> plain = trained(new Plain(network), update, rate, clips);
    assertThat(direct).hasSameSizeAs(plain);
    double worst = 0;
    for (int i = 0; i < plain.size(); i++) {
      worst = Math.max(worst, Math.abs(direct.get(i) - plain.get(i)));
    }
    // At the highest rate the sign of some gamma changes, and with it which value a window keeps.
    assertThat(lowestGamma < 0).isEqualTo(rate > 0.15);
    assertThat(worst).isCloseTo(0, within(TOLERANCE));
  }
}
