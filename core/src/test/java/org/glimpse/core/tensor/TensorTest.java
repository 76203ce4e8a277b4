package org.glimpse.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

final class TensorTest {
  private static final ValueRange RANGE = new ValueRange(0, 30);

  private static ClipTensor counting() {
    float[] data = new float[2 * 3 * 2 * 2];
    for (int i = 0; i < data.length; i++) {
      data[i] = i;
    }
    return ClipTensor.wrap(List.of(Channel.FLOW_U, Channel.FLOW_V), 3, Size.square(2), RANGE, data);
  }

  private static LabelledClip clip(String subject, String name, int label) {
    return new LabelledClip(
        ClipId.of("c", subject, name), label, Annotation.none(), TensorSource.of(counting()));
  }

  @Test
  void isLaidOutChannelFrameRowColumn() {
    ClipTensor tensor = counting();
    assertThat(tensor.shape()).containsExactly(2, 3, 2, 2);
    assertThat(tensor.value(1, 2, 1, 0)).isEqualTo(22f);
    float[] batch = new float[30];
    tensor.copyTo(batch, 6);
    assertThat(batch[6 + 22]).isEqualTo(22f);
  }

  @Test
  void selectsFramesInTheOrderAsked() {
    ClipTensor chosen = counting().select(List.of(2, 0, 2, 1));
    assertThat(chosen.shape()).containsExactly(2, 4, 2, 2);
    assertThat(chosen.data())
        .startsWith(8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7, 20, 21, 22, 23, 12);
    assertThat(counting().select(List.of(0, 1, 2))).isEqualTo(counting());
    assertThatThrownBy(() -> counting().select(List.of(3)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> counting().select(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnotherNumberOfValues() {
    assertThatThrownBy(
            () -> ClipTensor.wrap(List.of(Channel.GRAY), 1, Size.square(2), RANGE, new float[5]))
        .hasMessageContaining("holds 4 values but the array has 5");
  }

  @Test
  void countsRepeatedPositions() {
    assertThat(new SampledSequence(List.of(3, 3, 4, 4, 4)).duplicates()).isEqualTo(3);
    assertThatThrownBy(() -> new SampledSequence(List.of(3, 2))).hasMessageContaining("[3, 2]");
  }

  @Test
  void selectsClipsByIdInTheOrderAsked() {
    LabelledClips clips =
        LabelledClips.of(
            LabelSet.megc3(), List.of(clip("1", "a", 0), clip("1", "b", 2), clip("2", "a", 2)));
    assertThat(clips.counts().counts()).containsExactly(1, 0, 2);
    LabelledClips chosen =
        clips.select(List.of(ClipId.of("c", "2", "a"), ClipId.of("c", "1", "a")));
    assertThat(chosen.ids()).containsExactly(ClipId.of("c", "2", "a"), ClipId.of("c", "1", "a"));
    assertThatThrownBy(() -> clips.select(List.of(ClipId.of("d", "2", "a"))))
        .hasMessageContaining("d/2/a");
  }

  @Test
  void refusesAClipTwiceAndALabelOutsideTheSet() {
    LabelSet labels = LabelSet.megc3();
    assertThatThrownBy(
            () -> LabelledClips.of(labels, List.of(clip("1", "a", 0), clip("1", "a", 1))))
        .hasMessage("clip c/1/a occurs twice");
    assertThatThrownBy(() -> LabelledClips.of(labels, List.of(clip("1", "a", 3))))
        .hasMessageContaining("c/1/a");
  }
}
