package org.glimpse.keyframe.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;

class KeyFrameSamplerTest extends FrameSamplerContract {
  @Override
  FrameSampler sampler() {
    return FrameSampler.keyFramesOnly();
  }

  @Test
  void takesOnsetApexAndOffset() {
    assertThat(sampler().sample(keyFrames(4, 9, 30), TestFaces.still(31)).positions())
        .containsExactly(4, 9, 30);
  }

  @Test
  void repeatsAKeyFrameThatIsTwo() {
    assertThat(sampler().sample(keyFrames(4, 4, 30), TestFaces.still(31)).positions())
        .containsExactly(4, 4, 30);
    assertThat(sampler().sample(keyFrames(4, 30, 30), TestFaces.still(31)).duplicates())
        .isEqualTo(1);
  }
}
