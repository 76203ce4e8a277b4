package org.glimpse.core.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValenceArousalTest {
  @Test
  void pseudoValenceStaysInRangeAndNearTheEmotion() {
    ValenceArousal happiness = ValenceArousal.of("happiness").orElseThrow();
    SplittableRandom random = new SplittableRandom(3);
    double sum = 0;
    for (int i = 0; i < 2000; i++) {
      ValenceArousal blurred = happiness.blurred(random);
      assertThat(blurred.valence()).isBetween(-1.0, 1.0);
      sum += blurred.arousal();
    }
    assertThat(sum / 2000).isCloseTo(0.3, within(0.02));
    assertThat(ValenceArousal.of("others")).isEmpty();
  }

  @Test
  void refusesNumbersOfAnotherScale() {
    assertThatThrownBy(() -> new ValenceArousal(5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("valence")
        .hasMessageContaining("5");
    assertThatThrownBy(() -> new ValenceArousal(0, -1.5)).hasMessageContaining("arousal");
  }

  @Test
  void anAnnotationKeepsItWhenSomethingElseChanges() {
    ValenceArousal feeling = new ValenceArousal(0.5, -0.5);
    Annotation annotation = Annotation.none().withFeeling(Optional.of(feeling));
    assertThat(annotation.withEmotion("fear").feeling()).contains(feeling);
    assertThat(annotation.withKeyFrames(Optional.empty()).feeling()).contains(feeling);
    assertThat(annotation.withFeeling(Optional.empty())).isEqualTo(Annotation.none());
  }
}
