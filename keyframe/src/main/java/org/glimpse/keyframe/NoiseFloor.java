package org.glimpse.keyframe;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;

/**
 * How much motion is measured in a face that does not move: what a movement must exceed to be one.
 *
 * <p>Estimated from the neutral part of a clip, the frames with a face before the onset and behind
 * the offset: the level that at most one in twenty of them exceeds. Of {@code n} values in
 * ascending order it is the one numbered {@code ceil(0.95 n)} from 1 on.
 */
public final class NoiseFloor {
  private static final int FEWEST_FRAMES = 5;
  private static final double LEVEL = 0.95;

  private final Map<Region, Double> magnitudes = new EnumMap<>(Region.class);
  private final Map<Region, Double> strains = new EnumMap<>(Region.class);
  private final double magnitude;
  private final double strain;

  private NoiseFloor(MotionCurve motion, int[] neutral) {
    for (Region region : Region.values()) {
      magnitudes.put(region, level(motion.magnitude(region), neutral));
      strains.put(region, level(motion.strain(region), neutral));
    }
    magnitude = level(motion.magnitude(), neutral);
    strain = level(motion.strain(), neutral);
  }

  /**
   * The floor of a clip.
   *
   * @param motion its motion
   * @param keyFrames its onset and offset
   * @return the floor, or empty if fewer than five frames with a face lie outside [onset, offset]
   * @throws IllegalArgumentException if the offset lies behind the last frame of the motion curve
   */
  public static Optional<NoiseFloor> of(MotionCurve motion, KeyFrames keyFrames) {
    Checks.argument(
        keyFrames.offset() < motion.length(),
        "the offset must lie before frame "
            + motion.length()
            + ", the end of the motion curve, but is "
            + keyFrames.offset());
    int[] neutral =
        IntStream.range(0, motion.length())
            .filter(frame -> frame < keyFrames.onset() || frame > keyFrames.offset())
            .filter(motion.track()::found)
            .toArray();
    return neutral.length < FEWEST_FRAMES
        ? Optional.empty()
        : Optional.of(new NoiseFloor(motion, neutral));
  }

  private static double level(double[] curve, int[] neutral) {
    double[] values = IntStream.of(neutral).mapToDouble(frame -> curve[frame]).toArray();
    Arrays.sort(values);
    return values[(int) Math.ceil(LEVEL * values.length) - 1];
  }

  /**
   * The floor of a region's magnitude.
   *
   * @param region the region
   * @return pixels
   */
  public double magnitude(Region region) {
    return Objects.requireNonNull(magnitudes.get(region));
  }

  /**
   * The floor of a region's strain.
   *
   * @param region the region
   * @return pixels per pixel
   */
  public double strain(Region region) {
    return Objects.requireNonNull(strains.get(region));
  }

  /**
   * The floor of {@link MotionCurve#magnitude()}, the mean over regions.
   *
   * @return pixels
   */
  public double magnitude() {
    return magnitude;
  }

  /**
   * The floor of {@link MotionCurve#strain()}, the mean over regions.
   *
   * @return pixels per pixel
   */
  public double strain() {
    return strain;
  }
}
