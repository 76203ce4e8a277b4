package org.glimpse.evaluation.spotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.MismatchException;
import org.junit.jupiter.api.Test;

class StrsScoreTest {
  private static final Offset<Double> EXACT = within(1e-15);
  private static final MatchRule MEGC = MatchRule.megc();

  private static VideoInterval in(String video, int onset, int offset, String emotion) {
    return VideoInterval.of(ClipId.of("lab", "1", video), onset, offset).withEmotion(emotion);
  }

  @Test
  void agreesWithTheExampleOfItsAuthors() throws MismatchException {
    // README of the public script: five intervals, three found, one emotion right; STRS 0.2
    List<VideoInterval> truth =
        List.of(
            in("EP02_01f", 45, 85, "happiness"),
            in("EP03_02", 130, 160, "others"),
            in("EP04_02", 20, 75, "others"),
            in("EP01_11f", 45, 95, "repression"),
            in("EP02_04f", 30, 140, "repression"));
    List<VideoInterval> predictions =
        List.of(
            in("EP02_01f", 10, 70, "happiness"),
            in("EP03_02", 100, 170, "others"),
            in("EP04_02", 0, 70, "Others"),
            in("EP01_11f", 20, 90, "happiness"),
            in("EP02_04f", 70, 140, "happiness"));
    StrsScore score = StrsScore.of(truth, predictions, MEGC);
    assertThat(score.spotting().counts().tp()).isEqualTo(3);
    assertThat(score.spottingF1()).isEqualTo(.6);
    assertThat(score.emotions()).containsExactly("happiness", "others", "repression");
    assertThat(score.analysisF1().orElseThrow()).isCloseTo(1 / 3.0, EXACT);
    assertThat(score.strs()).isCloseTo(.2, EXACT);
    assertThat(score.uf1().orElseThrow()).isCloseTo(1 / 3.0, EXACT);
    assertThat(score.uar().orElseThrow()).isCloseTo(1 / 3.0, EXACT);
  }

  @Test
  void takesTheHarmonicMeanOfMacroPrecisionAndRecallAndTrueRecall() throws MismatchException {
    // all found; a: 3 true, predicted a a b; b: 1 true, predicted b
    List<VideoInterval> truth = new ArrayList<>();
    List<VideoInterval> predictions = new ArrayList<>();
    String[][] emotions = {{"a", "a"}, {"a", "a"}, {"a", "b"}, {"b", "b"}};
    for (int i = 0; i < emotions.length; i++) {
      truth.add(in("v" + i, 0, 9, emotions[i][0]));
      predictions.add(in("v" + i, 0, 9, emotions[i][1]));
    }
    StrsScore score = StrsScore.of(truth, predictions, MEGC);
    double precision = (1 + .5) / 2;
    double recall = (2 / 3.0 + 1) / 2;
    assertThat(score.analysisF1().orElseThrow())
        .isCloseTo(2 * precision * recall / (precision + recall), EXACT);
    assertThat(score.uar().orElseThrow()).isCloseTo(recall, EXACT);
    assertThat(score.uf1().orElseThrow()).isCloseTo((4 / 5.0 + 2 / 3.0) / 2, EXACT);
    assertThat(score.strs()).isEqualTo(score.analysisF1().orElseThrow());
  }

  @Test
  void countsVideosThatOnlyOneSideHas() throws MismatchException {
    StrsScore score =
        StrsScore.of(
            List.of(in("v1", 0, 9, "a"), in("v2", 0, 9, "a")),
            List.of(in("v1", 0, 9, "a"), in("v3", 0, 9, "a"), in("v4", 0, 9, "a")),
            MEGC);
    assertThat(score.spotting().counts()).isEqualTo(new SpottingCounts(1, 2, 1, 4, 1));
    assertThat(score.strs()).isCloseTo(2 / 5.0, EXACT);
  }

  @Test
  void takesAnUnknownEmotionForWrongAndNotForAClass() throws MismatchException {
    StrsScore score =
        StrsScore.of(
            List.of(in("v1", 0, 9, "a"), in("v2", 0, 9, "a")),
            List.of(in("v1", 0, 9, "a"), in("v2", 0, 9, "z")),
            MEGC);
    assertThat(score.emotions()).containsExactly("a");
    assertThat(score.analysisF1().orElseThrow()).isCloseTo(2 / 3.0, EXACT);
  }

  @Test
  void isZeroWithoutMatches() throws MismatchException {
    StrsScore score =
        StrsScore.of(List.of(in("v", 0, 9, "a")), List.of(in("v", 50, 59, "a")), MEGC);
    assertThat(score.strs()).isZero();
    assertThat(score.analysisF1()).isEmpty();
    assertThat(score.uf1()).isEmpty();
    assertThat(score.uar()).isEmpty();
    StrsScore wrong = StrsScore.of(List.of(in("v", 0, 9, "a")), List.of(in("v", 0, 9, "b")), MEGC);
    assertThat(wrong.analysisF1()).hasValue(0);
    assertThat(wrong.strs()).isZero();
  }

  @Test
  void namesAnIntervalWithoutEmotion() {
    VideoInterval bare = VideoInterval.of(ClipId.of("lab", "1", "v"), 3, 9);
    assertThatThrownBy(() -> StrsScore.of(List.of(in("v", 0, 9, "a")), List.of(bare), MEGC))
        .isInstanceOf(MismatchException.class)
        .hasMessage("The interval 3 to 9 of video lab/1/v has no emotion.");
    assertThatThrownBy(() -> StrsScore.of(List.of(), List.of(), MEGC))
        .hasMessage("truth must not be empty");
  }
}
