package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.junit.jupiter.api.Test;

class FoldTest {
  private static final ClipId A1 = Clips.id("a", "1");
  private static final ClipId A2 = Clips.id("a", "2");
  private static final ClipId B1 = Clips.id("b", "1");

  @Test
  void refusesASubjectOnBothSides() {
    assertThatThrownBy(() -> new Fold("x", List.of(A1, B1), List.of(A2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subject lab/a must not be on both sides of fold x");
  }

  @Test
  void allowsSubjectsOfTheSameNameInTwoCorpora() {
    ClipId other = ClipId.of("other", "a", "1");
    Fold fold = new Fold("x", List.of(other), List.of(A1));
    assertThat(fold.testSubjects()).containsExactly(new SubjectId("lab", "a"));
    assertThat(fold.trainingSubjects()).containsExactly(new SubjectId("other", "a"));
  }

  @Test
  void refusesEmptySidesAndDoubledClips() {
    assertThatThrownBy(() -> new Fold("x", List.of(), List.of(A1)))
        .hasMessage("training clips of fold x must not be empty");
    assertThatThrownBy(() -> new Fold("x", List.of(A1), List.of()))
        .hasMessage("test clips of fold x must not be empty");
    assertThatThrownBy(() -> new Fold("x", List.of(B1, B1), List.of(A1)))
        .hasMessage("clip lab/b/1 occurs twice in fold x");
    assertThatThrownBy(() -> new Fold("x", List.of(B1), List.of(A1, A1)))
        .hasMessage("clip lab/a/1 occurs twice in fold x");
  }
}
