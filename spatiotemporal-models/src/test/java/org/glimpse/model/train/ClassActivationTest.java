package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
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
import org.glimpse.model.block.Architecture;
import org.glimpse.model.zoo.CnnLstm;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.model.zoo.SmallCnn3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  // By chance a quarter holds more than half rarely, and the right half every other time.
  @Test
  void lightsUpWhereAndWhenTheMovementIs() throws Exception {
    int places = 0;
    int moments = 0;
    for (Light light : lights(SmallCnn3d.withDefaults().withWidth(0.5))) {
      places += light.quarters.get(light.label) > light.all() / 2 ? 1 : 0;
      moments += light.halves.get(light.late ? 1 : 0) > light.all() / 2 ? 1 : 0;
    }
    assertThat(places).isGreaterThanOrEqualTo(27);
    assertThat(moments).isGreaterThanOrEqualTo(27);
  }

  // An LSTM remembers: its frames after a movement speak too. By chance 4 of 16.
  @Test
  void lightsUpWhereTheMovementIsBelowAnLstm() throws Exception {
    List<Light> early =
        lights(CnnLstm.withDefaults().withWidth(0.5)).stream().filter(l -> !l.late).toList();
    assertThat(early).hasSize(16);
    assertThat(early)
        .filteredOn(l -> l.quarters.get(l.label).equals(Collections.max(l.quarters)))
        .hasSizeGreaterThanOrEqualTo(13);
  }

  /** How much of a test clip's volume lies in each quarter of the image, and in each half. */
  private record Light(int label, boolean late, List<Double> quarters, List<Double> halves) {
    double all() {
      return halves.get(0) + halves.get(1);
    }
  }

  private static List<Light> lights(Architecture architecture) throws Exception {
    LabelledClips test = clips(2, 8);
    List<Light> lights = new ArrayList<>();
    try (NetworkClassifier model =
        trained(NetworkTrainer.of(architecture, TrainerOptions.withDefaults()), 25)) {
      for (int i = 0; i < test.size(); i++) {
        LabelledClip clip = test.clips().get(i);
        ActivationVolume volume =
            model.activation(clip.id(), clip.tensor().forTest(), clip.label()).orElseThrow();
        assertThat(List.of(volume.frames(), volume.height(), volume.width()))
            .containsExactly(FRAMES, SIDE, SIDE);
        Double[] quarters = {0.0, 0.0, 0.0, 0.0};
        Double[] halves = {0.0, 0.0};
        for (int t = 0; t < FRAMES; t++) {
          for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
              quarters[y / 8 * 2 + x / 8] += volume.value(t, y, x);
              halves[t / 4] += volume.value(t, y, x);
            }
          }
        }
        lights.add(new Light(clip.label(), late(i), List.of(quarters), List.of(halves)));
      }
    }
    return lights;
  }

  @ParameterizedTest
  @ValueSource(strings = {"r3d-18", "ststnet", "rcn"})
  void sharesALogitAmongPlacesWhereAllAboveIsLinear(String name) throws Exception {
    LabelledClip clip = clips(2, 1).clips().get(0);
    try (NetworkClassifier model = trained(narrow(name), 1)) {
      List<Double> embedding = model.embed(clips(2, 1)).get(0);
      float[] weights = model.network().head().getParameters().valueAt(0).getArray().toFloatArray();
      double logit = 0;
      for (int i = 0; i < embedding.size(); i++) {
        logit += weights[2 * embedding.size() + i] * embedding.get(i);
      }
      assertThat(model.activationSum(clip.id(), clip.tensor().forTest(), 2))
          .isCloseTo(logit, within(1e-4));
    }
  }

  private static NetworkTrainer narrow(String name) {
    return NetworkTrainer.of(
        ModelZoo.architecture(name, Map.of("width", "0.05")), TrainerOptions.withDefaults());
  }

  @ParameterizedTest
  @MethodSource("names")
  void isThereForEveryModelOfTheZooAndLeavesItsPredictionsAsTheyAre(String name) throws Exception {
    LabelledClip clip = clips(2, 1).clips().get(0);
    ClipTensor tensor = clip.tensor().forTest();
    try (NetworkClassifier model = trained(narrow(name), 1)) {
      List<Double> before = model.predict(clip.id(), tensor).scores();
      double largest = 0;
      double again = 0;
      for (int label = 0; label < 4; label++) {
        ActivationVolume volume = model.activation(clip.id(), tensor, label).orElseThrow();
        ActivationVolume second = model.activation(clip.id(), tensor, label).orElseThrow();
        for (int place = 0; place < FRAMES * SIDE * SIDE; place++) {
          int t = place / (SIDE * SIDE);
          largest = Math.max(largest, volume.value(t, place / SIDE % SIDE, place % SIDE));
          again = Math.max(again, second.value(t, place / SIDE % SIDE, place % SIDE));
        }
      }
      // The largest of each volume is 1 unless nothing spoke for the label.
      assertThat(largest).isEqualTo(1).isEqualTo(again);
      assertThat(model.predict(clip.id(), tensor).scores()).isEqualTo(before);
    }
  }

  private static Stream<String> names() {
    return ModelZoo.names().keySet().stream();
  }

  @Test
  void needsALabelOfTheModel() throws Exception {
    LabelledClip clip = clips(2, 1).clips().get(0);
    try (NetworkClassifier model = trained(narrow("cnn-lstm"), 1)) {
      assertThatThrownBy(() -> model.activation(clip.id(), clip.tensor().forTest(), 4))
          .isInstanceOf(IndexOutOfBoundsException.class);
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
