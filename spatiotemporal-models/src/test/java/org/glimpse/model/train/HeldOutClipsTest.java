package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Finish;
import org.glimpse.imbalance.Fit;
import org.glimpse.model.MovingBlobs;
import org.junit.jupiter.api.Test;

class HeldOutClipsTest {
  private static final Finish FITTED = Finish.fitted(Fit.TEMPERATURE);
  private static final LabelledClips CLIPS = MovingBlobs.of(1, 1, 4, 40, 10, 5);

  private static Set<SubjectId> subjects(List<LabelledClip> clips) {
    Set<SubjectId> subjects = new HashSet<>();
    clips.forEach(clip -> subjects.add(clip.id().subject()));
    return subjects;
  }

  @Test
  void holdsNobodyOutWhereNothingIsFitted() {
    HeldOutClips split = HeldOutClips.of(CLIPS, Optional.empty(), Finish.normalized(1), 3);
    assertThat(split.training()).isSameAs(CLIPS);
    assertThat(split.heldOut()).isEmpty();
  }

  @Test
  void holdsAFifthOutBySubjectsForEverySeed() {
    Set<Set<SubjectId>> chosen = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      HeldOutClips split = HeldOutClips.of(CLIPS, Optional.empty(), FITTED, seed);
      Set<SubjectId> out = subjects(split.heldOut());
      assertThat(out).hasSize(1).doesNotContainAnyElementsOf(subjects(split.training().clips()));
      List<ClipId> all = new ArrayList<>(split.training().ids());
      split.heldOut().forEach(clip -> all.add(clip.id()));
      assertThat(all).containsExactlyInAnyOrderElementsOf(CLIPS.ids());
      assertThat(HeldOutClips.of(CLIPS, Optional.empty(), FITTED, seed).heldOut())
          .isEqualTo(split.heldOut());
      chosen.add(out);
    }
    assertThat(chosen).hasSizeGreaterThan(2);
  }

  @Test
  void keepsTheSubjectWhoHasAllOfAClass() {
    List<LabelledClip> clips = new ArrayList<>(MovingBlobs.of(1, 1, 4, 20).clips());
    LabelledClip like = clips.get(0);
    SubjectId keeper = ClipId.of("blobs", "keeper", "x").subject();
    for (int i = 0; i < 3; i++) {
      clips.add(
          new LabelledClip(new ClipId(keeper, "rare" + i), 1, like.annotation(), like.tensor()));
    }
    LabelledClips all = LabelledClips.of(MovingBlobs.of(1, 1, 4, 1, 1).labels(), clips);
    for (int seed = 0; seed < 20; seed++) {
      assertThat(subjects(HeldOutClips.of(all, Optional.empty(), FITTED, seed).heldOut()))
          .doesNotContain(keeper);
    }
  }

  @Test
  void takesTheClipsThatValidateButNeverThoseThatPeek() {
    SubjectSplit inner = SubjectSplit.of(CLIPS, 0.4, 7);
    HeldOutClips shared = HeldOutClips.of(CLIPS, Optional.of(inner), FITTED, 3);
    assertThat(shared.training()).isSameAs(inner.training());
    assertThat(shared.heldOut()).isEqualTo(inner.deciding().clips());
    LabelledClips test = MovingBlobs.of(2, 1, 4, 3, 3, 3);
    SubjectSplit peeking = new SubjectSplit(CLIPS, test);
    HeldOutClips own = HeldOutClips.of(CLIPS, Optional.of(peeking), FITTED, 3);
    assertThat(own.heldOut())
        .isEqualTo(HeldOutClips.of(CLIPS, Optional.empty(), FITTED, 3).heldOut());
  }

  @Test
  void refusesASingleSubject() {
    LabelledClips one = CLIPS.select(CLIPS.ids().subList(0, 1));
    assertThatThrownBy(() -> HeldOutClips.of(one, Optional.empty(), FITTED, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no training subject can be spared for validation");
  }
}
