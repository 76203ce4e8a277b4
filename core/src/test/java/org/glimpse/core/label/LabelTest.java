package org.glimpse.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.junit.jupiter.api.Test;

final class LabelTest {
  private static final ClipId ID = ClipId.of("c", "s", "x");

  @Test
  void indexesDfmeAlphabetically() {
    LabelSet dfme = LabelSet.dfme7();
    assertThat(dfme.indexOf("anger")).hasValue(0);
    assertThat(dfme.indexOf(" Surprise ")).hasValue(6);
    assertThat(dfme.indexOf("others")).isEmpty();
    assertThat(dfme.label(4)).isEqualTo("happiness");
  }

  @Test
  void refusesALabelTwiceWhateverItsCase() {
    assertThatThrownBy(() -> new LabelSet("x", List.of("Others", "others")))
        .hasMessage("label 'others' occurs twice");
  }

  @Test
  void countsLabels() {
    LabelSet labels = LabelSet.megc3();
    LabelCounts counts = LabelCounts.of(labels, List.of(0, 0, 0, 0, 1, 1, 2));
    assertThat(counts.counts()).containsExactly(4, 2, 1);
    assertThat(counts.total()).isEqualTo(7);
    assertThat(counts.imbalanceRatio()).hasValue(4.0);
    assertThat(LabelCounts.of(labels, List.of(0)).imbalanceRatio()).isEmpty();
  }

  @Test
  void refusesCountsThatCannotBe() {
    LabelSet labels = LabelSet.megc3();
    assertThatThrownBy(() -> new LabelCounts(labels, List.of(1, 2)))
        .hasMessage("there must be 3 counts but there are 2");
    assertThatThrownBy(() -> new LabelCounts(labels, List.of(0, 0, 0)))
        .hasMessageContaining("total");
    assertThatThrownBy(() -> new LabelCounts(labels, List.of(1, -1, 2))).hasMessageContaining("-1");
  }

  @Test
  void decidesOnTheHighestScoreAndOnTheLowestIndexOfEqualOnes() {
    assertThat(Prediction.ofScores(ID, List.of(0.1, 0.7, 0.2)).decided()).isEqualTo(1);
    assertThat(Prediction.ofScores(ID, List.of(0.4, 0.2, 0.4)).decided()).isZero();
  }

  @Test
  void refusesScoresThatAreNoNumbers() {
    assertThatThrownBy(() -> Prediction.ofScores(ID, List.of(0.1, Double.NaN)))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Prediction(ID, List.of(0.1), 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
