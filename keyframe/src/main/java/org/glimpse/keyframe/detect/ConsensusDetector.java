package org.glimpse.keyframe.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;

/** Regions vote for the moment of the apex. */
final class ConsensusDetector implements KeyFrameDetector {
  private static final CurveKind KIND = CurveKind.STRAIN;
  private static final double HEARD = 0.5;
  private static final double BLURRED = 0.5;
  private static final double VOTE_MILLIS = 30;
  private static final double AGREE_MILLIS = 50;

  /** A region's opinion: when its peak is, and how clearly it moves. */
  private record Vote(RegionSignal signal, double millis, double clarity, double limit) {
    double weight() {
      return clarity * clarity;
    }

    double near(double time) {
      double distance = (millis - time) / VOTE_MILLIS;
      return weight() * Math.exp(-distance * distance / 2);
    }

    boolean agrees(double time) {
      return Math.abs(millis - time) <= AGREE_MILLIS;
    }
  }

  @Override
  public Detection detect(AlignedClip clip, MotionCurve motion) throws NoMovementException {
    ShownFrames frames = ShownFrames.of(motion);
    List<Vote> votes = votes(frames, motion);
    double clearest = votes.stream().mapToDouble(Vote::clarity).max().orElse(0);
    if (clearest < 1) {
      throw frames.neutral(
          id(),
          String.format(
              Locale.ROOT,
              "the clearest region reaches %.2f of what a face at rest does",
              clearest));
    }
    double moment = moment(frames, votes);
    List<Vote> agreed = votes.stream().filter(v -> v.agrees(moment)).toList();
    double share =
        agreed.stream().mapToDouble(Vote::weight).sum()
            / votes.stream().mapToDouble(Vote::weight).sum();
    RegionSignal signal = sum(agreed);
    int apex = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < frames.count(); i++) {
      if (Math.abs(frames.millis(i) - moment) <= AGREE_MILLIS && signal.value(i) > best) {
        best = signal.value(i);
        apex = i;
      }
    }
    return new Detection(frames.around(signal, apex), share * (1 - 1 / Math.max(1, clearest)));
  }

  private static List<Vote> votes(ShownFrames frames, MotionCurve motion) {
    Map<Region, RegionSignal> all = KIND.signals(motion, frames);
    Lids lids = Lids.of(all);
    Map<Region, RegionSignal> heard = lids.others(all);
    if (!lids.blink() || !lids.closesFast(frames)) {
      heard.put(Region.RIGHT_EYE, all.get(Region.RIGHT_EYE));
      heard.put(Region.LEFT_EYE, all.get(Region.LEFT_EYE));
    }
    List<Vote> votes = new ArrayList<>();
    heard.forEach(
        (region, signal) -> {
          int peak = signal.peak();
          double clarity = KIND.clarity(region, signal);
          boolean brow = region == Region.RIGHT_BROW || region == Region.LEFT_BROW;
          clarity *= brow && lids.moveAt(peak) ? BLURRED : 1;
          if (clarity > HEARD) {
            votes.add(new Vote(signal, frames.millis(peak), clarity, KIND.limit(region)));
          }
        });
    return lids.flick(frames) ? withoutLoneLids(votes, all) : votes;
  }

  /**
   * Fast lids are a blink, too, where other regions move clearly and none of them with the lids;
   * the brows, over which the lids' motion blurs, have no say in that.
   */
  private static List<Vote> withoutLoneLids(List<Vote> votes, Map<Region, RegionSignal> all) {
    List<Vote> lids = of(votes, all, List.of(Region.RIGHT_EYE, Region.LEFT_EYE));
    List<Vote> brows = of(votes, all, List.of(Region.RIGHT_BROW, Region.LEFT_BROW));
    List<Vote> others = votes.stream().filter(v -> !lids.contains(v)).toList();
    List<Vote> far = others.stream().filter(v -> !brows.contains(v)).toList();
    boolean clear = far.stream().anyMatch(v -> v.clarity() >= 1);
    boolean joined = far.stream().anyMatch(v -> lids.stream().anyMatch(l -> l.agrees(v.millis())));
    return clear && !joined ? others : votes;
  }

  private static List<Vote> of(
      List<Vote> votes, Map<Region, RegionSignal> all, List<Region> regions) {
    List<RegionSignal> signals = regions.stream().map(all::get).toList();
    return votes.stream().filter(v -> signals.contains(v.signal())).toList();
  }

  /** The time at which most votes lie together. */
  private static double moment(ShownFrames frames, List<Vote> votes) {
    double moment = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < frames.count(); i++) {
      double time = frames.millis(i);
      double here = votes.stream().mapToDouble(v -> v.near(time)).sum();
      if (here > most) {
        most = here;
        moment = time;
      }
    }
    return moment;
  }

  private static RegionSignal sum(List<Vote> votes) {
    List<RegionSignal> signals = votes.stream().map(Vote::signal).toList();
    return RegionSignal.sum(
        signals,
        s ->
            votes.stream()
                .filter(v -> v.signal() == s)
                .mapToDouble(v -> v.weight() / v.limit())
                .sum());
  }

  @Override
  public String id() {
    return "roi-consensus";
  }
}
