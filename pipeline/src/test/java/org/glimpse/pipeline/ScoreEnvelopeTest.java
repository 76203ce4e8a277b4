package org.glimpse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoreEnvelopeTest {
  @Test
  void keepsAShortVideoAsItIs() {
    ScoreEnvelope envelope = new ScoreEnvelope();
    for (double score : new double[] {1, 3, 2}) {
      envelope.add(score);
    }
    assertThat(envelope.highest()).containsExactly(1.0, 3.0, 2.0);
    assertThat(envelope.framesInSpan()).isEqualTo(1);
    assertThat(envelope.frames()).isEqualTo(3);
  }

  @Test
  void keepsTheHighestOfEachSpanOfALongOne() {
    ScoreEnvelope envelope = new ScoreEnvelope();
    for (int i = 0; i < 10_001; i++) {
      envelope.add(i == 7777 ? 5 : 1);
    }
    assertThat(envelope.framesInSpan()).isEqualTo(8);
    assertThat(envelope.highest()).hasSize(1251);
    assertThat(envelope.highest().get(972)).isEqualTo(5);
    assertThat(envelope.highest()).filteredOn(s -> s == 5).hasSize(1);
  }
}
