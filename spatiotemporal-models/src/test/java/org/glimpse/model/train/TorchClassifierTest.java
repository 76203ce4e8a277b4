package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.weights.WeightsFormatException;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchClassifierTest {
  private static final List<Channel> PUBLISHED =
      List.of(Channel.STRAIN, Channel.FLOW_V, Channel.FLOW_U);
  private static final List<Channel> OURS = List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN);
  private static final int PLANE = 28 * 28;

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void copyWeights() throws Exception {
    file = folder.resolve("ststnet.pth");
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/golden/torch/ststnet.pth"))) {
      Files.write(file, in.readAllBytes());
    }
  }

  private static ClipTensor map(List<Channel> channels, float[] values) {
    return ClipTensor.wrap(channels, 1, Size.square(28), new ValueRange(0, 255), values);
  }

  private static Prediction predict(NetworkClassifier model, ClipTensor map) throws Exception {
    return model.predict(ClipId.of("megc", "s1", "c1"), map);
  }

  @Test
  void putsTheWeightsInTheOrderOfTheChannels() throws Exception {
    RandomGenerator random = Seeds.generator(1, "maps");
    float[] values = new float[3 * PLANE];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(256);
    }
    float[] turned = new float[3 * PLANE];
    for (int channel = 0; channel < 3; channel++) {
      System.arraycopy(values, channel * PLANE, turned, (2 - channel) * PLANE, PLANE);
    }
    try (NetworkClassifier plain =
            ModelZoo.ststnet(file, LabelSet.megc3(), PUBLISHED, Device.cpu());
        NetworkClassifier ours = ModelZoo.ststnet(file, LabelSet.megc3(), OURS, Device.cpu())) {
      List<Double> expected = predict(plain, map(PUBLISHED, values)).scores();
      List<Double> found = predict(ours, map(OURS, turned)).scores();
      for (int k = 0; k < 3; k++) {
        assertThat(found.get(k)).isCloseTo(expected.get(k), within(1e-4));
      }
      assertThat(predict(ours, map(OURS, values)).scores()).isNotEqualTo(found);
    }
  }

  @Test
  void canBeSavedAndReadAsOneFile() throws Exception {
    Path saved = folder.resolve("ststnet.safetensors");
    ClipTensor map = map(OURS, new float[3 * PLANE]);
    try (NetworkClassifier model = ModelZoo.ststnet(file, LabelSet.megc3(), OURS, Device.cpu())) {
      model.save(saved, new InputRecipe("maps", "apex"));
      try (NetworkClassifier read = ModelZoo.load(saved, Device.cpu())) {
        assertThat(predict(read, map)).isEqualTo(predict(model, map));
        assertThat(read.settings()).containsEntry("weights", "ststnet.pth");
      }
    }
  }

  @Test
  void saysWhichTensorDoesNotFit() {
    assertThatThrownBy(() -> ModelZoo.ststnet(file, LabelSet.dfme7(), OURS, Device.cpu()).close())
        .isInstanceOf(WeightsFormatException.class)
        .hasMessageContaining("must be [7, 400] but is [3, 400]");
    assertThatThrownBy(
            () ->
                ModelZoo.ststnet(
                        file,
                        LabelSet.megc3(),
                        List.of(Channel.RED, Channel.GREEN, Channel.BLUE),
                        Device.cpu())
                    .close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the weights expect the channels");
  }
}
