package org.glimpse.keyframe.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Positions worked out by hand from the rule stated at each factory. */
class SampledPositionsTest {
  /** Frames 0 to 8; the trapezoids from frame 1 reach 0, 0.5, 2.5, 6.5, 11, 13.5 and 14. */
  private static final double[] STRAIN = {0, 0, 1, 3, 5, 4, 1, 0, 0};

  private static SampledSequence sampled(String id, int onset, int apex, int offset) {
    return FrameSamplers.parse(id)
        .sample(FrameSamplerContract.keyFrames(onset, apex, offset), TestFaces.still(offset + 1));
  }

  private static MotionCurve strained() {
    Map<Region, double[]> all = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      all.put(region, STRAIN);
    }
    return TestFaces.curve(TestFaces.everywhere(STRAIN.length), all, STRAIN.length);
  }

  private static List<Integer> numbers(String text) {
    return Stream.of(text.split(" ", -1)).map(Integer::valueOf).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "uniform:1, 20",
    "uniform:2, 10 41",
    "uniform:3, 10 25 41",
    "uniform:8, 10 14 18 23 27 32 36 41",
    "uniform:16, 10 12 14 16 18 20 22 24 26 28 30 32 34 36 38 41",
    "uniform-rounded:1, 20",
    "uniform-rounded:2, 10 41",
    "uniform-rounded:3, 10 26 41",
    "uniform-rounded:8, 10 14 19 23 28 32 37 41",
    "uniform-rounded:16, 10 12 14 16 18 20 22 24 27 29 31 33 35 37 39 41",
    "onset-apex:1, 20",
    "onset-apex:2, 10 20",
    "onset-apex:3, 10 15 20",
    "onset-apex:8, 10 11 12 14 15 17 18 20",
    "onset-apex:16, 10 10 11 12 12 13 14 14 15 16 16 17 18 18 19 20",
    "apex-offset:1, 20",
    "apex-offset:2, 20 41",
    "apex-offset:3, 20 30 41",
    "apex-offset:8, 20 23 26 29 32 35 38 41",
    "apex-offset:16, 20 21 22 24 25 27 28 29 31 32 34 35 36 38 39 41",
    "apex-window:1, 20",
    "apex-window:2, 20 21",
    "apex-window:3, 19 20 21",
    "apex-window:8, 17 18 19 20 21 22 23 24",
    "apex-window:16, 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28",
    "segments:1, 25",
    "segments:2, 17 33",
    "segments:3, 14 25 36",
    "segments:8, 11 15 19 23 27 31 35 39",
    "segments:16, 10 12 14 16 18 20 22 24 26 28 30 32 34 36 38 40",
    "phase-balanced:1, 20",
    "phase-balanced:2, 20 41",
    "phase-balanced:3, 10 20 41",
    "phase-balanced:8, 10 13 16 20 25 30 35 41",
    "phase-balanced:16, 10 11 12 14 15 17 18 20 22 25 27 30 33 35 38 41",
    "whole-clip:1, 20",
    "whole-clip:2, 0 41",
    "whole-clip:3, 0 20 41",
    "whole-clip:8, 0 5 11 17 23 29 35 41",
    "whole-clip:16, 0 2 5 8 10 13 16 19 21 24 27 30 32 35 38 41",
    "strided:1:3, 20",
    "strided:2:3, 19 22",
    "strided:3:3, 17 20 23",
    "strided:8:3, 10 13 16 19 22 25 28 31",
    "strided:16:3, 0 3 6 9 12 15 18 21 24 27 30 33 36 39 41 41",
    "key-frames, 10 20 41"
  })
  void goesFrom10By20To41(String id, String positions) {
    assertThat(sampled(id, 10, 20, 41).positions()).isEqualTo(numbers(positions));
  }

  @ParameterizedTest
  @CsvSource({
    "uniform:8, 5 5 5 5 6 6 6 7",
    "uniform:16, 5 5 5 5 5 5 5 5 6 6 6 6 6 6 6 7",
    "uniform-rounded:8, 5 5 6 6 6 6 7 7",
    "onset-apex:3, 5 5 6",
    "apex-offset:3, 6 6 7",
    "apex-window:8, 5 6 7 7 7 7 7 7",
    "segments:8, 5 5 5 6 6 6 7 7",
    "phase-balanced:8, 5 5 5 6 6 6 6 7",
    "key-frames, 5 6 7"
  })
  void repeatsFramesOfAClipShorterThanItsSequence(String id, String positions) {
    assertThat(sampled(id, 5, 6, 7).positions()).isEqualTo(numbers(positions));
  }

  @ParameterizedTest
  @CsvSource({
    "uniform:1, 4",
    "uniform:3, 4 7 10",
    "onset-apex:3, 4 4 4",
    "apex-offset:3, 4 7 10",
    "apex-window:3, 4 5 6",
    "apex-window:8, 4 5 6 7 8 9 10 10",
    "segments:3, 4 6 9",
    "phase-balanced:3, 4 4 10",
    "phase-balanced:8, 4 4 4 4 5 7 8 10",
    "key-frames, 4 4 10"
  })
  void takesAnOnsetThatIsTheApex(String id, String positions) {
    assertThat(sampled(id, 4, 4, 10).positions()).isEqualTo(numbers(positions));
  }

  @ParameterizedTest
  @CsvSource({
    "uniform:1, 10",
    "uniform:3, 4 7 10",
    "onset-apex:3, 4 7 10",
    "apex-offset:3, 10 10 10",
    "apex-window:3, 8 9 10",
    "segments:3, 4 6 9",
    "phase-balanced:3, 4 10 10",
    "phase-balanced:8, 4 6 8 10 10 10 10 10",
    "key-frames, 4 10 10"
  })
  void takesAnApexThatIsTheOffset(String id, String positions) {
    assertThat(sampled(id, 4, 10, 10).positions()).isEqualTo(numbers(positions));
  }

  @ParameterizedTest
  @CsvSource({
    "motion-adaptive:1, 4",
    "motion-adaptive:2, 1 7",
    "motion-adaptive:3, 1 5 7",
    "motion-adaptive:8, 1 3 4 4 5 5 6 7",
    "motion-adaptive:16, 1 3 3 4 4 4 4 5 5 5 5 5 6 6 6 7",
    "strain-top:1, 4",
    "strain-top:2, 4 5",
    "strain-top:3, 3 4 5",
    "strain-top:8, 1 2 3 4 4 5 6 7",
    "strain-top:16, 1 1 2 2 3 3 4 4 4 5 5 5 6 6 7 7"
  })
  void followsTheStrain(String id, String positions) {
    assertThat(
            FrameSamplers.parse(id)
                .sample(FrameSamplerContract.keyFrames(1, 4, 7), strained())
                .positions())
        .isEqualTo(numbers(positions));
  }

  @ParameterizedTest
  @CsvSource({"motion-adaptive:1, 4", "motion-adaptive:3, 4 5 7", "strain-top:3, 4 5 6"})
  void followsTheStrainAfterAnOnsetThatIsTheApex(String id, String positions) {
    assertThat(
            FrameSamplers.parse(id)
                .sample(FrameSamplerContract.keyFrames(4, 4, 7), strained())
                .positions())
        .isEqualTo(numbers(positions));
  }

  @ParameterizedTest
  @CsvSource({"motion-adaptive:1, 4", "motion-adaptive:3, 1 4 4", "strain-top:3, 2 3 4"})
  void followsTheStrainToAnApexThatIsTheOffset(String id, String positions) {
    assertThat(
            FrameSamplers.parse(id)
                .sample(FrameSamplerContract.keyFrames(1, 4, 4), strained())
                .positions())
        .isEqualTo(numbers(positions));
  }

  /** Every sampler, K in 1, 2, 3, 8, 16, whole and short clips, the apex anywhere. */
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/sample/samplers.csv", useHeadersInDisplayName = true)
  void followsItsRule(String id, int onset, int apex, int offset, String positions) {
    Map<Region, double[]> all = new EnumMap<>(Region.class);
    double[] strain = IntStream.range(0, 48).mapToDouble(t -> (7 * t * t + 3 * t) % 11).toArray();
    for (Region region : Region.values()) {
      all.put(region, strain);
    }
    assertThat(
            FrameSamplers.parse(id)
                .sample(
                    FrameSamplerContract.keyFrames(onset, apex, offset),
                    TestFaces.curve(TestFaces.everywhere(48), all, 48))
                .positions())
        .isEqualTo(numbers(positions));
  }

  @Test
  void isUniformWithoutAnyStrain() {
    assertThat(sampled("motion-adaptive:8", 10, 20, 41))
        .isEqualTo(sampled("uniform:8", 10, 20, 41));
  }

  @Test
  void takesTheEarlierOfFramesThatAreEquallyStrained() {
    assertThat(sampled("strain-top:3", 10, 20, 41).positions()).containsExactly(10, 11, 12);
  }

  @Test
  void drawsEveryFrameOfASegmentInTrainingAndNoOther() {
    FrameSampler sampler = FrameSampler.segments(3);
    SplittableRandom random = new SplittableRandom(5);
    List<TreeSet<Integer>> seen = List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    for (int draw = 0; draw < 200; draw++) {
      List<Integer> positions =
          sampler
              .sample(FrameSamplerContract.keyFrames(4, 4, 10), TestFaces.still(11), random)
              .positions();
      for (int i = 0; i < 3; i++) {
        seen.get(i).add(positions.get(i));
      }
    }
    assertThat(seen.get(0)).containsExactly(4, 5);
    assertThat(seen.get(1)).containsExactly(6, 7);
    assertThat(seen.get(2)).containsExactly(8, 9, 10);
  }

  @Test
  void drawsNothingWhereThereIsNoChoice() {
    SplittableRandom random = new SplittableRandom(5);
    FrameSampler.uniform(4)
        .sample(FrameSamplerContract.keyFrames(4, 4, 10), TestFaces.still(11), random);
    assertThat(random.nextLong()).isEqualTo(new SplittableRandom(5).nextLong());
  }

  @Test
  void refusesNoFramesAndNoStride() {
    assertThatThrownBy(() -> FrameSampler.uniform(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of sampled frames must be at least 1 but is 0");
    assertThatThrownBy(() -> FrameSampler.segments(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of sampled frames must be at least 1 but is 0");
    assertThatThrownBy(() -> FrameSampler.strided(4, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stride must be at least 1 but is 0");
  }
}
