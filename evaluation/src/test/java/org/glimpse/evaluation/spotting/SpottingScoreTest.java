package org.glimpse.evaluation.spotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.junit.jupiter.api.Test;

class SpottingScoreTest {
  private static final ClipId V1 = ClipId.of("lab", "1", "v1");
  private static final ClipId V2 = ClipId.of("lab", "1", "v2");
  private static final ClipId V3 = ClipId.of("lab", "2", "v1");
  private static final MatchRule MEGC = MatchRule.megc();

  private static VideoInterval in(ClipId video, int onset, int offset) {
    return VideoInterval.of(video, onset, offset);
  }

  @Test
  void countsBothEndsOfAnInterval() {
    // frames 10..19 and 15..24: 5 common of 15
    assertThat(new FrameInterval(10, 19).length()).isEqualTo(10);
    assertThat(new FrameInterval(10, 19).iou(new FrameInterval(15, 24))).isEqualTo(5 / 15.0);
    assertThat(new FrameInterval(10, 19).iou(new FrameInterval(19, 19))).isEqualTo(.1);
    assertThat(new FrameInterval(10, 19).iou(new FrameInterval(20, 24))).isZero();
    assertThat(new FrameInterval(-3, 6).iou(new FrameInterval(-3, 6))).isEqualTo(1);
    assertThatThrownBy(() -> new FrameInterval(5, 4))
        .hasMessage("onset must not be after offset but is 5 > 4");
  }

  @Test
  void agreesWithTheWorkedExample() {
    // V1: 12..21 overlaps 10..19 by 8 of 12, found; 40..60 missed; 70..75 false.
    // V2 has no prediction: missed. V3 has no truth: false. 2 * 1 / (2 * 1 + 2 + 2)
    SpottingScore score =
        SpottingScore.of(
            List.of(in(V1, 10, 19), in(V1, 40, 60), in(V2, 0, 9)),
            List.of(in(V3, 0, 9), in(V1, 70, 75), in(V1, 12, 21)),
            MEGC);
    assertThat(score.counts()).isEqualTo(new SpottingCounts(1, 2, 2, 3, 1));
    assertThat(score.matches())
        .containsExactly(new SpottingScore.Match(in(V1, 10, 19), in(V1, 12, 21), 8 / 12.0));
    assertThat(score.missed()).containsExactly(in(V1, 40, 60), in(V2, 0, 9));
    assertThat(score.falseAlarms()).containsExactly(in(V1, 70, 75), in(V3, 0, 9));
    assertThat(score.counts().precision()).hasValue(1 / 3.0);
    assertThat(score.counts().recall()).hasValue(1 / 3.0);
    assertThat(score.counts().f1()).hasValue(1 / 3.0);
  }

  @Test
  void acceptsAnOverlapOfExactlyOneHalfUnlessStrict() {
    // 0..9 and 5..9: 5 of 10
    List<VideoInterval> truth = List.of(in(V1, 0, 9));
    List<VideoInterval> half = List.of(in(V1, 5, 9));
    assertThat(SpottingScore.of(truth, half, MEGC).counts().tp()).isEqualTo(1);
    assertThat(SpottingScore.of(truth, half, MEGC.withStrict(true)).counts().tp()).isZero();
    assertThat(SpottingScore.of(truth, half, MEGC.withIou(.51)).counts().tp()).isZero();
  }

  @Test
  void matchesTheBestOverlapFirstAndEachIntervalOnce() {
    // 0..9 takes its equal, not the 0..8 before it; 2..13 takes 1..11 (10 common of 13)
    SpottingScore score =
        SpottingScore.of(
            List.of(in(V1, 0, 9), in(V1, 2, 13)),
            List.of(in(V1, 0, 8), in(V1, 0, 9), in(V1, 1, 11)),
            MEGC);
    assertThat(score.matches())
        .containsExactly(
            new SpottingScore.Match(in(V1, 0, 9), in(V1, 0, 9), 1),
            new SpottingScore.Match(in(V1, 2, 13), in(V1, 1, 11), 10 / 13.0));
    assertThat(score.falseAlarms()).containsExactly(in(V1, 0, 8));
  }

  @Test
  void doesNotDependOnTheOrderOfRows() {
    List<VideoInterval> truth = List.of(in(V1, 0, 9), in(V1, 10, 19), in(V3, 3, 9));
    List<VideoInterval> predictions = List.of(in(V1, 0, 19), in(V1, 4, 13), in(V3, 0, 9));
    List<VideoInterval> turned = List.of(in(V3, 0, 9), in(V1, 4, 13), in(V1, 0, 19));
    assertThat(SpottingScore.of(truth, turned, MEGC))
        .isEqualTo(SpottingScore.of(truth, predictions, MEGC));
  }

  @Test
  void sharesAPredictionOnlyWhereTheRuleLetsIt() {
    // 0..19 covers one half of both; the baseline of MEGC 2020 counts both as found
    List<VideoInterval> truth = List.of(in(V1, 0, 9), in(V1, 10, 19), in(V1, 50, 59));
    List<VideoInterval> predictions = List.of(in(V1, 0, 19), in(V1, 30, 34), in(V1, 35, 39));
    assertThat(SpottingScore.of(truth, predictions, MEGC).counts())
        .isEqualTo(new SpottingCounts(1, 2, 2, 1, 0));
    assertThat(SpottingScore.of(truth, predictions, MEGC.withSharedPredictions(true)).counts())
        .isEqualTo(new SpottingCounts(2, 1, 1, 1, 0));
  }

  @Test
  void countsListedVideosWithoutIntervals() {
    SpottingScore score = SpottingScore.of(List.of(V1, V2), List.of(in(V1, 0, 9)), List.of(), MEGC);
    assertThat(score.counts()).isEqualTo(new SpottingCounts(0, 0, 1, 2, 2));
    assertThat(score.counts().precision()).isEmpty();
    assertThat(score.counts().recall()).hasValue(0);
    assertThat(score.counts().f1()).hasValue(0);
  }

  @Test
  void hasNoF1WithoutIntervals() {
    SpottingCounts none = SpottingScore.of(List.of(), List.of(), MEGC).counts();
    assertThat(none.f1()).isEmpty();
    assertThat(none.recall()).isEmpty();
  }

  @Test
  void sumsMicroAndMacroToTheOverallCountsOfTheBaseline() {
    // MEGC 2020 baseline on CAS(ME)², micro and macro: overall TP 130, F1 .0376
    SpottingCounts overall =
        new SpottingCounts(21, 5014, 36, 98, 3).plus(new SpottingCounts(109, 1414, 191, 97, 2));
    assertThat(overall).isEqualTo(new SpottingCounts(130, 6428, 227, 195, 5));
    assertThat(overall.f1().orElseThrow()).isCloseTo(.03759942154736081, within(1e-15));
  }

  @Test
  void refusesRulesOutOfRange() {
    assertThatThrownBy(() -> MEGC.withIou(0))
        .hasMessage("IoU threshold must be finite and greater than 0 but is 0.0");
    assertThatThrownBy(() -> MEGC.withIou(1.1))
        .hasMessage("IoU threshold must be in [0.0, 1.0] but is 1.1");
    assertThatThrownBy(() -> new SpottingCounts(0, 0, 0, 1, 2))
        .hasMessage("videos without prediction must be in [0, 1] but is 2");
    assertThatThrownBy(() -> in(V1, 0, 1).withScore(Double.NaN))
        .hasMessage("score must be finite but is NaN");
  }
}
