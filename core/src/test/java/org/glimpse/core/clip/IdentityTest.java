package org.glimpse.core.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IdentityTest {
  @Test
  void keepsSubjectsOfTwoCorporaApart() {
    assertThat(new SubjectId("casme2", "01")).isNotEqualTo(new SubjectId("samm", "01"));
  }

  @Test
  void sortsByCorpusThenSubjectThenClip() {
    List<ClipId> sorted =
        List.of(ClipId.of("b", "1", "x"), ClipId.of("a", "2", "x"), ClipId.of("a", "1", "y"))
            .stream()
            .sorted()
            .toList();
    assertThat(sorted).extracting(ClipId::toString).containsExactly("a/1/y", "a/2/x", "b/1/x");
  }

  @Test
  void refusesBlankParts() {
    assertThatThrownBy(() -> ClipId.of("a", "1", " ")).hasMessage("clip must not be blank");
    assertThatThrownBy(() -> ClipId.of("", "1", "x")).hasMessage("corpus must not be blank");
    assertThatThrownBy(() -> ClipId.of("a", "", "x")).hasMessage("subject must not be blank");
  }
}
