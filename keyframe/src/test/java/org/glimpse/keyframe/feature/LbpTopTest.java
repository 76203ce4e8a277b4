package org.glimpse.keyframe.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Frame;
import org.junit.jupiter.api.Test;

class LbpTopTest {
  private static final Box WHOLE = new Box(0, 0, 12, 10);

  private static List<Frame> clip(int frames) {
    return IntStream.range(0, frames).mapToObj(Goldens::frame).toList();
  }

  @Test
  void isThatOfNumPy() {
    LbpTop top = new LbpTop(LocalBinaryPatterns.withDefaults(), 2);
    assertThat(top.feature(clip(5), List.of(new Box(3, 2, 6, 5))))
        .containsExactly(Goldens.values("top"), within(1e-12));
  }

  @Test
  void isThePatternOfThePictureInItsFirstPart() {
    LocalBinaryPatterns patterns = LocalBinaryPatterns.withDefaults();
    double[] feature = LbpTop.withDefaults().feature(clip(1), List.of(WHOLE));
    assertThat(Arrays.copyOf(feature, patterns.bins()))
        .containsExactly(
            patterns.histogram(patterns.map(Goldens.frame(0)), 12, WHOLE), within(1e-12));
  }

  @Test
  void hasThreeHistogramsForEachBox() {
    double[] feature =
        LbpTop.withDefaults().feature(clip(4), LocalBinaryPatterns.blocks(Goldens.SIZE, 2, 2));
    assertThat(feature).hasSize(4 * LbpTop.withDefaults().bins()).hasSize(4 * 3 * 59);
    for (int i = 0; i < 12; i++) {
      assertThat(Arrays.stream(feature, i * 59, (i + 1) * 59).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void refusesNothingAndFramesThatDiffer() {
    LbpTop top = LbpTop.withDefaults();
    assertThatIllegalArgumentException().isThrownBy(() -> top.feature(List.of(), List.of(WHOLE)));
    assertThatIllegalArgumentException().isThrownBy(() -> top.feature(clip(2), List.of()));
    Frame small = Frame.wrap(1, 1, Size.square(2), 1, new byte[4]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> top.feature(List.of(Goldens.frame(0), small), List.of(WHOLE)))
        .withMessageContaining("one size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LbpTop(LocalBinaryPatterns.withDefaults(), 0))
        .withMessageContaining("radius in time");
  }
}
