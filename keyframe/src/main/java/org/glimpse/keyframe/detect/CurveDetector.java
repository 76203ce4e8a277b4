package org.glimpse.keyframe.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;

/** The peak of the regions' curves, each weighted by how far it rises and falls again. */
final class CurveDetector implements KeyFrameDetector {
  private static final int FEWEST_FRAMES = 5;
  private static final double CLEAR = 8;
  private static final double RISES_ONLY_TIMES = 4;
  private static final double EDGE = 0.1;
  private static final double RISE_ONLY = 0.1;
  private static final double BLINK = 2.5;

  private final String id;
  private final double smallest;
  private final BiFunction<MotionCurve, Region, double[]> kind;

  /** A detector on one kind of curve, and the smallest movement that it takes for one. */
  CurveDetector(String id, double smallest, BiFunction<MotionCurve, Region, double[]> kind) {
    this.id = id;
    this.smallest = smallest;
    this.kind = kind;
  }

  @Override
  public KeyFrames detect(MotionCurve curve) throws NoMovementException {
    int[] frames = IntStream.range(0, curve.length()).filter(curve.track()::found).toArray();
    if (frames.length < FEWEST_FRAMES) {
      throw new NoMovementException(
          curve.id(),
          "A face was found in "
              + frames.length
              + " of "
              + curve.length()
              + " frames; key frames need at least "
              + FEWEST_FRAMES
              + ".");
    }
    RegionSignal signal = signal(curve, frames);
    boolean moved =
        signal.prominence() >= smallest || signal.height() >= RISES_ONLY_TIMES * smallest;
    if (!moved || signal.height() < CLEAR * signal.noise()) {
      throw new NoMovementException(
          curve.id(),
          String.format(
              Locale.ROOT,
              "The strongest movement by %s is %.4f, which is below %.4f or does not stand out of"
                  + " the noise; the clip seems to be neutral.",
              id,
              signal.height(),
              smallest));
    }
    int peak = signal.peak();
    double edge = EDGE * signal.height();
    int onset = peak;
    while (onset > 0 && signal.value(onset - 1) > edge) {
      onset--;
    }
    int offset = peak;
    while (offset < signal.length() - 1 && signal.value(offset + 1) > edge) {
      offset++;
    }
    return new KeyFrames(frames[onset], frames[peak], frames[offset], ApexSource.DETECTED);
  }

  private RegionSignal signal(MotionCurve curve, int[] frames) {
    double[] millis =
        Arrays.stream(frames).mapToDouble(f -> curve.timestampMicros(f) / 1e3).toArray();
    List<RegionSignal> eyes = new ArrayList<>();
    List<RegionSignal> others = new ArrayList<>();
    for (Region region : Region.values()) {
      double[] values = kind.apply(curve, region);
      double[] used = Arrays.stream(frames).mapToDouble(f -> values[f]).toArray();
      (region.isEye() ? eyes : others).add(RegionSignal.of(millis, used));
    }
    RegionSignal lids = RegionSignal.sum(eyes, s -> 1);
    double most = others.stream().mapToDouble(RegionSignal::height).max().orElse(0);
    if (lids.height() > BLINK * most) {
      others = others.stream().map(s -> s.without(lids)).toList();
    }
    RegionSignal face = RegionSignal.sum(others, CurveDetector::weight);
    return face.height() < smallest && lids.height() >= smallest ? lids : face;
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
