package org.glimpse.keyframe.detect;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.glimpse.core.frame.Region;

/** What the lids do, and what of it shows in the regions around them. */
final class Lids {
  private static final double BLINK = 2.5;
  private static final double CLOSING = 0.1;

  private static final double TOGETHER = 0.4;
  private static final double SLOWEST_MILLIS = 160;
  private static final double OPEN = 0.2;
  private static final double FLICK = 0.6;
  private static final double REOPENED_MILLIS = 250;

  private final RegionSignal signal;
  private final boolean blink;
  private final boolean both;

  private Lids(RegionSignal signal, boolean blink, boolean both) {
    this.signal = signal;
    this.blink = blink;
    this.both = both;
  }

  /** The eyes blink if they move more than 2.5 times as much as any other region. */
  static Lids of(Map<Region, RegionSignal> signals) {
    RegionSignal right = Objects.requireNonNull(signals.get(Region.RIGHT_EYE));
    RegionSignal left = Objects.requireNonNull(signals.get(Region.LEFT_EYE));
    RegionSignal lids = RegionSignal.sum(List.of(right, left), s -> 1);
    double most = 0;
    for (Map.Entry<Region, RegionSignal> entry : signals.entrySet()) {
      most = entry.getKey().isEye() ? most : Math.max(most, entry.getValue().height());
    }
    boolean both =
        Math.min(right.height(), left.height())
            >= TOGETHER * Math.max(right.height(), left.height());
    return new Lids(lids, lids.height() > BLINK * most, both);
  }

  RegionSignal signal() {
    return signal;
  }

  boolean blink() {
    return blink;
  }

  /** Whether it is surely a blink: both eyes, and open to closed in no more than 160 ms. */
  boolean closesFast(ShownFrames frames) {
    int peak = signal.peak();
    int start = peak;
    while (start > 0 && signal.value(start) > OPEN * signal.height()) {
      start--;
    }
    return blink && both && frames.millis(peak) - frames.millis(start) <= SLOWEST_MILLIS;
  }

  /** Whether both eyes rise to their peak and fall from it fast, whatever else moves. */
  boolean flick(ShownFrames frames) {
    int peak = signal.peak();
    boolean rose = false;
    boolean fell = false;
    for (int i = 0; i < frames.count(); i++) {
      double after = frames.millis(i) - frames.millis(peak);
      boolean low = signal.value(i) < FLICK * signal.height();
      rose |= low && after < 0 && -after <= SLOWEST_MILLIS;
      fell |= low && after > 0 && after <= REOPENED_MILLIS;
    }
    return both && rose && fell;
  }

  /** Whether the lids are on their way at a frame of a clip with a blink. */
  boolean moveAt(int i) {
    return blink && signal.value(i) > CLOSING * signal.height();
  }

  /**
   * The regions but the eyes, in a blink without the largest part of the lids' curve that fits
   * under theirs while the lids are at least half closed.
   */
  Map<Region, RegionSignal> others(Map<Region, RegionSignal> signals) {
    Map<Region, RegionSignal> others = new EnumMap<>(Region.class);
    signals.forEach(
        (region, curve) -> {
          if (!region.isEye()) {
            others.put(region, blink ? curve.without(signal) : curve);
          }
        });
    return others;
  }
}
