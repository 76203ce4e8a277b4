package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import org.glimpse.model.ActivationVolume;
import org.glimpse.model.Device;
import org.glimpse.model.zoo.CnnLstm;
import org.glimpse.model.zoo.R3d18;
import org.glimpse.model.zoo.SmallCnn3d;
import org.junit.jupiter.api.Test;

class ClassActivationTest {
  private static final int FRAMES = 8;
  private static final int SIDE = 16;

  /** Label c moves in quarter c of the image, in the first or last three frames. */
  private static LabelledClips clips(long seed, int each) {
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < 4 * each; i++) {
      RandomGenerator random = Seeds.generator(seed, "clip" + i);
      int label = i % 4;
      float[] values = new float[FRAMES * SIDE * SIDE];
      for (int v = 0; v < values.length; v++) {
        int x = v % SIDE;
        int y = v / SIDE % SIDE;
        int t = v / (SIDE * SIDE);
        boolean place = x / 8 == label % 2 && y / 8 == label / 2 && x % 8 / 2 % 3 != 0;
        boolean moment = late(i) ? t >= 5 : t < 3;
        values[v] = (float) (0.3 * random.nextGaussian() + (place && moment ? 1 : 0));
      }
      ClipTensor tensor =
          ClipTensor.wrap(
              List.of(Channel.STRAIN), FRAMES, Size.square(SIDE), new ValueRange(-9, 9), values);
      clips.add(
          new LabelledClip(
              ClipId.of("c", "s" + i % 8, "c" + i),
              label,
              Annotation.none(),
              TensorSource.of(tensor)));
    }
    return LabelledClips.of(new LabelSet("quarters", List.of("a", "b", "c", "d")), clips);
  }

  private static boolean late(int clip) {
    return clip / 4 % 2 == 1;
  }

  private static NetworkClassifier trained(NetworkTrainer trainer, int epochs) throws Exception {
    LabelledClips training = clips(1, 20);
    return trainer
        .withEpochs(epochs)
        .withDevice(Device.cpu())
        .withThreads(1)
        .train(training, Imbalance.none().plan(training.counts(), epochs));
  }

  @Test
  void lightsUpWhereAndWhenTheMovementIs() throws Exception {
    LabelledClips test = clips(2, 8);
    NetworkTrainer trainer =
        NetworkTrainer.of(SmallCnn3d.withDefaults().withWidth(0.5), TrainerOptions.withDefaults());
    int places = 0;
    int moments = 0;
    try (NetworkClassifier model = trained(trainer, 25)) {
      for (int i = 0; i < test.size(); i++) {
        LabelledClip clip = test.clips().get(i);
        ActivationVolume volume =
            model.activation(clip.id(), clip.tensor().forTest(), clip.label()).orElseThrow();
        assertThat(List.of(volume.frames(), volume.height(), volume.width()))
            .containsExactly(FRAMES, SIDE, SIDE);
        double[] quarters = new double[4];
        double[] halves = new double[2];
        for (int t = 0; t < FRAMES; t++) {
          for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
              quarters[y / 8 * 2 + x / 8] += volume.value(t, y, x);
              halves[t / 4] += volume.value(t, y, x);
            }
          }
        }
        double all = halves[0] + halves[1];
        places += quarters[clip.label()] > all / 2 ? 1 : 0;
        moments += halves[late(i) ? 1 : 0] > all / 2 ? 1 : 0;
      }
    }
    // By chance a quarter holds more than half rarely, and the right half every other time.
    assertThat(places).isGreaterThanOrEqualTo(27);
    assertThat(moments).isGreaterThanOrEqualTo(27);
  }

  @Test
  void sharesALogitAmongPlacesWhereTheHeadIsLinear() throws Exception {
    NetworkTrainer trainer =
        NetworkTrainer.of(R3d18.withDefaults().withWidth(0.05), TrainerOptions.withDefaults());
    LabelledClip clip = clips(2, 1).clips().get(0);
    try (NetworkClassifier model = trained(trainer, 1)) {
      List<Double> embedding = model.embed(clips(2, 1)).get(0);
      float[] weights = model.network().head().getParameters().valueAt(0).getArray().toFloatArray();
      double logit = 0;
      for (int i = 0; i < embedding.size(); i++) {
        logit += weights[2 * embedding.size() + i] * embedding.get(i);
      }
      assertThat(model.activationSum(clip.id(), clip.tensor().forTest(), 2).orElseThrow())
          .isCloseTo(logit, within(1e-4));
    }
  }

  @Test
  void leavesPredictionsAsTheyAreAndHasNothingForAnLstm() throws Exception {
    LabelledClip clip = clips(2, 1).clips().get(0);
    NetworkTrainer trainer =
        NetworkTrainer.of(CnnLstm.withDefaults().withWidth(0.2), TrainerOptions.withDefaults());
    try (NetworkClassifier model = trained(trainer, 1)) {
      assertThat(model.activation(clip.id(), clip.tensor().forTest(), 0)).isEmpty();
      assertThatThrownBy(() -> model.activation(clip.id(), clip.tensor().forTest(), 4))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    try (NetworkClassifier model =
        trained(trainer.withArchitecture(SmallCnn3d.withDefaults().withWidth(0.2)), 1)) {
      List<Double> before = model.predict(clip.id(), clip.tensor().forTest()).scores();
      ActivationVolume first =
          model.activation(clip.id(), clip.tensor().forTest(), 1).orElseThrow();
      ActivationVolume again =
          model.activation(clip.id(), clip.tensor().forTest(), 1).orElseThrow();
      assertThat(again.value(3, 5, 7)).isEqualTo(first.value(3, 5, 7));
      assertThat(model.predict(clip.id(), clip.tensor().forTest()).scores()).isEqualTo(before);
    }
  }

  @Test
  void isLinearBetweenTheCentersOfCells() {
    ActivationVolume volume = ActivationVolume.of(1, 1, 2, new float[] {-1, 4});
    assertThat(volume.value(0, 0, 0)).isZero();
    ActivationVolume larger = volume.resized(2, 1, 4);
    assertThat(larger.value(1, 0, 0)).isZero();
    assertThat(larger.value(1, 0, 1)).isCloseTo(0.25, within(1e-6));
    assertThat(larger.value(0, 0, 2)).isCloseTo(0.75, within(1e-6));
    assertThat(larger.value(0, 0, 3)).isEqualTo(1);
  }
}
