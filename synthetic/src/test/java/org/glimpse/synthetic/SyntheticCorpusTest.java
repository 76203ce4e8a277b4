package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

class SyntheticCorpusTest {
  private static final ClipSettings SMALL =
      ClipSettings.withDefaults().withView(FaceView.portrait(new Size(96, 80), 48));

  @Test
  void namesSubjectsAndClipsAsDfmeDoes() {
    CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(3).withClipsPerSubject(2);
    List<String> names =
        SyntheticCorpus.of(plan, SMALL).clips().stream().map(c -> c.id().toString()).toList();
    assertThat(names)
        .containsExactly(
            "synthetic/sub0001/sub0001_01",
            "synthetic/sub0001/sub0001_02",
            "synthetic/sub0002/sub0002_01",
            "synthetic/sub0002/sub0002_02",
            "synthetic/sub0003/sub0003_01",
            "synthetic/sub0003/sub0003_02");
  }

  @Test
  void keepsTheCountsOfEachLabel() {
    LabelSet set = new LabelSet("two", List.of("happiness", "anger"));
    CorpusPlan plan =
        CorpusPlan.withDefaults().withSubjects(4).withCounts(new LabelCounts(set, List.of(9, 2)));
    assertThat(SyntheticCorpus.of(plan, SMALL).clips())
        .hasSize(11)
        .filteredOn(c -> c.trueLabel().equals("anger"))
        .hasSize(2);
  }

  @Test
  void changesExactlyTheAskedShareOfLabels() {
    CorpusPlan plan = CorpusPlan.withDefaults().withClipsPerSubject(10).withLabelNoise(0.2);
    List<SyntheticClip> clips = SyntheticCorpus.of(plan, SMALL).clips();
    assertThat(clips).filteredOn(c -> !c.label().equals(c.trueLabel())).hasSize(16);
    List<SyntheticClip> clean = SyntheticCorpus.of(plan.withLabelNoise(0), SMALL).clips();
    assertThat(clean).allMatch(c -> c.label().equals(c.trueLabel()));
    for (int i = 0; i < clips.size(); i++) {
      assertThat(clips.get(i).performance().units()).isEqualTo(clean.get(i).performance().units());
      assertThat(clips.get(i).keyFrames()).isEqualTo(clean.get(i).keyFrames());
    }
  }

  @Test
  void keepsAmplitudeLengthAndDurationInTheirRanges() {
    ClipSettings settings =
        SMALL.withAmplitude(0.5, 1.5).withFrames(60, 150).withFrameRate(FrameRate.of(200));
    for (SyntheticClip clip :
        SyntheticCorpus.of(CorpusPlan.withDefaults().withClipsPerSubject(20), settings).clips()) {
      assertThat(clip.length()).isBetween(60, 150);
      assertThat(clip.frameRate().millis(clip.keyFrames().length())).isBetween(100.0, 500.0);
      assertThat(clip.keyFrames().onset()).isPositive();
      assertThat(clip.keyFrames().offset()).isLessThan(clip.length() - 1);
      assertThat(clip.keyFrames().source()).isEqualTo(ApexSource.ANNOTATED);
      double strongest =
          clip.performance().units().stream()
              .mapToDouble(ActivatedUnit::amplitude)
              .max()
              .orElseThrow();
      assertThat(strongest).isBetween(0.5, 1.5);
    }
  }

  @Test
  void showsContemptOnOneSideOnly() {
    LabelSet set = new LabelSet("one", List.of("contempt"));
    CorpusPlan plan = CorpusPlan.withDefaults().withCounts(new LabelCounts(set, List.of(30)));
    List<SyntheticClip> clips = SyntheticCorpus.of(plan, SMALL).clips();
    assertThat(clips)
        .allSatisfy(
            clip ->
                assertThat(clip.actionUnits().stream().map(ActionUnit::side).distinct())
                    .hasSize(1)
                    .doesNotContain(ActionUnit.Side.BOTH));
    assertThat(clips.stream().map(c -> c.actionUnits().get(0).side()).collect(Collectors.toSet()))
        .hasSize(2);
  }

  @Test
  void doesNotShowEveryExpressionAlike() {
    LabelSet set = new LabelSet("one", List.of("fear"));
    CorpusPlan plan = CorpusPlan.withDefaults().withCounts(new LabelCounts(set, List.of(60)));
    assertThat(
            SyntheticCorpus.of(plan, SMALL).clips().stream()
                .map(SyntheticClip::actionUnits)
                .collect(Collectors.toSet()))
        .hasSizeBetween(4, 40);
  }

  @Test
  void sameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(2).withClipsPerSubject(1);
    SyntheticClip a = SyntheticCorpus.of(plan, SMALL).clips().get(1);
    SyntheticClip b = SyntheticCorpus.of(plan, SMALL).clips().get(1);
    SyntheticClip c = SyntheticCorpus.of(plan.withSeed(8), SMALL).clips().get(1);
    assertThat(a.length()).isEqualTo(b.length());
    assertThat(a.frame(20)).isEqualTo(b.frame(20));
    assertThat(a.frame(20)).isNotEqualTo(c.frame(20));
  }

  @Test
  void refusesALabelWithoutARecipe() {
    LabelSet set = new LabelSet("one", List.of("boredom"));
    CorpusPlan plan = CorpusPlan.withDefaults().withCounts(new LabelCounts(set, List.of(3)));
    assertThatThrownBy(() -> SyntheticCorpus.of(plan, SMALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'boredom' has no recipe");
  }
}
