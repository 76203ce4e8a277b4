package org.glimpse.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void multipliesTheSmallestMostAndNeverFalls() {
    // ascending .01*4, .02*3, .03*2 raised to .06, .04*1 raised to .06
    List<Double> adjusted = Holm.adjust(List.of(.04, .01, .03, .02));
    List<Double> expected = List.of(.06, .04, .06, .06);
    for (int i = 0; i < 4; i++) {
      assertThat(adjusted.get(i)).isCloseTo(expected.get(i), within(1e-15));
    }
  }

  /**
   * NumPy 2.4.6: {@code o = np.argsort(p); a[o] = np.minimum(1, np.maximum.accumulate(p[o] * (7 -
   * np.arange(7))))}, what R calls {@code p.adjust(p, "holm")}.
   */
  @Test
  void agreesWithNumPyOnTiedAndUnorderedValues() {
    List<Double> adjusted = Holm.adjust(List.of(.0021, .041, .0005, .0113, .62, .0113, .038));
    List<Double> golden = List.of(.0126, .114, .0035, .0565, .62, .0565, .114);
    for (int i = 0; i < golden.size(); i++) {
      assertThat(adjusted.get(i)).isCloseTo(golden.get(i), within(1e-15));
    }
  }

  @Test
  void staysAtOneAndKeepsASingleTest() {
    assertThat(Holm.adjust(List.of(.7, .8))).containsExactly(1.0, 1.0);
    assertThat(Holm.adjust(List.of(.03))).containsExactly(.03);
    assertThat(Holm.adjust(List.of())).isEmpty();
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> Holm.adjust(List.of(1.2)))
        .hasMessage("p-value must be in [0.0, 1.0] but is 1.2");
  }
}
