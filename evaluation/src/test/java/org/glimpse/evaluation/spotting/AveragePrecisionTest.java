package org.glimpse.evaluation.spotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
  private static final ClipId V1 = ClipId.of("lab", "1", "v1");
  private static final ClipId V2 = ClipId.of("lab", "1", "v2");
  private static final MatchRule MEGC = MatchRule.megc();

  private static VideoInterval in(ClipId video, int onset, int offset, double score) {
    return VideoInterval.of(video, onset, offset).withScore(score);
  }

  private static final List<VideoInterval> TRUTH =
      List.of(VideoInterval.of(V1, 0, 9), VideoInterval.of(V1, 50, 59), VideoInterval.of(V2, 0, 9));

  @Test
  void agreesWithTheWorkedExample() {
    // by score: found, false, found: precision 1, 1/2, 2/3 at recall 1/3, 1/3, 2/3
    List<VideoInterval> predictions =
        List.of(in(V1, 50, 59, .5), in(V1, 20, 29, .7), in(V2, 0, 9, .9));
    assertThat(AveragePrecision.of(TRUTH, predictions, MEGC).orElseThrow())
        .isCloseTo(1 / 3.0 + 2 / 3.0 / 3, within(1e-15));
  }

  @Test
  void readsPrecisionAfterAllOfEqualScore() {
    // all three at once: precision 2/3 at recall 2/3
    List<VideoInterval> predictions =
        List.of(in(V1, 50, 59, .7), in(V1, 20, 29, .7), in(V2, 0, 9, .7));
    assertThat(AveragePrecision.of(TRUTH, predictions, MEGC).orElseThrow())
        .isCloseTo(4 / 9.0, within(1e-15));
  }

  @Test
  void isOneForPerfectAndZeroForUselessPredictions() {
    List<VideoInterval> perfect = TRUTH.stream().map(t -> t.withScore(.5)).toList();
    assertThat(AveragePrecision.of(TRUTH, perfect, MEGC)).hasValue(1);
    assertThat(AveragePrecision.overIou(TRUTH, perfect)).hasValue(1);
    assertThat(AveragePrecision.of(TRUTH, List.of(in(V1, 80, 99, 1)), MEGC)).hasValue(0);
    assertThat(AveragePrecision.of(TRUTH, List.of(), MEGC)).hasValue(0);
  }

  @Test
  void foundOnceASecondPredictionIsFalse() {
    List<VideoInterval> twice = List.of(in(V2, 0, 9, .9), in(V2, 0, 8, .8), in(V1, 0, 9, .7));
    // precision 1, 1/2, 2/3 at recall 1/3, 1/3, 2/3
    assertThat(AveragePrecision.of(TRUTH, twice, MEGC).orElseThrow())
        .isCloseTo(5 / 9.0, within(1e-15));
  }

  @Test
  void averagesTenThresholds() {
    // 0..9 against 0..6: IoU .7, accepted at .50 to .70, five of ten thresholds
    List<VideoInterval> truth = List.of(VideoInterval.of(V1, 0, 9));
    assertThat(AveragePrecision.overIou(truth, List.of(in(V1, 0, 6, 1)))).hasValue(.5);
  }

  @Test
  void isUndefinedWithoutTruthOrScores() {
    assertThat(AveragePrecision.of(List.of(), List.of(), MEGC)).isEmpty();
    assertThat(AveragePrecision.of(TRUTH, TRUTH, MEGC)).isEmpty();
    assertThat(AveragePrecision.overIou(TRUTH, TRUTH)).isEmpty();
  }
}
