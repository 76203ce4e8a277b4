package org.glimpse.evaluation.spotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.MismatchException;
import org.junit.jupiter.api.Test;

/** Golden peaks are those of SciPy 1.17.1 with NumPy 2.4.6; the expression stands at each. */
class ScoreDecoderTest {
  private static final ClipId VIDEO = ClipId.of("lab", "1", "v");

  private static FrameScores scores(int firstFrame, double... values) {
    return new FrameScores(
        VIDEO, firstFrame, IntStream.range(0, values.length).mapToObj(i -> values[i]).toList());
  }

  private static double[] x(double... values) {
    return values;
  }

  @Test
  void findsMaximaAndTheMiddleOfPlateaus() {
    // find_peaks([0,2,1,3,3,1,4,4,4,0,5])[0] = [1, 3, 7]
    assertThat(Peaks.find(x(0, 2, 1, 3, 3, 1, 4, 4, 4, 0, 5), 0, 1)).containsExactly(1, 3, 7);
  }

  @Test
  void findsNoPeakAtTheEndsOrOnARisingStep() {
    assertThat(Peaks.find(x(3, 2, 1), 0, 1)).isEmpty();
    assertThat(Peaks.find(x(1, 2, 3), 0, 1)).isEmpty();
    assertThat(Peaks.find(x(3, 3, 1), 0, 1)).isEmpty();
    assertThat(Peaks.find(x(1, 2, 2, 3), 0, 1)).isEmpty();
    assertThat(Peaks.find(x(1, 3, 3), 0, 1)).isEmpty();
    assertThat(Peaks.find(x(1), 0, 1)).isEmpty();
    assertThat(Peaks.find(x(), 0, 1)).isEmpty();
  }

  @Test
  void keepsAPeakOfExactlyTheHeight() {
    // find_peaks([0,2,0,3,0], height=3)[0] = [3]
    assertThat(Peaks.find(x(0, 2, 0, 3, 0), 3, 1)).containsExactly(3);
  }

  @Test
  void removesLowerPeaksThatAreTooClose() {
    // find_peaks([0,2,0,3,0,1,0,2.5,0], distance=d)[0]: d=2 [1,3,5,7], d=3 [3,7], d=5 [3]
    double[] x = x(0, 2, 0, 3, 0, 1, 0, 2.5, 0);
    assertThat(Peaks.find(x, 0, 2)).containsExactly(1, 3, 5, 7);
    assertThat(Peaks.find(x, 0, 3)).containsExactly(3, 7);
    assertThat(Peaks.find(x, 0, 5)).containsExactly(3);
  }

  @Test
  void letsARemovedPeakRemoveNothing() {
    // find_peaks([0,3,0,2,0,1,0], distance=3)[0] = [1, 5]: 2 falls to 3 and spares 1
    assertThat(Peaks.find(x(0, 3, 0, 2, 0, 1, 0), 0, 3)).containsExactly(1, 5);
  }

  @Test
  void prefersTheLaterOfEquallyHighPeaks() {
    // find_peaks([0,1,0,1,0], distance=3)[0] = [3]
    assertThat(Peaks.find(x(0, 1, 0, 1, 0), 0, 3)).containsExactly(3);
  }

  @Test
  void sumsPairwiseAsNumPyDoes() {
    // np.array([.1] * n).mean() for n = 7, 10, 300; one after the other, 10 would not give .1
    double[] tenths = new double[300];
    Arrays.fill(tenths, .1);
    assertThat(PairwiseSum.mean(tenths, 0, 7)).isEqualTo(.09999999999999999);
    assertThat(PairwiseSum.mean(tenths, 3, 10)).isEqualTo(.1);
    assertThat(PairwiseSum.mean(tenths, 0, 300)).isEqualTo(.09999999999999999);
  }

  @Test
  void decodesTheWorkedExample() {
    // K = 1: means of pairs 0 1 4 4 1 0 0 .5 1 .5 (11 scores leave 9): 0 1 4 4 1 0 0 .5 1
    FrameScores scores = scores(0, 0, 0, 2, 6, 2, 0, 0, 0, 1, 1, 0);
    ScoreDecoder decoder = new ScoreDecoder(1, .55);
    assertThat(decoder.smoothed(scores))
        .containsExactly(0.0, 1.0, 4.0, 4.0, 1.0, 0.0, 0.0, .5, 1.0);
    // the plateau 4 4 at positions 2 and 3 counts at 2; the rise to 1 at the end is no peak
    assertThat(decoder.decode(scores)).containsExactly(VideoInterval.of(VIDEO, 2, 4).withScore(4));
  }

  @Test
  void countsFramesFromTheFirstScoredOne() {
    FrameScores scores = scores(100, 0, 0, 2, 6, 2, 0, 0, 0, 1, 1, 0);
    assertThat(new ScoreDecoder(1, .55).decode(scores))
        .containsExactly(VideoInterval.of(VIDEO, 102, 104).withScore(4));
  }

  @Test
  void findsNothingInAVideoShorterThanTheWindow() {
    assertThat(new ScoreDecoder(3, .5).decode(scores(0, 1, 2, 3, 2, 1, 0))).isEmpty();
    assertThat(new ScoreDecoder(3, .5).decode(scores(0, 1, 2, 3, 2, 1, 0, 0))).isEmpty();
    assertThat(new ScoreDecoder(30, .5).decode(scores(0, 1))).isEmpty();
  }

  @Test
  void agreesWithSciPyOnAWave() {
    // s = np.round(np.sin(np.arange(400) * .11) + np.sin(np.arange(400) * .037) / 2, 3); k = 8
    // agg = [s[i:i+16].mean() for i in range(384)]; find_peaks(agg, distance=8,
    // height=agg.mean() + .55 * (agg.max() - agg.mean()))[0] =
    // [8, 62, 180, 234, 351]
    List<Double> wave = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      wave.add(Math.rint((Math.sin(i * .11) + Math.sin(i * .037) / 2) * 1000) / 1000);
    }
    assertThat(new ScoreDecoder(8, .55).decode(new FrameScores(VIDEO, 0, wave)))
        .extracting(interval -> interval.frames().onset())
        .containsExactly(8, 62, 180, 234, 351);
  }

  @Test
  void sweepsThresholdsOverTheSameScores() {
    FrameScores scores = scores(0, 0, 0, 2, 6, 2, 0, 0, 0, 3, 3, 0, 0);
    List<VideoInterval> truth = List.of(VideoInterval.of(VIDEO, 2, 4));
    List<ThresholdSweep.Point> points =
        ThresholdSweep.of(
            List.of(scores),
            List.of(ClipId.of("lab", "1", "w")),
            truth,
            1,
            List.of(.1, .8, 1.0),
            MatchRule.megc());
    assertThat(points)
        .containsExactly(
            new ThresholdSweep.Point(.1, new SpottingCounts(1, 1, 0, 2, 1)),
            new ThresholdSweep.Point(.8, new SpottingCounts(1, 0, 0, 2, 1)),
            new ThresholdSweep.Point(1.0, new SpottingCounts(1, 0, 0, 2, 1)));
    assertThat(ThresholdSweep.best(points)).hasValue(points.get(1));
    assertThat(ThresholdSweep.best(List.of())).isEmpty();
  }

  @Test
  void stepsThroughThresholdsWithoutBinaryDrift() {
    List<Double> thresholds = ThresholdSweep.thresholds(.01, .99, .01);
    assertThat(thresholds).hasSize(99).startsWith(.01, .02, .03).endsWith(.98, .99);
    assertThat(ThresholdSweep.thresholds(.5, .5, .1)).containsExactly(.5);
    assertThatThrownBy(() -> ThresholdSweep.thresholds(.5, .4, .1))
        .hasMessage("to must be in [0.5, 1.0] but is 0.4");
  }

  @Test
  void namesTheFrameThatHasNoScore() {
    assertThatThrownBy(() -> FrameScores.of(VIDEO, new TreeMap<>(Map.of(3, .1, 4, .2, 6, .3))))
        .isInstanceOf(MismatchException.class)
        .hasMessage("Video lab/1/v has no score for frame 5; its frames must follow one another.");
  }

  @Test
  void keepsFramesInOrder() throws MismatchException {
    FrameScores scores = FrameScores.of(VIDEO, new TreeMap<>(Map.of(4, .2, 3, .1)));
    assertThat(scores.firstFrame()).isEqualTo(3);
    assertThat(scores.scores()).containsExactly(.1, .2);
  }

  @Test
  void refusesOptionsOutOfRange() {
    assertThatThrownBy(() -> new ScoreDecoder(0, .5))
        .hasMessage("half window must be in [1, 1000000] but is 0");
    assertThatThrownBy(() -> new ScoreDecoder(3, 1.5))
        .hasMessage("threshold must be in [0.0, 1.0] but is 1.5");
    assertThatThrownBy(() -> scores(0, Double.NaN))
        .hasMessage("scores of video lab/1/v must be finite: NaN");
    FrameScores one = scores(0, 1);
    assertThatThrownBy(
            () ->
                ThresholdSweep.of(
                    List.of(one, one), List.of(), List.of(), 1, List.of(.5), MatchRule.megc()))
        .hasMessage("video lab/1/v has scores twice");
  }
}
