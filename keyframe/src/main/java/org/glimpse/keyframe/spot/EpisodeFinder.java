package org.glimpse.keyframe.spot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glimpse.core.FrameRate;
import org.glimpse.core.frame.Region;

/** Cuts the strain of the regions into episodes and lets each of them be decided. */
final class EpisodeFinder {
  private static final double AWAKE = 0.6;
  private static final double QUIET_MILLIS = 80;
  private static final double LONGEST_MILLIS = 12_000;

  private final FrameRate rate;
  private final double lowest;
  private final SpottingSink sink;
  private final List<Map<Region, Double>> held = new ArrayList<>();
  private final int quiet;
  private final int longest;
  private int next;
  private int still;
  private boolean awake;

  /**
   * A finder.
   *
   * @param rate the rate of the frames
   * @param lowest the score from which an expression counts
   * @param first the index of the first frame
   * @param sink who is told
   */
  EpisodeFinder(FrameRate rate, double lowest, int first, SpottingSink sink) {
    this.rate = rate;
    this.lowest = lowest;
    this.sink = sink;
    next = first;
    quiet = (int) Math.max(1, Math.round(rate.framesIn(QUIET_MILLIS)));
    longest = (int) Math.round(rate.framesIn(LONGEST_MILLIS));
  }

  /** Takes the strain above rest of each region in the next frame. */
  void add(Map<Region, Double> strain) {
    held.add(strain);
    boolean moves = moves(strain);
    still = moves ? 0 : still + 1;
    awake |= moves;
    if (awake && (still >= 2 * quiet || held.size() >= longest)) {
      decide(held.size() - Math.min(quiet, still));
    } else if (!awake && held.size() > quiet) {
      release(held.size() - quiet);
    }
  }

  /** How many frames are held. */
  int held() {
    return held.size();
  }

  /** Decides what is left. */
  void finish() {
    decide(held.size());
  }

  private static boolean moves(Map<Region, Double> strain) {
    for (Region region : Region.values()) {
      if (strain.getOrDefault(region, 0.0) > AWAKE * RestLimits.strain(region)) {
        return true;
      }
    }
    return false;
  }

  private void decide(int count) {
    if (awake && count > 0) {
      Episode episode = new Episode(rate, next, held.subList(0, count));
      for (double score : episode.scores()) {
        sink.score(next++, score);
      }
      episode.intervals(lowest).forEach(sink::interval);
      held.subList(0, count).clear();
    } else {
      release(count);
    }
    awake = false;
  }

  /** Frames in which nothing moves. */
  private void release(int count) {
    for (Map<Region, Double> strain : held.subList(0, count)) {
      double score = 0;
      for (Region region : Region.values()) {
        double clarity = strain.getOrDefault(region, 0.0) / RestLimits.strain(region);
        score = region.isEye() ? score : Math.max(score, clarity);
      }
      sink.score(next++, score);
    }
    held.subList(0, count).clear();
  }
}
