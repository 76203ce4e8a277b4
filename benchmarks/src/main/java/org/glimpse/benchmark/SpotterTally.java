package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.SpottingScore;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.keyframe.spot.SpottedInterval;
import org.glimpse.synthetic.SyntheticVideo;

/** Counts of what one spotter found in some videos. */
final class SpotterTally {
  /** What {@link #summary} holds. */
  static final List<String> COLUMNS =
      List.of(
          "micro true",
          "found",
          "false",
          "F1 micro",
          "macro true",
          "F1 macro",
          "F1 of all",
          "blinks",
          "blinks taken for expressions");

  private static final SpottingCounts NOTHING = new SpottingCounts(0, 0, 0, 0, 0);

  private SpottingCounts all = NOTHING;
  private SpottingCounts micro = NOTHING;
  private SpottingCounts macro = NOTHING;
  private int blinks;
  private int blinksCalled;

  /** Adds what was found in a video. */
  void add(SyntheticVideo video, List<SpottedInterval> intervals) {
    all = sum(all, counts(video, intervals, List.of(Movement.Kind.MICRO, Movement.Kind.MACRO)));
    micro = sum(micro, counts(video, intervals, List.of(Movement.Kind.MICRO)));
    macro = sum(macro, counts(video, intervals, List.of(Movement.Kind.MACRO)));
    blinks += video.blinks().size();
    for (KeyFrames blink : video.blinks()) {
      blinksCalled += intervals.stream().anyMatch(i -> isBlink(i, blink, video)) ? 1 : 0;
    }
  }

  /** Adds what was found elsewhere. */
  void add(SpotterTally other) {
    all = sum(all, other.all);
    micro = sum(micro, other.micro);
    macro = sum(macro, other.macro);
    blinks += other.blinks;
    blinksCalled += other.blinksCalled;
  }

  private static SpottingCounts counts(
      SyntheticVideo video, List<SpottedInterval> intervals, List<Movement.Kind> kinds) {
    List<VideoInterval> truth = new ArrayList<>();
    for (Movement movement : video.movements()) {
      if (kinds.contains(movement.kind())) {
        KeyFrames keys = movement.keyFrames();
        truth.add(VideoInterval.of(video.id(), keys.onset(), keys.offset()));
      }
    }
    List<VideoInterval> predictions =
        intervals.stream()
            .filter(interval -> kinds.contains(interval.kind()))
            .map(i -> VideoInterval.of(video.id(), i.onset(), i.offset()))
            .toList();
    return SpottingScore.of(truth, predictions, MatchRule.megc()).counts();
  }

  private static SpottingCounts sum(SpottingCounts a, SpottingCounts b) {
    return new SpottingCounts(
        a.tp() + b.tp(),
        a.fp() + b.fp(),
        a.fn() + b.fn(),
        a.videos() + b.videos(),
        a.videosWithoutPrediction() + b.videosWithoutPrediction());
  }

  private static boolean isBlink(SpottedInterval interval, KeyFrames blink, SyntheticVideo video) {
    return meets(interval, blink)
        && video.movements().stream().noneMatch(m -> meets(interval, m.keyFrames()));
  }

  private static boolean meets(SpottedInterval interval, KeyFrames keys) {
    return interval.onset() <= keys.offset() && interval.offset() >= keys.onset();
  }

  OptionalDouble all() {
    return all.f1();
  }

  OptionalDouble micro() {
    return micro.f1();
  }

  OptionalDouble macro() {
    return macro.f1();
  }

  /** The figures under {@link #COLUMNS}. */
  List<Object> summary() {
    return List.of(
        micro.tp() + micro.fn(),
        micro.tp(),
        micro.fp(),
        micro.f1().orElse(Double.NaN),
        macro.tp() + macro.fn(),
        macro.f1().orElse(Double.NaN),
        all.f1().orElse(Double.NaN),
        blinks,
        blinksCalled);
  }
}
