package org.glimpse.keyframe.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.internal.Pictures;

/**
 * Local binary patterns on three orthogonal planes, LBP-TOP: the {@link LocalBinaryPatterns} of
 * every pixel of every frame in the planes XY, XT and YT.
 *
 * <p>In XT the circle of a pixel lies in the columns and frames around it, with {@code radius}
 * along x and {@code radiusInTime} along t; point {@code p} is at {@code (x + R cos(2πp/P), t − R_T
 * sin(2πp/P))}. In YT it is the same with y in place of x. Frames before the first and behind the
 * last repeat them.
 *
 * <p>Source: Zhao and Pietikäinen, "Dynamic texture recognition using local binary patterns with an
 * application to facial expressions", 2007. Departure: pixels at the border of the volume count
 * too.
 *
 * @param patterns P, the radius in space and the bins, the same in all planes
 * @param radiusInTime R_T in frames, greater than 0
 */
public record LbpTop(LocalBinaryPatterns patterns, double radiusInTime) {
  private static final int PLANES = 3;

  /**
   * Checks the radius.
   *
   * @throws IllegalArgumentException if the radius is not positive
   */
  public LbpTop {
    Checks.positive("radius in time", radiusInTime);
  }

  /**
   * Eight neighbors at one pixel and one frame in the 59 uniform bins of each plane.
   *
   * @return the feature
   */
  public static LbpTop withDefaults() {
    return new LbpTop(LocalBinaryPatterns.withDefaults(), 1);
  }

  /**
   * The length of a {@link #feature} of one box.
   *
   * @return three times the bins of a plane
   */
  public int bins() {
    return PLANES * patterns.bins();
  }

  /**
   * The histograms of a clip.
   *
   * @param frames the frames in time order, all of one size
   * @param boxes blocks inside the picture, for example {@link LocalBinaryPatterns#blocks}
   * @return for each box the shares of the bins in XY, then XT, then YT, each with the sum 1
   * @throws IllegalArgumentException if there is no frame, no box, or frames differ in size
   * @throws IndexOutOfBoundsException if a box is not inside the picture
   */
  public double[] feature(List<Frame> frames, List<Box> boxes) {
    Checks.notEmpty("frames", frames);
    Checks.notEmpty("boxes", boxes);
    Size size = frames.get(0).size();
    List<float[]> planes = new ArrayList<>();
    for (Frame frame : frames) {
      Checks.argument(
          frame.size().equals(size),
          "frames must be of one size but are " + size + " and " + frame.size());
      planes.add(Pictures.gray(frame));
    }
    double[] feature = new double[boxes.size() * bins()];
    Volume volume = new Volume(planes, size.width(), size.height());
    for (int t = 0; t < frames.size(); t++) {
      List<int[]> maps = maps(volume, t);
      for (int b = 0; b < boxes.size(); b++) {
        for (int plane = 0; plane < PLANES; plane++) {
          double[] part = patterns.histogram(maps.get(plane), size.width(), boxes.get(b));
          int at = b * bins() + plane * part.length;
          for (int i = 0; i < part.length; i++) {
            feature[at + i] += part[i] / frames.size();
          }
        }
      }
    }
    return feature;
  }

  /** The bins of one frame's pixels in XY, XT and YT. */
  private List<int[]> maps(Volume volume, int t) {
    BinaryPattern space = pattern(patterns.radius());
    BinaryPattern time = pattern(radiusInTime);
    int[][] maps = new int[PLANES][volume.width * volume.height];
    for (int i = 0; i < maps[0].length; i++) {
      int x = i % volume.width;
      int y = Math.floorDiv(i, volume.width);
      maps[0][i] = space.bin((column, row) -> volume.at(column, row, t), x, y);
      maps[1][i] = time.bin((column, frame) -> volume.at(column, y, frame), x, t);
      maps[2][i] = time.bin((row, frame) -> volume.at(x, row, frame), y, t);
    }
    return Arrays.asList(maps);
  }

  private BinaryPattern pattern(double radiusAcross) {
    return new BinaryPattern(
        patterns.neighbors(), patterns.radius(), radiusAcross, patterns.uniform());
  }

  /** Frames whose border repeats beyond them, in time too. */
  private record Volume(List<float[]> planes, int width, int height) {
    double at(int x, int y, int t) {
      return planes
          .get(LocalBinaryPatterns.inside(t, planes.size()))[
          LocalBinaryPatterns.inside(y, height) * width + LocalBinaryPatterns.inside(x, width)];
    }
  }
}
