package org.glimpse.keyframe.spot;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a spotter says, and checks that it says it in order. */
final class Collected implements SpottingSink {
  final List<Double> scores = new ArrayList<>();
  final List<SpottedInterval> intervals = new ArrayList<>();

  @Override
  public void score(int frame, double score) {
    if (frame != scores.size()) {
      throw new AssertionError("frame " + scores.size() + " must be scored next, not " + frame);
    }
    if (!(score >= 0) || score > 1e6) {
      throw new AssertionError("frame " + frame + " has the score " + score);
    }
    scores.add(score);
  }

  @Override
  public void interval(SpottedInterval interval) {
    if (interval.offset() >= scores.size()) {
      throw new AssertionError("an interval came before the scores of its frames: " + interval);
    }
    if (!intervals.isEmpty() && intervals.get(intervals.size() - 1).offset() >= interval.onset()) {
      throw new AssertionError("intervals overlap: " + intervals + " " + interval);
    }
    intervals.add(interval);
  }
}
