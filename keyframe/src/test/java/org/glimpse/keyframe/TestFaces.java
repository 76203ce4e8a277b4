package org.glimpse.keyframe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;

/** Textured pictures displaced by known fields, and curves made by hand. */
public final class TestFaces {
  /** The id of every clip made here. */
  public static final ClipId ID = new ClipId(new SubjectId("made", "s1"), "c1");

  private static final List<double[]> WAVES = waves();

  private TestFaces() {}

  /** Where a point of the moved picture lies in the texture. */
  public interface Warp {
    double[] source(double x, double y);
  }

  /** A smooth texture without a grain: a sum of waves, at any place, 0…255. */
  public static double texture(double x, double y) {
    double sum = 0;
    for (double[] wave : WAVES) {
      sum += Math.sin(wave[0] * x + wave[1] * y + wave[2]);
    }
    return Math.max(0, Math.min(255, 128 + 16 * sum));
  }

  private static List<double[]> waves() {
    SplittableRandom random = new SplittableRandom(11);
    List<double[]> waves = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      double angle = random.nextDouble() * 2 * Math.PI;
      double k = 2 * Math.PI / (6 + 30 * random.nextDouble());
      double phase = random.nextDouble() * 2 * Math.PI;
      waves.add(new double[] {k * Math.cos(angle), k * Math.sin(angle), phase});
    }
    return waves;
  }

  /** One picture of the texture seen through a warp. */
  public static Frame picture(int index, long micros, Size size, Warp warp) {
    byte[] pixels = new byte[size.area()];
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        double[] at = warp.source(x, y);
        pixels[y * size.width() + x] = (byte) Math.round(texture(at[0], at[1]));
      }
    }
    return Frame.wrap(index, micros, size, 1, pixels);
  }

  /** The texture moved by whole or fractional pixels to the right and down. */
  public static Frame shifted(Size size, double dx, double dy) {
    return picture(0, 0, size, (x, y) -> new double[] {x - dx, y - dy});
  }

  /** A smooth rise and fall: 0 outside (onset, offset), 1 at the apex. */
  public static double profile(double t, double onset, double apex, double offset) {
    if (t <= onset || t >= offset) {
      return 0;
    }
    double part = t < apex ? (t - onset) / (apex - onset) : (offset - t) / (offset - apex);
    return 0.5 - 0.5 * Math.cos(Math.PI * part);
  }

  /** A clip in which one region moves down by a bump of some pixels while the picture drifts. */
  public static AlignedClip bump(
      int side, int frames, int[] keyFrames, Region region, double pixels, double drift) {
    Size size = Size.square(side);
    FrameRate rate = FrameRate.of(200);
    Box box = FaceLayout.box(region, size);
    double cx = box.x() + box.width() / 2.0;
    double cy = box.y() + box.height() / 2.0;
    double sigma = box.width() / 5.0;
    SplittableRandom noise = new SplittableRandom(Seeds.derive(1, "noise"));
    List<Frame> list = new ArrayList<>();
    for (int t = 0; t < frames; t++) {
      double now = pixels * profile(t, keyFrames[0], keyFrames[1], keyFrames[2]);
      double shift = drift * Math.sin(t / 9.0);
      Frame clean =
          picture(
              t,
              rate.microsAt(t),
              size,
              (x, y) -> {
                double r = ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (2 * sigma * sigma);
                return new double[] {x - shift, y - shift - now * Math.exp(-r)};
              });
      list.add(noisy(clean, noise));
    }
    return AlignedClip.of(ID, rate, list, everywhere(frames));
  }

  private static Frame noisy(Frame clean, SplittableRandom random) {
    byte[] pixels = clean.pixels();
    for (int i = 0; i < pixels.length; i++) {
      double value = (pixels[i] & 0xff) + 2 * random.nextGaussian();
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return Frame.wrap(clean.index(), clean.timestampMicros(), clean.size(), 1, pixels);
  }

  /** A track that finds the face in every frame. */
  public static FaceTrack everywhere(int frames) {
    return new FaceTrack(Collections.nCopies(frames, 1.0));
  }

  /** A clip of some length of plain gray pictures. */
  public static AlignedClip blank(int frames) {
    Size size = Size.square(32);
    List<Frame> list = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      list.add(Frame.wrap(i, 5000L * i, size, 1, new byte[size.area()]));
    }
    return AlignedClip.of(ID, FrameRate.of(200), list, everywhere(frames));
  }

  /** A curve of some length in which nothing moves. */
  public static MotionCurve still(int frames) {
    return curve(everywhere(frames), new EnumMap<>(Region.class), frames);
  }

  /** A curve at 200 frames/s whose magnitude and strain are the values given, 0 elsewhere. */
  public static MotionCurve curve(FaceTrack track, Map<Region, double[]> values, int frames) {
    long[] times = new long[frames];
    for (int i = 0; i < frames; i++) {
      times[i] = 5000L * i;
    }
    EnumMap<Region, double[]> all = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      all.put(region, values.getOrDefault(region, new double[frames]));
    }
    return MotionCurve.of(ID, times, track, all, all);
  }
}
