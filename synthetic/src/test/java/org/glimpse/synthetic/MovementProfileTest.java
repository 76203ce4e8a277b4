package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.junit.jupiter.api.Test;

class MovementProfileTest {
  private static final FrameRate RATE = FrameRate.of(200);

  private static MovementProfile profile(int onset, int apex, int offset) {
    return MovementProfile.of(new KeyFrames(onset, apex, offset, ApexSource.ANNOTATED), RATE);
  }

  @Test
  void isZeroOutsideAndOneAtTheApexOnly() {
    MovementProfile profile = profile(5, 12, 30);
    assertThat(profile.value(4)).isZero();
    assertThat(profile.value(31)).isZero();
    assertThat(profile.value(-100)).isZero();
    assertThat(profile.value(12)).isEqualTo(1);
    for (int i = 5; i <= 30; i++) {
      assertThat(profile.value(i)).isGreaterThan(0);
      if (i != 12) {
        assertThat(profile.value(i)).isLessThan(1);
      }
    }
  }

  @Test
  void isHalfwayInTheMiddleOfEachFlank() {
    MovementProfile profile = profile(5, 12, 30);
    assertThat(profile.value(8)).isEqualTo(0.5, within(1e-12));
    assertThat(profile.value(21.5)).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void startsStopsAndTurnsWithoutAJolt() {
    MovementProfile profile = profile(5, 12, 30);
    double step = 1e-4;
    for (double t : new double[] {4, 12, 31}) {
      assertThat(Math.abs(profile.value(t + step) - profile.value(t - step)) / step)
          .isLessThan(1e-6);
    }
  }

  @Test
  void refusesMoreThanHalfASecond() {
    assertThat(profile(0, 50, 99).keyFrames().length()).isEqualTo(100);
    assertThatThrownBy(() -> profile(0, 50, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 500 ms but lasts 505.0 ms");
  }

  @Test
  void findsAPlaceInTheShortestClip() {
    for (int i = 0; i < 50; i++) {
      KeyFrames frames =
          MovementProfile.random(6, FrameRate.of(25), Seeds.generator(3, "clip" + i)).keyFrames();
      assertThat(frames.onset()).isPositive();
      assertThat(frames.offset()).isLessThan(5);
    }
  }
}
