package org.glimpse.video.face;

import static org.assertj.core.api.Assertions.assertThat;

import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.TestFrames;
import org.junit.jupiter.api.Test;

class WarpTest {
  private static final Frame FRAME = TestFrames.wave(3, 120, TestFrames.SIZE, 1);

  private static Frame warp(Similarity similarity, Size size) {
    return Warp.apply(FRAME, similarity, size);
  }

  @Test
  void theIdentityChangesNothing() {
    assertThat(warp(new Similarity(1, 0, 0, 0), TestFrames.SIZE)).isEqualTo(FRAME);
  }

  @Test
  void aMissingFrameStaysMissing() {
    Similarity identity = new Similarity(1, 0, 0, 0);
    assertThat(warp(identity, TestFrames.SIZE).isMissing()).isFalse();
    assertThat(Warp.apply(FRAME.asMissing(), identity, TestFrames.SIZE).isMissing()).isTrue();
  }

  @Test
  void shiftsByWholePixels() {
    Frame shifted = warp(new Similarity(1, 0, -5, -7), new Size(20, 20));
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 20; x++) {
        assertThat(shifted.value(x, y, 0)).isEqualTo(FRAME.value(x + 5, y + 7, 0));
      }
    }
  }

  @Test
  void aQuarterTurnMovesEdgesOntoEdges() {
    // (x, y) -> (48 - y, x): the place (0, 48), the lower left corner, becomes the upper left one.
    Frame turned = warp(new Similarity(0, 1, 48, 0), new Size(48, 64));
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 48; x++) {
        assertThat(turned.value(x, y, 0)).isEqualTo(FRAME.value(y, 47 - x, 0));
      }
    }
  }

  @Test
  void halvingKeepsPlacesInTheMiddleOfPixels() {
    Frame half = warp(new Similarity(0.5, 0, 0, 0), new Size(32, 24));
    for (int y = 2; y < 22; y++) {
      for (int x = 2; x < 30; x++) {
        int mean =
            (FRAME.value(2 * x, 2 * y, 0)
                    + FRAME.value(2 * x + 1, 2 * y, 0)
                    + FRAME.value(2 * x, 2 * y + 1, 0)
                    + FRAME.value(2 * x + 1, 2 * y + 1, 0))
                / 4;
        assertThat(half.value(x, y, 0)).isBetween(mean - 4, mean + 4);
      }
    }
  }

  @Test
  void repeatsTheEdgeOutside() {
    Frame shifted = warp(new Similarity(1, 0, 10, 0), TestFrames.SIZE);
    assertThat(shifted.value(0, 5, 0)).isEqualTo(FRAME.value(0, 5, 0));
  }
}
