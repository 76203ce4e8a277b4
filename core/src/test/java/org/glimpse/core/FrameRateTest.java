package org.glimpse.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameRateTest {
  @ParameterizedTest
  @CsvSource({
    "200, 200, 1",
    "200.0, 200, 1",
    "29.97, 30000, 1001",
    "23.976, 24000, 1001",
    "59.94, 60000, 1001",
    "30000/1001, 30000, 1001",
    "400/2, 200, 1",
    "12.5, 25, 2"
  })
  void readsRatesAsCorporaWriteThem(String text, long frames, long seconds) {
    assertThat(FrameRate.parse(text)).isEqualTo(new FrameRate(frames, seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "0", "-25", "30/0", "NaN", "1e99"})
  void refusesWhatIsNoRateAndSaysWhatIs(String text) {
    assertThatThrownBy(() -> FrameRate.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("30000/1001");
  }

  @Test
  void writesWhatItReads() {
    assertThat(new FrameRate(30000, 1001)).hasToString("30000/1001");
    assertThat(FrameRate.of(500)).hasToString("500");
  }

  @Test
  void roundsTimesToTheNearestMicrosecond() {
    FrameRate ntsc = new FrameRate(30000, 1001);
    assertThat(ntsc.microsAt(0)).isZero();
    assertThat(ntsc.microsAt(1)).isEqualTo(33_367); // 33366.67
    assertThat(ntsc.microsAt(30000)).isEqualTo(1_001_000_000L);
    assertThat(new FrameRate(3, 1).microsAt(1)).isEqualTo(333_333);
    assertThat(new FrameRate(2_000_000, 1).microsAt(1)).isEqualTo(1); // half up
  }

  @Test
  void convertsBetweenFramesAndMilliseconds() {
    assertThat(FrameRate.of(200).millis(10)).isEqualTo(50.0);
    assertThat(FrameRate.of(200).framesIn(500)).isEqualTo(100.0);
  }
}
