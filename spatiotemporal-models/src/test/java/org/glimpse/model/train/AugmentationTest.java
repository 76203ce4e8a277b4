package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.glimpse.core.Size;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.ValueRange;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static ClipTensor tensor(float... values) {
    return ClipTensor.wrap(
        List.of(Channel.FLOW_U, Channel.FLOW_V),
        1,
        new Size(3, 2),
        new ValueRange(-20, 20),
        values);
  }

  private static final ClipTensor CLIP = tensor(1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16);

  private static Set<ClipTensor> outcomes(Augmentation augmentation) {
    Set<ClipTensor> seen = new HashSet<>();
    RandomGenerator random = new SplittableRandom(1);
    for (int i = 0; i < 300; i++) {
      seen.add(augmentation.apply(CLIP, random));
    }
    return seen;
  }

  @Test
  void leavesTheClipAloneWhereThereIsNoChange() {
    assertThat(Augmentation.none().apply(CLIP, new SplittableRandom(1))).isSameAs(CLIP);
    assertThat(outcomes(Augmentation.shift(0))).containsExactly(CLIP);
  }

  @Test
  void mirrorsEveryRowAndTurnsHorizontalFlowAround() {
    assertThat(outcomes(Augmentation.flip()))
        .containsExactlyInAnyOrder(CLIP, tensor(-3, -2, -1, -6, -5, -4, 13, 12, 11, 16, 15, 14));
  }

  @Test
  void shiftsAllChannelsTogetherAndRepeatsTheBorder() {
    Set<ClipTensor> seen = outcomes(Augmentation.shift(1));
    assertThat(seen)
        .hasSize(9)
        .contains(
            CLIP,
            tensor(1, 1, 2, 4, 4, 5, 11, 11, 12, 14, 14, 15),
            tensor(4, 5, 6, 4, 5, 6, 14, 15, 16, 14, 15, 16));
  }

  @Test
  void appliesOneChangeAfterTheOther() {
    Augmentation both = Augmentation.flip().andThen(Augmentation.shift(1));
    assertThat(outcomes(both)).hasSize(18);
    assertThat(both.id()).isEqualTo("flip, shift(1)");
  }

  @Test
  void refusesANegativeShift() {
    assertThatThrownBy(() -> Augmentation.shift(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pixels must be at least 0 but is -1");
  }
}
