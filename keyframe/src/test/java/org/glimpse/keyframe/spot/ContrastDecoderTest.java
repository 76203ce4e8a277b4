package org.glimpse.keyframe.spot;

import static org.assertj.core.api.Assertions.assertThat;

import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Movement;
import org.junit.jupiter.api.Test;

class ContrastDecoderTest {
  private static final ContrastDecoder.Durations ANY =
      new ContrastDecoder.Durations(20, 60, Movement.Kind.MICRO);

  private static Collected decode(double p, double... features) {
    Collected found = new Collected();
    ContrastDecoder decoder = new ContrastDecoder(FrameRate.of(100), 2, p, ANY, found);
    for (double feature : features) {
      decoder.add(feature);
    }
    decoder.finish();
    return found;
  }

  @Test
  void scoresByTheContrastWithTheFramesALagAway() {
    // C = F_i - (F_{i-2} + F_{i+2}) / 2, at least 0; outside the features are 0
    Collected found = decode(0.5, 1, 1, 3, 6, 3, 1, 1);
    assertThat(found.scores).containsExactly(0.0, 0.0, 1.0, 5.0, 1.0, 0.0, 0.0);
  }

  @Test
  void spotsRunsAboveTheThresholdOfTheRightLength() {
    // mean 9 / 8, threshold at p = 0.5 is 2.8
    Collected found = decode(0.5, 0, 0, 3, 6, 6, 3, 0, 0);
    assertThat(found.scores).containsExactly(0.0, 0.0, 0.0, 4.5, 4.5, 0.0, 0.0, 0.0);
    assertThat(found.intervals)
        .containsExactly(new SpottedInterval(3, 3, 4, Movement.Kind.MICRO, 4.5));
  }

  @Test
  void leavesOutRunsThatAreTooShortOrTooLong() {
    assertThat(decode(0.5, 0, 0, 0, 9, 0, 0, 0).intervals).isEmpty();
    assertThat(decode(0, 5, 5, 5, 5, 5, 5, 5, 5, 5).intervals).isEmpty();
  }

  @Test
  void decidesALongVideoStretchByStretch() {
    Collected found = new Collected();
    ContrastDecoder decoder = new ContrastDecoder(FrameRate.of(100), 2, 0.5, ANY, found);
    int twoMinutes = 12_000;
    for (int i = 0; i < 3 * twoMinutes; i++) {
      boolean moves = i % twoMinutes >= 500 && i % twoMinutes < 504;
      decoder.add(moves ? 1 + Math.floorDiv(i, twoMinutes) * 100.0 : 0);
    }
    assertThat(found.intervals).as("two stretches are over").hasSize(2);
    decoder.finish();
    assertThat(found.intervals).as("weak ones are found beside strong ones").hasSize(3);
    assertThat(found.scores).hasSize(3 * twoMinutes);
  }
}
