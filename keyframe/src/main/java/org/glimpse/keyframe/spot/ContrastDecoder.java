package org.glimpse.keyframe.spot;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Movement;

/**
 * Turns features into scores and intervals: the contrast {@code C_i = F_i − ½ (F_{i−m} + F_{i+m})},
 * at least 0, is the score; frames above {@code mean + p (max − mean)} of it are movement. Where a
 * feature is not known the contrast is 0. Mean and maximum are those of stretches of two minutes,
 * so that the length of a video does not matter; an interval ends where a stretch does.
 */
final class ContrastDecoder {
  private static final double STRETCH_MILLIS = 120_000;

  /** Which durations are an expression. */
  record Durations(double shortestMillis, double longestMillis, Movement.Kind kind) {}

  private final FrameRate rate;
  private final int lag;
  private final double p;
  private final Durations durations;
  private final SpottingSink sink;
  private final int longest;
  private final List<Double> features = new ArrayList<>();
  private final List<Double> stretch = new ArrayList<>();
  private int featuresFrom;
  private int stretchFrom;

  ContrastDecoder(FrameRate rate, int lag, double p, Durations durations, SpottingSink sink) {
    this.rate = rate;
    this.lag = lag;
    this.p = p;
    this.durations = durations;
    this.sink = sink;
    longest = (int) Math.max(1, Math.round(rate.framesIn(STRETCH_MILLIS)));
  }

  /** Takes the feature of the next frame, NaN where it is not known. */
  void add(double feature) {
    features.add(feature);
    int ready = featuresFrom + features.size() - 1 - lag;
    if (ready >= 0) {
      contrast(ready);
    }
    if (features.size() > 2 * lag + 1) {
      features.remove(0);
      featuresFrom++;
    }
  }

  void finish() {
    int end = featuresFrom + features.size();
    for (int i = stretchFrom + stretch.size(); i < end; i++) {
      contrast(i);
    }
    decide();
  }

  private double feature(int frame) {
    int at = frame - featuresFrom;
    return at < 0 || at >= features.size() ? Double.NaN : features.get(at);
  }

  private void contrast(int frame) {
    double around = (feature(frame - lag) + feature(frame + lag)) / 2;
    double known = feature(frame) - around;
    double contrast = known > 0 ? known : 0;
    sink.score(frame, contrast);
    stretch.add(contrast);
    if (stretch.size() == longest) {
      decide();
    }
  }

  private void decide() {
    double mean = stretch.stream().mapToDouble(c -> c).average().orElse(0);
    double max = stretch.stream().mapToDouble(c -> c).max().orElse(0);
    double limit = mean + p * (max - mean);
    int onset = -1;
    for (int i = 0; i <= stretch.size(); i++) {
      boolean moves = i < stretch.size() && stretch.get(i) > limit;
      if (moves && onset < 0) {
        onset = i;
      } else if (!moves && onset >= 0) {
        spotted(onset, i - 1);
        onset = -1;
      }
    }
    stretchFrom += stretch.size();
    stretch.clear();
  }

  private void spotted(int onset, int offset) {
    double millis = rate.millis(offset - onset + 1.0);
    if (millis < durations.shortestMillis || millis > durations.longestMillis) {
      return;
    }
    int apex = onset;
    for (int i = onset; i <= offset; i++) {
      apex = stretch.get(i) > stretch.get(apex) ? i : apex;
    }
    sink.interval(
        new SpottedInterval(
            stretchFrom + onset,
            stretchFrom + apex,
            stretchFrom + offset,
            durations.kind,
            stretch.get(apex)));
  }
}
