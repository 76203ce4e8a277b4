package org.glimpse.imbalance.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glimpse.imbalance.uncertain.RelabelRule;
import org.junit.jupiter.api.Test;

class ObjectivesTest {
  @Test
  void findsEveryObjectiveByTheNameThatItPrints() {
    assertThat(Objectives.descriptions()).containsKeys("plain", "rul", "scn", "scn-weights", "eac");
    Objectives.descriptions()
        .forEach(
            (name, text) -> {
              assertThat(Objectives.parse(name).id()).isEqualTo(name);
              assertThat(text.lines()).as(name).hasSize(2);
            });
    assertThat(Objectives.parse(" RUL ")).isEqualTo(Objectives.rul());
  }

  @Test
  void listsWhatThereIsWhereANameIsUnknown() {
    assertThatThrownBy(() -> Objectives.parse("magic"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("magic")
        .hasMessageContaining("rul")
        .hasMessageContaining("eac");
  }

  @Test
  void onlyAGateOrAPoolingNeedsAVolume() {
    assertThat(NetworkParts.none().needVolume()).isFalse();
    assertThat(Objectives.rul().parts(3, 8).needVolume()).isFalse();
    assertThat(Objectives.eac().parts(3, 8).needVolume()).isTrue();
    assertThat(Objectives.scn().parts(3, 8)).isEqualTo(NetworkParts.none());
  }

  @Test
  void refusesNumbersOutsideTheirRange() {
    assertThatThrownBy(() -> new RelativeUncertaintyObjective(0, 0.4, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Objectives.eac().withWeight(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> Objectives.scn().withFirstEpoch(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void optionsMakeCopies() {
    RelabelRule rule = RelabelRule.byProbability(0.4, RelabelRule.Scope.LOW);
    ConfidenceObjective changed = Objectives.scn().withRule(rule).withFirstEpoch(9);
    assertThat(changed.relabelling()).contains(rule);
    assertThat(changed.firstEpoch()).isEqualTo(9);
    assertThat(Objectives.scn().withoutRelabelling().id()).isEqualTo("scn-weights");
    assertThat(Objectives.rul().withEqualParts().id()).isEqualTo("rul-equal");
  }
}
