package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

class FrequencyGroupsTest {
  private static LabelSet labels(int classes) {
    return new LabelSet("test", IntStream.range(0, classes).mapToObj(c -> "c" + c).toList());
  }

  private static FrequencyGroups groups(Integer... counts) {
    return FrequencyGroups.of(new LabelCounts(labels(counts.length), Arrays.asList(counts)));
  }

  @Test
  void cutsTheClassesOfDfmeIntoTwoThreeAndTwo() {
    FrequencyGroups groups = groups(161, 100, 548, 265, 206, 278, 298);
    assertThat(groups.head()).containsExactly(2, 6);
    assertThat(groups.medium()).containsExactly(5, 3, 4);
    assertThat(groups.tail()).containsExactly(0, 1);
  }

  @Test
  void keepsTheOrderOfEqualCountsAndHasNoMediumWithTwoClasses() {
    assertThat(groups(5, 5, 5)).isEqualTo(new FrequencyGroups(List.of(0), List.of(1), List.of(2)));
    assertThat(groups(1, 4)).isEqualTo(new FrequencyGroups(List.of(1), List.of(), List.of(0)));
    assertThatThrownBy(() -> groups(4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void averagesTheRecallsThatAreDefined() {
    Confusion confusion =
        Confusion.of(labels(3), List.of(List.of(3, 1, 0), List.of(0, 0, 0), List.of(0, 3, 1)));
    assertThat(FrequencyGroups.recall(confusion, List.of(0, 1, 2)))
        .hasValueCloseTo(0.5, within(1e-12));
    assertThat(FrequencyGroups.recall(confusion, List.of(1))).isEmpty();
    assertThat(FrequencyGroups.recall(confusion, List.of())).isEmpty();
  }
}
