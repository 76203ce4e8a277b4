package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

class LabelNoiseTest {
  private static List<String> confusions(List<String> labels, List<Integer> counts) {
    LabelSet set = new LabelSet("test", labels);
    return LabelNoise.confusions(new LabelCounts(set, counts)).stream().map(set::label).toList();
  }

  @Test
  void takesEachEmotionForItsNeighbor() {
    List<String> labels = LabelSet.dfme7().labels();
    assertThat(labels)
        .containsExactly(
            "anger", "contempt", "disgust", "fear", "happiness", "sadness", "surprise");
    assertThat(confusions(labels, Collections.nCopies(7, 1)))
        .containsExactly("disgust", "happiness", "anger", "surprise", "contempt", "fear", "fear");
  }

  @Test
  void prefersTheNeutralFaceForSadnessWhereThereIsOne() {
    assertThat(confusions(List.of("fear", "sadness", "neutral"), List.of(1, 1, 1)))
        .containsExactly("sadness", "neutral", "sadness");
  }

  @Test
  void takesNoClassForOneThatDoesNotOccur() {
    assertThat(confusions(LabelSet.dfme7().labels(), List.of(4, 0, 0, 2, 0, 3, 0)))
        .containsExactly("fear", "fear", "anger", "sadness", "sadness", "fear", "fear");
  }

  @Test
  void takesAClassWithoutAnEntryForTheNextOneAndTheLastForTheFirst() {
    assertThat(confusions(List.of("a", "b", "c"), List.of(1, 1, 1))).containsExactly("b", "c", "a");
    assertThat(confusions(LabelSet.megc3().labels(), List.of(1, 1, 1)))
        .containsExactly("surprise", "surprise", "negative");
  }

  @Test
  void refusesAClassThatIsAloneAndAShareThatIsNone() {
    assertThatThrownBy(() -> confusions(List.of("anger", "fear"), List.of(3, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2 labels")
        .hasMessageContaining("'anger'");
    assertThatThrownBy(() -> LabelNoise.asymmetric(1.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.1");
  }
}
