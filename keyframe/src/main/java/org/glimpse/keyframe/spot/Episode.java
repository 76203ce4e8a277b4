package org.glimpse.keyframe.spot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.frame.Region;

/**
 * A stretch of video in which something moves: blinks are taken out, expressions are told apart.
 */
final class Episode {
  private static final double BLINK = 0.02;
  private static final double BOTH_EYES = 0.4;
  private static final double OPEN = 0.1;
  private static final double LONGEST_BLINK_MILLIS = 500;
  private static final double SLOWEST_CLOSING_MILLIS = 160;
  private static final double TAKES_PART = 0.4;
  private static final double EDGE = 0.15;
  private static final double HALF = 0.5;
  private static final double REST = 0.4;
  private static final double VALLEY = 0.3;
  private static final double HEAD = 0.6;
  private static final double MASKED = 0.2;
  private static final double MASKED_MILLIS = 250;
  private static final double SHORTEST_MILLIS = 60;
  private static final double LONGEST_MICRO_MILLIS = 600;
  private static final double LONGEST_MACRO_MILLIS = 6000;

  private final FrameRate rate;
  private final int first;
  private final int length;
  private final Map<Region, double[]> clarity = new EnumMap<>(Region.class);

  /**
   * An episode.
   *
   * @param rate the rate of its frames
   * @param first the index of its first frame
   * @param strain the strain of each region above rest, frame by frame
   */
  Episode(FrameRate rate, int first, List<Map<Region, Double>> strain) {
    this.rate = rate;
    this.first = first;
    length = strain.size();
    double[] lids = lids(strain);
    List<Blink> blinks = blinks(strain, lids);
    for (Region region : Region.values()) {
      double[] own = curve(strain, region);
      if (!region.isEye()) {
        blinks.forEach(blink -> takeOut(blink, lids, own, RestLimits.leak(region)));
        double[] clear = Arrays.stream(own).map(s -> Math.max(0, s) / limit(region)).toArray();
        clarity.put(region, clear);
      }
    }
  }

  private static double limit(Region region) {
    return RestLimits.strain(region);
  }

  private static double[] curve(List<Map<Region, Double>> strain, Region region) {
    return strain.stream().mapToDouble(s -> s.getOrDefault(region, 0.0)).toArray();
  }

  /** When the lids are on their way. */
  private record Blink(int start, int peak, int end) {}

  /**
   * Takes off what a region seems to owe to the lids: of their strain the median share that the
   * region has while they are half closed or more, at most the given one.
   */
  private static void takeOut(Blink blink, double[] lids, double[] own, double most) {
    double[] shares =
        IntStream.rangeClosed(blink.start, blink.end)
            .filter(t -> lids[t] >= HALF * lids[blink.peak])
            .mapToDouble(t -> own[t] / lids[t])
            .sorted()
            .toArray();
    double share = Math.max(0, Math.min(most, shares[shares.length / 2]));
    for (int t = blink.start; t <= blink.end; t++) {
      own[t] -= share * lids[t];
    }
  }

  private static double[] lids(List<Map<Region, Double>> strain) {
    double[] lids = curve(strain, Region.RIGHT_EYE);
    double[] left = curve(strain, Region.LEFT_EYE);
    Arrays.setAll(lids, t -> (lids[t] + left[t]) / 2);
    return lids;
  }

  /** When both eyes close and open fast. */
  private List<Blink> blinks(List<Map<Region, Double>> strain, double[] lids) {
    List<Blink> blinks = new ArrayList<>();
    boolean[] seen = new boolean[lids.length];
    for (int peak = highest(lids, seen); peak >= 0 && lids[peak] >= BLINK; ) {
      int start = peak;
      while (start > 0 && !seen[start - 1] && lids[start - 1] > OPEN * lids[peak]) {
        start--;
      }
      int end = peak;
      while (end < lids.length - 1 && !seen[end + 1] && lids[end + 1] > OPEN * lids[peak]) {
        end++;
      }
      double right = strain.get(peak).getOrDefault(Region.RIGHT_EYE, 0.0);
      double left = strain.get(peak).getOrDefault(Region.LEFT_EYE, 0.0);
      boolean blink =
          Math.min(right, left) >= BOTH_EYES * Math.max(right, left)
              && rate.millis(end - start + 1.0) <= LONGEST_BLINK_MILLIS
              && rate.millis((double) peak - start) <= SLOWEST_CLOSING_MILLIS;
      for (int t = start; t <= end; t++) {
        seen[t] = true;
      }
      if (blink) {
        blinks.add(new Blink(start, peak, end));
      }
      peak = highest(lids, seen);
    }
    return blinks;
  }

  private static int highest(double[] values, boolean[] seen) {
    int best = -1;
    for (int t = 0; t < values.length; t++) {
      if (!seen[t] && (best < 0 || values[t] > values[best])) {
        best = t;
      }
    }
    return best;
  }

  /** How clearly the clearest region moves in each frame: more than 1 is rare at rest. */
  double[] scores() {
    double[] scores = new double[length];
    for (double[] region : clarity.values()) {
      for (int t = 0; t < scores.length; t++) {
        scores[t] = Math.max(scores[t], region[t]);
      }
    }
    return scores;
  }

  /** The expressions whose clearest frame reaches a score, in order. */
  List<SpottedInterval> intervals(double lowest) {
    double[] scores = scores();
    boolean[] taken = new boolean[scores.length];
    List<SpottedInterval> found = new ArrayList<>();
    for (int peak = highest(scores, taken);
        peak >= 0 && scores[peak] >= lowest;
        peak = highest(scores, taken)) {
      double[] together = together(peak);
      int start = walk(together, taken, peak, -1);
      int end = walk(together, taken, peak, 1);
      boolean shoulder =
          leadsTo(together, taken, peak, start - 1)
              || leadsTo(together, taken, peak, end + 1)
              || isMasked(found, first + start, first + end, scores[peak]);
      int onset = edge(together, taken, peak, start);
      int offset = edge(together, taken, peak, end);
      for (int t = start; t <= end; t++) {
        taken[t] = true;
      }
      double millis = rate.millis(offset - onset + 1.0);
      boolean fits = millis >= SHORTEST_MILLIS && millis <= LONGEST_MACRO_MILLIS;
      if (fits && !shoulder && !isHead(peak)) {
        found.add(
            new SpottedInterval(
                first + onset,
                first + peak,
                first + offset,
                millis <= LONGEST_MICRO_MILLIS ? Movement.Kind.MICRO : Movement.Kind.MACRO,
                scores[peak]));
      }
    }
    found.sort(Comparator.comparingInt(SpottedInterval::onset));
    return apart(found);
  }

  /** Whether a peak only leads up to an expression that was found already, next to its end. */
  private static boolean leadsTo(double[] together, boolean[] taken, int peak, int next) {
    return next >= 0
        && next < taken.length
        && taken[next]
        && together[next] > HALF * together[peak];
  }

  /** Whether a far stronger expression is so near that this may be its tail. */
  private boolean isMasked(List<SpottedInterval> found, int start, int end, double score) {
    double near = rate.framesIn(MASKED_MILLIS);
    return found.stream()
        .anyMatch(
            other ->
                score < MASKED * other.score()
                    && start - other.offset() < near
                    && other.onset() - end < near);
  }

  /** The mean clarity of the regions that take part in a peak. */
  private double[] together(int peak) {
    double most = 0;
    for (double[] region : clarity.values()) {
      most = Math.max(most, region[peak]);
    }
    double[] sum = new double[length];
    int regions = 0;
    for (double[] region : clarity.values()) {
      if (region[peak] >= TAKES_PART * most) {
        regions++;
        for (int t = 0; t < sum.length; t++) {
          sum[t] += region[t];
        }
      }
    }
    for (int t = 0; t < sum.length; t++) {
      sum[t] /= regions;
    }
    return sum;
  }

  /**
   * The last frame on a side that is above the edge, short of a valley of at most half the height
   * behind which it rises.
   */
  private static int walk(double[] curve, boolean[] taken, int peak, int step) {
    double edge = Math.max(EDGE * curve[peak], Math.min(REST, HALF * curve[peak]));
    int lowest = peak;
    int t = peak;
    while (t + step >= 0 && t + step < curve.length && !taken[t + step] && curve[t + step] > edge) {
      t += step;
      if (curve[t] < curve[lowest]) {
        lowest = t;
      } else if (curve[lowest] <= HALF * curve[peak]
          && curve[t] > curve[lowest] + VALLEY * curve[peak]) {
        return lowest;
      }
    }
    return t;
  }

  /**
   * Where a straight line through the edge and half the height meets rest, short of what belongs to
   * an expression that was found before.
   */
  private static int edge(double[] curve, boolean[] taken, int peak, int end) {
    int step = Integer.signum(end - peak);
    int half = peak;
    while (half != end && curve[half + step] > HALF * curve[peak]) {
      half += step;
    }
    double rise = HALF * curve[peak] - curve[end];
    double beyond = rise > 0 ? Math.min(1, curve[end] / rise) * Math.abs(end - half) : 0;
    int at = end;
    for (long left = Math.round(beyond); left > 0; left--) {
      int next = at + step;
      if (next < 0 || next >= curve.length || taken[next]) {
        break;
      }
      at = next;
    }
    return at;
  }

  /** Whether the whole face changes at once, the nose too, which no expression does. */
  private boolean isHead(int peak) {
    double most = 0;
    for (double[] region : clarity.values()) {
      most = Math.max(most, region[peak]);
    }
    double lowest = TAKES_PART * most;
    boolean all = clarity.values().stream().allMatch(region -> region[peak] >= lowest);
    all &= Objects.requireNonNull(clarity.get(Region.NOSE))[peak] >= HEAD * most;
    return all;
  }

  /** Intervals that would overlap share the ground at the middle. */
  private static List<SpottedInterval> apart(List<SpottedInterval> sorted) {
    List<SpottedInterval> apart = new ArrayList<>();
    for (SpottedInterval next : sorted) {
      if (!apart.isEmpty() && apart.get(apart.size() - 1).offset() >= next.onset()) {
        SpottedInterval last = apart.remove(apart.size() - 1);
        int middle =
            Math.max(last.apex(), Math.min(next.apex() - 1, (last.offset() + next.onset()) / 2));
        apart.add(
            new SpottedInterval(last.onset(), last.apex(), middle, last.kind(), last.score()));
        apart.add(
            new SpottedInterval(
                Math.min(next.apex(), middle + 1),
                next.apex(),
                Math.max(next.apex(), next.offset()),
                next.kind(),
                next.score()));
      } else {
        apart.add(next);
      }
    }
    return apart;
  }
}
