package org.glimpse.core.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.ActionUnit.Side;
import org.junit.jupiter.api.Test;

final class ActionUnitTest {
  @Test
  void readsTheListsOfTheCorpora() {
    assertThat(ActionUnit.parseList("L12"))
        .containsExactly(new ActionUnit(12, Side.LEFT, Optional.empty()));
    assertThat(ActionUnit.parseList("14+24"))
        .extracting(ActionUnit::number)
        .containsExactly(14, 24);
    assertThat(ActionUnit.parseList("4+L10"))
        .containsExactly(ActionUnit.of(4), new ActionUnit(10, Side.LEFT, Optional.empty()));
    assertThat(ActionUnit.parseList("4，7, AU12b"))
        .containsExactly(
            ActionUnit.of(4), ActionUnit.of(7), new ActionUnit(12, Side.BOTH, Optional.of('B')));
    assertThat(ActionUnit.parseList("  ")).isEmpty();
  }

  @Test
  void writesWhatItReads() {
    List<ActionUnit> units = ActionUnit.parseList("R4C+T23+B17+AU2");
    assertThat(units).extracting(ActionUnit::toString).containsExactly("R4C", "T23", "B17", "2");
  }

  @Test
  void refusesWhatIsNoUnit() {
    assertThatThrownBy(() -> ActionUnit.parseList("4+smile"))
        .hasMessageContaining("'smile'")
        .hasMessageContaining("L12");
    assertThatThrownBy(() -> ActionUnit.parseList("0")).hasMessageContaining("at least 1");
  }
}
