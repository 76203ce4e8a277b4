package org.glimpse.keyframe.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;

/** What every sampler keeps. */
abstract class FrameSamplerContract {
  /** The sampler under test. */
  abstract FrameSampler sampler();

  /** Whether it looks beyond onset and offset. */
  boolean looksAtTheWholeClip() {
    return false;
  }

  static KeyFrames keyFrames(int onset, int apex, int offset) {
    return new KeyFrames(onset, apex, offset, ApexSource.ANNOTATED);
  }

  @Test
  void givesAsManyPositionsAsItSays() {
    assertThat(sampler().sample(keyFrames(10, 30, 70), TestFaces.still(100)).size())
        .isEqualTo(sampler().length());
  }

  @Test
  void withoutMotionItChoosesTheSameOrNothing() {
    KeyFrames keys = keyFrames(10, 30, 70);
    sampler()
        .sample(keys, 100)
        .ifPresent(
            positions ->
                assertThat(positions).isEqualTo(sampler().sample(keys, TestFaces.still(100))));
    boolean needsMotion = sampler().id().matches("(motion-adaptive|strain-top):.*");
    assertThat(sampler().sample(keys, 100).isEmpty()).isEqualTo(needsMotion);
  }

  @Test
  void staysInTheInterval() {
    SampledSequence drawn =
        sampler().sample(keyFrames(10, 30, 70), TestFaces.still(100), new SplittableRandom(3));
    int first = looksAtTheWholeClip() ? 0 : 10;
    int last = looksAtTheWholeClip() ? 99 : 70;
    assertThat(drawn.positions()).allMatch(p -> p >= first && p <= last);
  }

  @Test
  void repeatsItselfForTheSameSeed() {
    MotionCurve motion = TestFaces.still(100);
    KeyFrames keys = keyFrames(10, 30, 70);
    assertThat(sampler().sample(keys, motion, new SplittableRandom(3)))
        .isEqualTo(sampler().sample(keys, motion, new SplittableRandom(3)));
    assertThat(sampler().sample(keys, motion)).isEqualTo(sampler().sample(keys, motion));
  }

  @Test
  void takesAClipOfOneFrame() {
    SampledSequence only = sampler().sample(keyFrames(0, 0, 0), TestFaces.still(1));
    assertThat(only.positions()).hasSize(sampler().length()).containsOnly(0);
  }

  @Test
  void saysWhetherTrainingDraws() {
    MotionCurve motion = TestFaces.still(100);
    KeyFrames keys = keyFrames(10, 30, 70);
    SplittableRandom random = new SplittableRandom(3);
    SampledSequence tested = sampler().sample(keys, motion);
    boolean differs = false;
    for (int i = 0; i < 20; i++) {
      differs |= !sampler().sample(keys, motion, random).equals(tested);
    }
    assertThat(differs).isEqualTo(sampler().draws());
  }

  @Test
  void refusesAnOffsetBehindTheCurve() {
    assertThatThrownBy(() -> sampler().sample(keyFrames(0, 3, 9), TestFaces.still(9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the offset must lie before frame 9, the end of the motion curve, but is 9");
  }

  @Test
  void isReadBackFromItsId() {
    assertThat(FrameSamplers.parse(sampler().id()).id()).isEqualTo(sampler().id());
    assertThat(FrameSamplers.parse(sampler().id()).length()).isEqualTo(sampler().length());
  }
}
