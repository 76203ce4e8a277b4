package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.frame.FacePoint;
import org.junit.jupiter.api.Test;

class RelabelledClipsTest {
  private static final ClipId A = ClipId.of("c", "s", "a");
  private static final ClipId B = ClipId.of("c", "s", "b");
  private static final ClipId BACK = ClipId.of("c", "s", "back");

  private static LabelChange change(String fold, ClipId clip, int from, int to, double margin) {
    return new LabelChange(fold, clip, 4, new LabelChange.Classes(from, to), margin);
  }

  private static final List<LabelChange> CHANGES =
      List.of(
          change("1", A, 0, 1, 0.5),
          change("1", B, 0, 2, 0.9),
          change("1", BACK, 2, 0, 0.3),
          change("1", BACK, 0, 2, 0.3),
          change("2", A, 0, 2, 0.1),
          change("2", A, 2, 1, 0.7),
          change("3", A, 0, 2, 0.8));

  @Test
  void showsFirstWhatMostFoldsAgreeOn() {
    List<RelabelledClips.Relabelled> found = RelabelledClips.of(CHANGES);
    assertThat(found)
        .containsExactly(
            new RelabelledClips.Relabelled(
                A, new LabelChange.Classes(0, 1), 2, change("2", A, 2, 1, 0.7)),
            new RelabelledClips.Relabelled(
                B, new LabelChange.Classes(0, 2), 1, change("1", B, 0, 2, 0.9)));
  }

  @Test
  void leavesOutClipsThatGotTheirLabelBack() {
    assertThat(RelabelledClips.byFold(CHANGES))
        .containsEntry("1", Set.of(A, B))
        .containsEntry("2", Set.of(A))
        .containsEntry("3", Set.of(A));
    assertThat(RelabelledClips.of(List.of())).isEmpty();
  }

  @Test
  void aTreeHasAnEdgeForEachPointButItsRoot() {
    int root = FacePoint.all().indexOf(FacePoint.NOSE_TIP);
    FaceTree tree =
        FaceTree.ofParents("f", Collections.nCopies(FacePoint.all().size(), root), root);
    assertThat(tree.edges())
        .hasSize(FacePoint.all().size() - 1)
        .allSatisfy(edge -> assertThat(edge.from()).isEqualTo(FacePoint.NOSE_TIP));
    assertThatThrownBy(() -> FaceTree.ofParents("f", List.of(0), 0))
        .hasMessage("there must be 30 parents but there are 1");
  }

  @Test
  void refusesTrustThatIsNoNumber() {
    assertThatThrownBy(() -> new ClipTrust("f", A, ClipTrust.Measure.CONFIDENCE, Double.NaN))
        .hasMessageContaining("trust in c/s/a");
  }
}
