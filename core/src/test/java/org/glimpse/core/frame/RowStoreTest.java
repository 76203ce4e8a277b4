package org.glimpse.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.junit.jupiter.api.Test;

class RowStoreTest {
  private static byte[] row(int index) {
    return new byte[] {(byte) index, (byte) (2 * index), (byte) (index * index)};
  }

  @Test
  void givesBackWhatIsBeyondItsMemory() {
    for (long held : new long[] {0, 3, 7, 30, 1000}) {
      try (RowStore store = RowStore.of(3, held)) {
        for (int i = 0; i < 20; i++) {
          store.add(row(i));
        }
        assertThat(store.size()).isEqualTo(20);
        for (int i = 19; i >= 0; i--) {
          assertThat(store.row(i)).containsExactly(row(i));
        }
        store.add(row(20));
        assertThat(store.row(20)).containsExactly(row(20));
      }
    }
  }

  @Test
  void isEmptyOnceClosed() {
    RowStore store = RowStore.of(3, 0);
    store.add(row(1));
    store.close();
    store.close();
    assertThatThrownBy(() -> store.row(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusesRowsOfAnotherLength() {
    try (RowStore store = RowStore.of(2)) {
      assertThatThrownBy(() -> store.add(row(0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("2 bytes but has 3");
    }
  }

  private static Frame frame(int index) {
    byte[] pixels = {(byte) index, 1, 2, 3, 4, (byte) -index};
    Frame frame = Frame.wrap(index, 40_000L * index, new Size(3, 2), 1, pixels);
    return index == 4 ? frame.asMissing() : frame;
  }

  @Test
  void framesComeBackAsTheyWere() {
    List<Frame> frames = new ArrayList<>();
    try (FrameStore store = FrameStore.holding(12)) {
      for (int i = 0; i < 6; i++) {
        frames.add(frame(i));
        store.add(frame(i));
      }
      assertThat(store).isEqualTo(frames);
      assertThat(store.get(4).isMissing()).isTrue();
      assertThat(store.timestampMicros(3)).isEqualTo(120_000);
      assertThatThrownBy(() -> store.add(frame(9)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("frame 6 has the index 9");
    }
  }
}
