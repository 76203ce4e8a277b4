package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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

  /** As of commit 97e1a94, before there was another kind of noise: published corpora stay. */
  @Test
  void symmetricNoiseKeepsTheLabelsItAlwaysGave() {
    CorpusPlan plan =
        CorpusPlan.withDefaults().withSubjects(3).withClipsPerSubject(7).withLabelNoise(0.3);
    assertThat(SyntheticCorpus.of(plan, SMALL).clips())
        .filteredOn(c -> !c.label().equals(c.trueLabel()))
        .extracting(c -> c.id().clip() + ' ' + c.trueLabel() + ' ' + c.label())
        .containsExactly(
            "sub0001_01 anger happiness",
            "sub0001_02 sadness anger",
            "sub0002_03 happiness sadness",
            "sub0002_05 surprise disgust",
            "sub0003_01 anger contempt",
            "sub0003_06 surprise sadness");
  }

  @Test
  void asymmetricNoiseTakesTheAskedShareOfEachClassForItsOnePartner() {
    List<Integer> counts = List.of(10, 3, 40, 5, 0, 8, 1);
    CorpusPlan plan =
        CorpusPlan.withDefaults()
            .withCounts(new LabelCounts(LabelSet.dfme7(), counts))
            .withLabelNoise(LabelNoise.asymmetric(0.3));
    List<SyntheticClip> clips = SyntheticCorpus.of(plan, SMALL).clips();
    Map<String, Long> wrong =
        clips.stream()
            .filter(c -> !c.label().equals(c.trueLabel()))
            .collect(
                Collectors.groupingBy(
                    c -> c.trueLabel() + " as " + c.label(), Collectors.counting()));
    // 0.3 n is 3, 0.9, 12, 1.5 (halves up), 0, 2.4 and 0.3; nobody is happy here.
    assertThat(wrong)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "anger as disgust", 3L,
                "contempt as disgust", 1L,
                "disgust as anger", 12L,
                "fear as surprise", 2L,
                "sadness as fear", 2L));
    assertThat(SyntheticCorpus.of(plan, SMALL).clips())
        .extracting(SyntheticClip::label)
        .isEqualTo(clips.stream().map(SyntheticClip::label).toList());
    assertThat(SyntheticCorpus.of(plan.withSeed(8), SMALL).clips())
        .extracting(SyntheticClip::label)
        .isNotEqualTo(clips.stream().map(SyntheticClip::label).toList());
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
