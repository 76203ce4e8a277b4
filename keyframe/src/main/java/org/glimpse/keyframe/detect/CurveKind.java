package org.glimpse.keyframe.detect;

import java.util.EnumMap;
import java.util.Map;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;

/** A kind of curve, and how high it rises and falls in a region of a face at rest. */
enum CurveKind {
  STRAIN(0.0025, 0.003, 0.0025, 0.0045, 0.002, 0.003) {
    @Override
    double[] curve(MotionCurve motion, Region region) {
      return motion.strain(region);
    }
  },
  MAGNITUDE(0.03, 0.03, 0.025, 0.06, 0.03, 0.06) {
    @Override
    double[] curve(MotionCurve motion, Region region) {
      return motion.magnitude(region);
    }
  };

  private static final double CLEAR = 6;
  private static final double RISES_ONLY_TIMES = 4;

  private final double brow;
  private final double eye;
  private final double nose;
  private final double cheek;
  private final double mouth;
  private final double chin;

  CurveKind(double brow, double eye, double nose, double cheek, double mouth, double chin) {
    this.brow = brow;
    this.eye = eye;
    this.nose = nose;
    this.cheek = cheek;
    this.mouth = mouth;
    this.chin = chin;
  }

  abstract double[] curve(MotionCurve motion, Region region);

  /** The smoothed curve of every region. */
  Map<Region, RegionSignal> signals(MotionCurve motion, ShownFrames frames) {
    Map<Region, RegionSignal> signals = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      double[] values = curve(motion, region);
      signals.put(region, frames.signal(f -> values[f]));
    }
    return signals;
  }

  /** The smallest prominence that is a movement of the region. */
  double limit(Region region) {
    return switch (region) {
      case RIGHT_BROW, LEFT_BROW -> brow;
      case RIGHT_EYE, LEFT_EYE -> eye;
      case NOSE -> nose;
      case RIGHT_CHEEK, LEFT_CHEEK -> cheek;
      case MOUTH -> mouth;
      case CHIN -> chin;
    };
  }

  /** How clearly a region moves: 1 or more for a movement, 0 for none at all. */
  double clarity(Region region, RegionSignal signal) {
    double rise = Math.max(signal.prominence(), signal.height() / RISES_ONLY_TIMES);
    return Math.max(0, rise / Math.max(limit(region), CLEAR * signal.noise()));
  }
}
