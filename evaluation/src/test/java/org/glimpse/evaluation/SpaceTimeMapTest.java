package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.junit.jupiter.api.Test;

class SpaceTimeMapTest {
  private static final SpaceTimeMap MAP =
      SpaceTimeMap.ofLevels(2, 1, 2, new int[] {0, 255, 102, 51});

  @Test
  void liesLinearlyBetweenTheCentersOfCells() {
    assertThat(MAP.value(0, 0.5, 0.25)).isEqualTo(0);
    assertThat(MAP.value(0, 0.5, 0.75)).isEqualTo(1);
    assertThat(MAP.value(0, 0.5, 0.5)).isEqualTo(0.5, within(1e-12));
    assertThat(MAP.value(0.5, 0.1, 0.75)).isEqualTo(0.6, within(1e-12));
    assertThat(MAP.value(1, 0, 0)).isEqualTo(0.4, within(1e-12));
    assertThat(MAP.value(9, 1, 1)).isEqualTo(0.2, within(1e-12));
  }

  @Test
  void tellsItsSmallestValue() {
    assertThat(MAP.least()).isZero();
    assertThat(SpaceTimeMap.ofLevels(1, 1, 2, new int[] {51, 102}).least()).isEqualTo(0.2);
  }

  @Test
  void refusesLevelsThatDoNotFit() {
    assertThatThrownBy(() -> SpaceTimeMap.ofLevels(1, 1, 2, new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1×1×2 cannot have 1 levels");
    assertThatThrownBy(() -> SpaceTimeMap.ofLevels(1, 1, 1, new int[] {256}))
        .hasMessageContaining("256");
  }

  @Test
  void standsForOneFrameOfTheClipAMoment() {
    ClipId clip = ClipId.of("c", "s", "1");
    ClipMap map = new ClipMap(clip, ClipMap.Kind.ACTIVATION, 0, MAP, List.of());
    assertThat(map.withFrames(List.of(3, 9)).frames()).containsExactly(3, 9);
    assertThatThrownBy(() -> map.withFrames(List.of(3)))
        .hasMessage("a map of 2 frames cannot stand for 1");
    assertThatThrownBy(() -> map.withFrames(List.of(9, 3))).hasMessageContaining("ascend");
  }

  @Test
  void showsTheSurestMistakesOnly() {
    List<EvaluatedClip> clips =
        List.of(
            clip("right", 0, 0, List.of(0.9, 0.1)),
            clip("sure", 0, 1, List.of(0.2, 0.8)),
            clip("b", 1, 0, List.of(0.7, 0.3)),
            clip("a", 1, 0, List.of(0.7, 0.3)),
            clip("unknown", 1, 0, List.of()));
    assertThat(SurestMistakes.of(clips))
        .extracting(clip -> clip.clip().clip())
        .containsExactly("sure", "a", "b");
  }

  private static EvaluatedClip clip(String name, int truth, int predicted, List<Double> scores) {
    return new EvaluatedClip(ClipId.of("c", "s", name), truth, predicted, "f", scores);
  }
}
