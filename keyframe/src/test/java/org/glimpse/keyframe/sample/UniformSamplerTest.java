package org.glimpse.keyframe.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;

class UniformSamplerTest extends FrameSamplerContract {
  @Override
  FrameSampler sampler() {
    return FrameSampler.uniform(8);
  }

  private static List<Integer> positions(int k, int onset, int apex, int offset) {
    return FrameSampler.uniform(k)
        .sample(keyFrames(onset, apex, offset), TestFaces.still(offset + 1))
        .positions();
  }

  @Test
  void roundsDown() {
    assertThat(positions(8, 0, 50, 99)).containsExactly(0, 14, 28, 42, 56, 70, 84, 99);
  }

  @Test
  void keepsBothEndsOfTheClip() {
    assertThat(positions(2, 10, 20, 41)).containsExactly(10, 41);
    assertThat(positions(3, 10, 20, 41)).containsExactly(10, 25, 41);
    assertThat(positions(16, 10, 20, 41))
        .containsExactly(10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 41);
  }

  @Test
  void takesTheApexForOne() {
    assertThat(positions(1, 10, 20, 41)).containsExactly(20);
  }

  @Test
  void repeatsFramesOfAShortClip() {
    assertThat(positions(8, 5, 6, 7)).containsExactly(5, 5, 5, 5, 6, 6, 6, 7);
    assertThat(positions(3, 5, 5, 6)).containsExactly(5, 5, 6);
  }

  @Test
  void refusesNoFrames() {
    assertThatThrownBy(() -> FrameSampler.uniform(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of sampled frames must be at least 1 but is 0");
  }
}
