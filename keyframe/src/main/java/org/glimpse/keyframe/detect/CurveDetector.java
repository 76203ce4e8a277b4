package org.glimpse.keyframe.detect;

import java.util.Locale;
import java.util.Map;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;

/** The peak of the regions' curves, each weighted by how far it rises and falls again. */
final class CurveDetector implements KeyFrameDetector {
  private static final double RISE_ONLY = 0.1;

  private final String id;
  private final CurveKind kind;

  CurveDetector(String id, CurveKind kind) {
    this.id = id;
    this.kind = kind;
  }

  @Override
  public Detection detect(AlignedClip clip, MotionCurve motion) throws NoMovementException {
    ShownFrames frames = ShownFrames.of(motion);
    Map<Region, RegionSignal> all = kind.signals(motion, frames);
    Lids lids = Lids.of(all);
    Map<Region, RegionSignal> others = lids.others(all);
    double face = clarity(others);
    double eyes = kind.clarity(Region.RIGHT_EYE, lids.signal());
    if (Math.max(face, eyes) < 1) {
      throw frames.neutral(
          id,
          String.format(
              Locale.ROOT,
              "the clearest region reaches %.2f of what a face at rest does",
              Math.max(face, eyes)));
    }
    RegionSignal signal =
        face < 1 ? lids.signal() : RegionSignal.sum(others.values(), CurveDetector::weight);
    KeyFrames found = frames.around(signal, signal.peak());
    return new Detection(found, 1 - 1 / Math.max(1, Math.max(face, eyes)));
  }

  private double clarity(Map<Region, RegionSignal> signals) {
    double most = 0;
    for (Map.Entry<Region, RegionSignal> entry : signals.entrySet()) {
      most = Math.max(most, kind.clarity(entry.getKey(), entry.getValue()));
    }
    return most;
  }

  private static double weight(RegionSignal signal) {
    double rise = signal.prominence() + RISE_ONLY * signal.height();
    return rise * rise + Double.MIN_NORMAL;
  }

  @Override
  public String id() {
    return id;
  }
}
