package org.glimpse.model.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.Dropout;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadsTest {
  private static final float FLOAT = 1e-5f;
  private final NDManager manager = NDManager.newBaseManager();
  private boolean recording;

  @BeforeEach
  void stopRecordingGradients() {
    recording = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
  }

  @AfterEach
  void close() {
    JniUtils.setGradMode(recording);
    manager.close();
  }

  private Block initialized(Block block) {
    block.initialize(manager, DataType.FLOAT32, new Shape(2, 2));
    return block;
  }

  private static NDArray parameter(Block block, Parameter.Type type) {
    return block.getParameters().values().stream()
        .filter(parameter -> parameter.getType() == type)
        .findFirst()
        .orElseThrow()
        .getArray();
  }

  private float[] logits(Block block, float... embeddings) {
    NDArray rows = manager.create(embeddings, new Shape(embeddings.length / 2, 2));
    return block
        .forward(new ParameterStore(manager, false), new NDList(rows), false)
        .singletonOrThrow()
        .toFloatArray();
  }

  @Test
  void comparesDirectionsOnly() {
    Block head = initialized(Heads.cosine(3, 10));
    parameter(head, Parameter.Type.WEIGHT).set(new float[] {5, 0, 0, 0.1f, -1, -1});
    float half = (float) Math.sqrt(0.5);
    assertThat(logits(head, 7, 0))
        .containsExactly(new float[] {10, 0, -10 * half}, within(10 * FLOAT));
    assertThat(logits(head, 0.001f, 0.001f))
        .containsExactly(new float[] {10 * half, 10 * half, -10}, within(10 * FLOAT));
    assertThat(logits(head, 0, 0)).containsExactly(0, 0, 0);
  }

  @Test
  void keepsTheLayersBelowACosineClassifierButForDropout() {
    Block layers =
        new SequentialBlock()
            .add(Layers.linear(6))
            .add(Layers.dropout(0.3))
            .add(Layers.relu())
            .add(Layers.linear(4));
    ClipNetwork network = new ClipNetwork(Layers.flatten(), layers);
    Block head = Heads.withCosine(network, 4, 2).head();
    assertThat(head.getChildren().size()).isEqualTo(3);
    assertThat(head.getChildren().values()).noneMatch(Dropout.class::isInstance);
    assertThat(head.getOutputShapes(new Shape[] {new Shape(5, 2)})[0]).isEqualTo(new Shape(5, 4));
  }

  @Test
  void dividesWeightsByAPowerOfTheirNorm() {
    Block head = initialized(Layers.linear(2));
    NDArray weight = parameter(head, Parameter.Type.WEIGHT);
    weight.set(new float[] {3, 4, 0, 0.25f});
    parameter(head, Parameter.Type.BIAS).set(new float[] {1, 2});
    Heads.normalize(head, 0.5);
    float root = (float) Math.sqrt(5);
    assertThat(parameter(head, Parameter.Type.WEIGHT).toFloatArray())
        .containsExactly(new float[] {3 / root, 4 / root, 0, 0.5f}, within(FLOAT));
    assertThat(parameter(head, Parameter.Type.BIAS).toFloatArray()).containsExactly(0, 0);
  }

  @Test
  void addsOffsetsToTheLogits() {
    Block head = initialized(Layers.linear(2));
    float[] before = logits(head, 1, 2);
    Heads.shift(head, List.of(0.5, -3.0));
    assertThat(logits(head, 1, 2))
        .containsExactly(new float[] {before[0] + 0.5f, before[1] - 3}, within(FLOAT));
    Block cosine = initialized(Heads.cosine(2, 1));
    assertThatThrownBy(() -> Heads.shift(cosine, List.of(0.5, -3.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the head has no biases to be shifted");
  }

  @Test
  void dividesTheLogitsByATemperature() {
    Block head = initialized(Layers.linear(2));
    Heads.shift(head, List.of(1.0, -1.0));
    float[] before = logits(head, 1, 2);
    Heads.cool(head, 4);
    assertThat(logits(head, 1, 2))
        .containsExactly(new float[] {before[0] / 4, before[1] / 4}, within(FLOAT));
    assertThatThrownBy(() -> Heads.cool(head, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void startsAgainWithOtherWeightsOfTheSameShape() {
    Block head = initialized(Layers.linear(3));
    float[] before = parameter(head, Parameter.Type.WEIGHT).toFloatArray();
    Heads.restart(head, manager);
    NDArray after = parameter(head, Parameter.Type.WEIGHT);
    assertThat(after.toFloatArray()).hasSameSizeAs(before).isNotEqualTo(before);
    assertThat(after.hasGradient()).isTrue();
  }
}
