package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.block.Heads;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.SafeTensors;
import org.glimpse.model.weights.WeightsFormatException;
import org.glimpse.model.zoo.CnnLstm;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.model.zoo.TimePooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierFileTest {
  private static final LabelledClips CLIPS = MovingBlobs.of(1, 4, 12, 6, 6, 6);
  private static final InputRecipe RECIPE = new InputRecipe("flow-strain:12:dis", "uniform:4");

  @TempDir private Path folder;

  private NetworkClassifier trained() throws Exception {
    return ModelZoo.cnnLstm()
        .withArchitecture(new CnnLstm(0.25, 0.1, true, TimePooling.ATTENTION))
        .withSeed(3)
        .train(CLIPS, Imbalance.classWeighted().plan(CLIPS.counts(), 3));
  }

  private Path saved() throws Exception {
    Path file = folder.resolve("model.safetensors");
    try (NetworkClassifier model = trained()) {
      model.save(file, RECIPE);
    }
    return file;
  }

  @Test
  void predictsToTheBitWhatTheWrittenClassifierPredicts() throws Exception {
    Path file = folder.resolve("model.safetensors");
    try (NetworkClassifier model = trained()) {
      model.save(file, RECIPE);
      try (NetworkClassifier read = ModelZoo.load(file, Device.cpu())) {
        assertThat(read.predict(CLIPS)).isEqualTo(model.predict(CLIPS));
        assertThat(NetworkWeights.of(read.network())).isEqualTo(NetworkWeights.of(model.network()));
        assertThat(read.labels()).isEqualTo(model.labels());
        assertThat(read.history()).isEqualTo(model.history());
        assertThat(read.settings()).isEqualTo(model.settings()).containsEntry("seed", "3");
        assertThat(read.input()).contains(RECIPE);
        assertThat(read.trainedOn())
            .isEqualTo(model.trainedOn())
            .containsExactlyElementsOf(
                CLIPS.ids().stream().map(ClipId::subject).sorted().distinct().toList());
        assertThat(StartWeights.read(file).trainedOn()).isEqualTo(model.trainedOn());
      }
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void writesTheSameFileAgainWhenItIsReadAndSaved() throws Exception {
    Path file = saved();
    Path again = folder.resolve("again.safetensors");
    try (NetworkClassifier read = ModelZoo.load(file, Device.cpu())) {
      read.save(again, RECIPE);
    }
    assertThat(Files.mismatch(file, again)).isEqualTo(-1);
  }

  @Test
  void keepsACosineHead() throws Exception {
    Path file = folder.resolve("cosine.safetensors");
    try (NetworkClassifier model =
        ModelZoo.cnnLstm()
            .withArchitecture(new CnnLstm(0.25, 0.1, true, TimePooling.ATTENTION))
            .train(CLIPS, Imbalance.parse("cri").plan(CLIPS.counts(), 1))) {
      model.save(file, RECIPE);
      try (NetworkClassifier read = ModelZoo.load(file, Device.cpu())) {
        assertThat(read.predict(CLIPS)).isEqualTo(model.predict(CLIPS));
        assertThat(Heads.cosineScale(read.network().head())).hasValue(30);
      }
    }
  }

  @Test
  void keepsEveryBitOfItsWeights() throws Exception {
    Path file = folder.resolve("model.safetensors");
    try (NetworkClassifier model = trained()) {
      NDArray first = model.network().getParameters().get(0).getValue().getArray();
      float[] values = first.toFloatArray();
      Arrays.fill(values, 0, 3, -0f);
      values[3] = Float.MIN_VALUE;
      NetworkWeights.set(
          first,
          org.glimpse.model.weights.WeightTensor.wrap(
              NetworkWeights.tensor(first).shape(), values));
      model.save(file, RECIPE);
      try (NetworkClassifier read = ModelZoo.load(file, Device.cpu())) {
        assertThat(NetworkWeights.of(read.network())).isEqualTo(NetworkWeights.of(model.network()));
      }
    }
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    Path file = saved();
    SafeTensors good = SafeTensors.read(file);
    SortedMap<String, String> none = new TreeMap<>();
    refuses(new SafeTensors(good.tensors(), none), "card 'glimpse.classifier' is missing");
    String card = good.metadata().get("glimpse.classifier");
    refuses(with(good, "{"), "Its card is no JSON");
    refuses(with(good, "{}"), "version none but this program reads version 1");
    refuses(with(good, card.replace("cnn-lstm", "cnn-gru")), "model 'cnn-gru' is not known");
    refuses(with(good, card.replace("\"width\":\"0.25\"", "\"width\":\"-1\"")), "width must be");
    refuses(with(good, card.replace("\"width\":\"0.25\"", "\"width\":\"wide\"")), "be a number");
    refuses(with(good, card.replace("\"0.25\"", "\"0.5\"")), "must be [8, 3, 3, 3] but is [4, 3");
    refuses(with(good, card.replace("flow_u", "flow_x")), "FLOW_X");
    refuses(with(good, card.replace("\"flow_u\",", "")), "scaling is not for 2 channels");
  }

  private static SafeTensors with(SafeTensors good, String card) {
    return new SafeTensors(
        good.tensors(), new TreeMap<>(java.util.Map.of("glimpse.classifier", card)));
  }

  private void refuses(SafeTensors content, String message) throws Exception {
    Path bad = folder.resolve("bad.safetensors");
    content.write(bad);
    assertThatThrownBy(() -> ModelZoo.load(bad, Device.cpu()).close())
        .isInstanceOf(WeightsFormatException.class)
        .hasMessageContaining("bad.safetensors")
        .hasMessageContaining(message);
  }
}
