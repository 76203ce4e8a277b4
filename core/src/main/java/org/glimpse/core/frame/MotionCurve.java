package org.glimpse.core.frame;

import java.util.EnumMap;
import java.util.Map;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;

/**
 * Motion of a clip by frame and region: mean flow magnitude in pixels of the aligned face, and mean
 * optical strain (pixels per pixel), each against the clip's reference frame.
 */
public final class MotionCurve {
  private final ClipId id;
  private final long[] timestampsMicros;
  private final FaceTrack track;
  private final Map<Region, double[]> magnitude;
  private final Map<Region, double[]> strain;

  private MotionCurve(
      ClipId id,
      long[] timestampsMicros,
      FaceTrack track,
      Map<Region, double[]> magnitude,
      Map<Region, double[]> strain) {
    this.id = id;
    this.timestampsMicros = timestampsMicros;
    this.track = track;
    this.magnitude = magnitude;
    this.strain = strain;
  }

  /**
   * A curve from its values, which are copied.
   *
   * @param id the clip
   * @param timestampsMicros the time of each frame, ascending
   * @param track where the face was found
   * @param magnitude mean flow magnitude in pixels for each region, one value a frame
   * @param strain mean optical strain for each region, one value a frame
   * @return the curve
   * @throws IllegalArgumentException if a region is missing or lengths differ
   */
  public static MotionCurve of(
      ClipId id,
      long[] timestampsMicros,
      FaceTrack track,
      Map<Region, double[]> magnitude,
      Map<Region, double[]> strain) {
    int length = timestampsMicros.length;
    Checks.atLeast("frames of a motion curve", length, 1);
    Checks.argument(
        track.confidences().size() == length,
        "the face track must have " + length + " values but has " + track.confidences().size());
    return new MotionCurve(
        id,
        timestampsMicros.clone(),
        track,
        copy("magnitude", magnitude, length),
        copy("strain", strain, length));
  }

  private static Map<Region, double[]> copy(String name, Map<Region, double[]> values, int length) {
    EnumMap<Region, double[]> copy = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      double[] curve = values.get(region);
      if (curve == null || curve.length != length) {
        throw new IllegalArgumentException(
            name
                + " of region "
                + region.id()
                + " must have "
                + length
                + " values but has "
                + (curve == null ? "none" : curve.length));
      }
      copy.put(region, curve.clone());
    }
    return copy;
  }

  /**
   * The clip.
   *
   * @return its id
   */
  public ClipId id() {
    return id;
  }

  /**
   * The number of frames.
   *
   * @return at least 1
   */
  public int length() {
    return timestampsMicros.length;
  }

  /**
   * The time of a frame.
   *
   * @param frame the 0-based index
   * @return microseconds
   */
  public long timestampMicros(int frame) {
    return timestampsMicros[frame];
  }

  /**
   * Where the face was found.
   *
   * @return one confidence a frame
   */
  public FaceTrack track() {
    return track;
  }

  /**
   * Mean flow magnitude of a region.
   *
   * @param region the region
   * @return pixels, one value a frame; a copy
   */
  public double[] magnitude(Region region) {
    return java.util.Objects.requireNonNull(magnitude.get(region)).clone();
  }

  /**
   * Mean optical strain of a region.
   *
   * @param region the region
   * @return one value a frame; a copy
   */
  public double[] strain(Region region) {
    return java.util.Objects.requireNonNull(strain.get(region)).clone();
  }

  /**
   * The mean of all regions' magnitudes.
   *
   * @return pixels, one value a frame
   */
  public double[] magnitude() {
    return mean(magnitude);
  }

  /**
   * The mean of all regions' strains.
   *
   * @return one value a frame
   */
  public double[] strain() {
    return mean(strain);
  }

  /**
   * The largest magnitude of any region in any frame.
   *
   * @return pixels
   */
  public double peak() {
    double peak = 0;
    for (double[] curve : magnitude.values()) {
      for (double value : curve) {
        peak = Math.max(peak, value);
      }
    }
    return peak;
  }

  private double[] mean(Map<Region, double[]> curves) {
    double[] mean = new double[length()];
    for (double[] curve : curves.values()) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += curve[i] / curves.size();
      }
    }
    return mean;
  }
}
