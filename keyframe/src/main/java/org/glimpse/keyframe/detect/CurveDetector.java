package org.glimpse.keyframe.detect;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;

/** The peak of the regions' curves, each weighted by how clearly it stands out of its noise. */
final class CurveDetector implements KeyFrameDetector {
  private static final int FEWEST_FRAMES = 5;
  private static final double CLEAR = 6;
  private static final double EDGE = 0.12;

  private final String id;
  private final BiFunction<MotionCurve, Region, double[]> kind;

  CurveDetector(String id, BiFunction<MotionCurve, Region, double[]> kind) {
    this.id = id;
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
    double[] millis =
        Arrays.stream(frames).mapToDouble(f -> curve.timestampMicros(f) / 1e3).toArray();
    double[] sum = combined(curve, frames, millis, false);
    int peak = argMax(sum);
    if (sum[peak] < CLEAR) {
      sum = combined(curve, frames, millis, true);
      peak = argMax(sum);
    }
    if (sum[peak] < CLEAR) {
      throw new NoMovementException(
          curve.id(),
          String.format(
              java.util.Locale.ROOT,
              "The strongest movement is %.1f times the noise, below %.0f; the clip may be neutral.",
              sum[peak],
              CLEAR));
    }
    double edge = EDGE * sum[peak];
    int onset = peak;
    while (onset > 0 && sum[onset - 1] > edge) {
      onset--;
    }
    int offset = peak;
    while (offset < sum.length - 1 && sum[offset + 1] > edge) {
      offset++;
    }
    return new KeyFrames(frames[onset], frames[peak], frames[offset], ApexSource.DETECTED);
  }

  private double[] combined(MotionCurve curve, int[] frames, double[] millis, boolean eyes) {
    List<RegionSignal> signals =
        Stream.of(Region.values())
            .filter(region -> region.isEye() == eyes)
            .map(
                region -> {
                  double[] values = kind.apply(curve, region);
                  return RegionSignal.of(
                      millis, Arrays.stream(frames).mapToDouble(f -> values[f]).toArray());
                })
            .toList();
    double weights = signals.stream().mapToDouble(RegionSignal::clearness).sum();
    double[] sum = new double[frames.length];
    for (RegionSignal signal : signals) {
      signal.addTo(sum, signal.clearness() / weights);
    }
    return sum;
  }

  private static int argMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public String id() {
    return id;
  }
}
