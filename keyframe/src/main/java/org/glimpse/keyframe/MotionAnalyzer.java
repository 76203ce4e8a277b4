package org.glimpse.keyframe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
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
 * <p>May be used by several threads at once.
 */
public final class MotionAnalyzer {
  private final OpticalFlow flow;
  private final int side;

  private MotionAnalyzer(OpticalFlow flow, int side) {
    this.flow = flow;
    this.side = side;
  }

  /**
   * The default: DIS flow at 112 pixels.
   *
   * @return the analyzer
   */
  public static MotionAnalyzer withDefaults() {
    return new MotionAnalyzer(OpticalFlows.dis(), 112);
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
   * Measures a clip.
   *
   * @param clip the aligned clip
   * @return its motion in pixels of the aligned clip; 0 in frames without a face
   */
  public MotionCurve measure(AlignedClip clip) {
    Size size = workingSize(clip.size());
    double scale = (double) clip.size().width() / size.width();
    Size grid = new Size(Math.max(1, size.width() / 4), Math.max(1, size.height() / 4));
    Resampler toGrid = new Resampler(size, grid);
    double cell = (double) clip.size().width() / grid.width();
    int length = clip.length();
    int reference = 0;
    while (reference < length - 1 && !clip.track().found(reference)) {
      reference++;
    }
    FaceFlow flows = new FaceFlow(flow, clip, reference, size);
    List<float[]> moved = new ArrayList<>();
    List<float[]> strained = new ArrayList<>();
    for (Frame frame : clip.frames()) {
      FlowField field = flows.of(frame);
      float[] u = scaled(toGrid.resize(field.u()), scale);
      float[] v = scaled(toGrid.resize(field.v()), scale);
      moved.add(lengths(u, v));
      strained.add(scaled(OpticalStrain.magnitude(grid, u, v), 1 / cell));
    }
    Map<Region, double[]> magnitude = new EnumMap<>(Region.class);
    Map<Region, double[]> strain = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      Box box = Pictures.scale(clip.region(region), clip.size(), grid);
      magnitude.put(region, means(clip, moved, grid, box));
      strain.put(region, means(clip, strained, grid, box));
    }
    long[] times = clip.frames().stream().mapToLong(Frame::timestampMicros).toArray();
    return MotionCurve.of(clip.id(), times, clip.track(), magnitude, strain);
  }

  private static double[] means(AlignedClip clip, List<float[]> planes, Size grid, Box box) {
    double[] means = new double[planes.size()];
    for (int t = 0; t < means.length; t++) {
      if (clip.track().found(t)) {
        means[t] = Pictures.mean(planes.get(t), grid.width(), box);
      }
    }
    return means;
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

  private static float[] scaled(float[] plane, double factor) {
    for (int i = 0; i < plane.length; i++) {
      plane[i] *= (float) factor;
    }
    return plane;
  }
}
