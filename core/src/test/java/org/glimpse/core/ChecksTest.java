package org.glimpse.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChecksTest {
  @Test
  void returnsWhatIsAllowed() {
    assertThat(Checks.atLeast("n", 3, 3)).isEqualTo(3);
    assertThat(Checks.inRange("p", 0.5, 0.5, 0.5)).isEqualTo(0.5);
    assertThat(Checks.index("i", 0, 1)).isZero();
  }

  @Test
  void namesTheValueAndTheRange() {
    assertThatThrownBy(() -> Checks.atLeast("n", 2, 3)).hasMessage("n must be at least 3 but is 2");
    assertThatThrownBy(() -> Checks.inRange("p", 1.5, 0.0, 1.0))
        .hasMessage("p must be in [0.0, 1.0] but is 1.5");
    assertThatThrownBy(() -> Checks.inRange("k", 11, 1, 10))
        .hasMessage("k must be in [1, 10] but is 11");
    assertThatThrownBy(() -> Checks.index("i", 4, 4))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("i must be in [0, 4) but is 4");
    assertThatThrownBy(() -> Checks.index("i", -1, 4)).hasMessageContaining("-1");
  }

  @Test
  void takesNaNAsOutsideEveryRange() {
    assertThatThrownBy(() -> Checks.inRange("p", Double.NaN, 0.0, 1.0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Checks.positive("x", Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Checks.positive("x", 0.0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> Checks.positive("x", Double.POSITIVE_INFINITY))
        .hasMessageContaining("Infinity");
  }

  @Test
  void copiesListsSoThatLaterChangesDoNotShow() {
    List<String> mutable = new ArrayList<>(List.of("a"));
    List<String> copy = Checks.notEmpty("letters", mutable);
    mutable.add("b");
    assertThat(copy).containsExactly("a");
    assertThatThrownBy(() -> Checks.notEmpty("letters", List.of()))
        .hasMessage("letters must not be empty");
  }

  @Test
  void refusesBlankTexts() {
    assertThatThrownBy(() -> Checks.notBlank("name", " ")).hasMessage("name must not be blank");
    assertThatThrownBy(() -> Checks.notBlank("name", null)).hasMessage("name must not be blank");
  }
}
