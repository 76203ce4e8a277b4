package org.glimpse.keyframe.magnify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.jspecify.annotations.Nullable;

/**
 * Makes the movements in a clip larger: what moved by d moves by (1 + α) d.
 *
 * <p>Implementations may be used by several threads at once and give the same frames for the same
 * clip.
 */
public interface Magnification {
  /** The largest α that makes sense. */
  double LARGEST = 100;

  /**
   * Magnifies the movements of a clip.
   *
   * @param clip the clip
   * @return a clip of as many frames of the same size, channels, times and regions
   */
  AlignedClip magnify(AlignedClip clip);

  /**
   * The method as it is written in provenance and on the command line.
   *
   * @return a text that {@link #parse} reads, for example {@code "eulerian:10"}
   */
  String id();

  /**
   * Eulerian magnification with a recursive band-pass, which needs no look ahead.
   *
   * <p>Each pixel's value over time goes through two low-passes {@code l ← l + r (x − l)} with r =
   * 0.4 and 0.05 that start at the first value; their difference is the band. It is split into a
   * Laplacian pyramid, whose levels of wavelength λ (5.66 pixels at the finest, doubled from level
   * to level, without the rest of 4 to 7 pixels a side) are multiplied by {@code α_λ = min(α, (1 +
   * α) λ/λ_c − 1)}, at least 0, and added to the frame. λ_c is an eighth of the frame's width: a
   * pattern can be moved by about an eighth of its wavelength at most, so short ones are moved
   * less.
   *
   * <p>The constants r act on frames, so that the band depends on the frame rate: at 200 frames/s
   * it lies around 1.6 to 16 Hz.
   *
   * <p>Source: Wu and others, "Eulerian Video Magnification for Revealing Subtle Changes in the
   * World", 2012; r as in MEB. Departure: color channels are magnified alike, and the first-order
   * filter is not phase-free.
   *
   * @param alpha α, in (0, 100]
   * @return the method {@code "eulerian:α"}
   * @throws IllegalArgumentException if α is outside its range
   */
  static Magnification eulerian(double alpha) {
    return new EulerianMagnification(
        checked(alpha), new RecursiveBand(), "eulerian:" + text(alpha));
  }

  /**
   * Eulerian magnification as by {@link #eulerian} with an ideal band-pass over the whole clip.
   *
   * <p>The band is the part of the clip's DCT-II over time whose frequencies {@code k · rate /
   * (2T)} lie in [low, high], so that the clip is mirrored at its ends and not wrapped around. Of
   * the frequency 0, the mean, nothing is ever taken; movements are therefore magnified about the
   * mean picture and not about the first frame.
   *
   * @param alpha α, in (0, 100]
   * @param low the lowest frequency in hertz, at least 0
   * @param high the highest, greater than {@code low}
   * @return the method {@code "eulerian:α:low:high"}
   * @throws IllegalArgumentException if a value is outside its range
   */
  static Magnification eulerian(double alpha, double low, double high) {
    Checks.inRange("lowest frequency", low, 0, Double.MAX_VALUE);
    Checks.argument(
        high > low, "the highest frequency must be above " + low + " Hz but is " + high);
    return new EulerianMagnification(
        checked(alpha),
        new IdealBand(low, high),
        "eulerian:" + text(alpha) + ":" + text(low) + ":" + text(high));
  }

  /**
   * Flow-based (Lagrangian) magnification: each frame is warped along its own flow.
   *
   * <p>From the first frame with a face, DIS flow w to each frame is measured, and the part u of it
   * that is no motion of the head ({@link org.glimpse.keyframe.flow.FaceFlow}), smoothed over cells
   * of four pixels. What is at x in the first frame is at x + w(x) in a frame; it is drawn at x +
   * w(x) + α u(x). Places are found by eight steps of fixed-point iteration and read by bilinear
   * interpolation. The head's own motion is not magnified; frames without a face stay as they are.
   *
   * <p>Movements may be larger than Eulerian magnification allows, and nothing lags; where flow is
   * wrong, skin bends.
   *
   * <p>Source: the idea of Liu and others, "Motion magnification", 2005, without its layers.
   *
   * @param alpha α, in (0, 100]
   * @return the method {@code "lagrangian:α"}
   * @throws IllegalArgumentException if α is outside its range
   */
  static Magnification lagrangian(double alpha) {
    return new LagrangianMagnification(
        checked(alpha), OpticalFlows.dis(), "lagrangian:" + text(alpha));
  }

  private static double checked(double alpha) {
    Checks.positive("magnification", alpha);
    return Checks.inRange("magnification", alpha, 0, LARGEST);
  }

  private static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /**
   * How methods are written.
   *
   * @return patterns, the default first
   */
  static List<String> patterns() {
    return List.of("lagrangian:A", "eulerian:A", "eulerian:A:LOW:HIGH");
  }

  /**
   * The method of a text.
   *
   * @param text one of {@link #patterns} with numbers, A in (0, 100], LOW and HIGH in hertz, in any
   *     case; a number alone is {@code "lagrangian:A"}
   * @return the method
   * @throws IllegalArgumentException if it is none
   */
  static Magnification parse(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split(":", -1);
    try {
      if (parts.length == 1) {
        return lagrangian(Double.parseDouble(parts[0]));
      }
      if (parts.length == 2 && parts[0].equals("lagrangian")) {
        return lagrangian(Double.parseDouble(parts[1]));
      }
      if (parts.length == 2 && parts[0].equals("eulerian")) {
        return eulerian(Double.parseDouble(parts[1]));
      }
      if (parts.length == 4 && parts[0].equals("eulerian")) {
        return eulerian(
            Double.parseDouble(parts[1]),
            Double.parseDouble(parts[2]),
            Double.parseDouble(parts[3]));
      }
    } catch (NumberFormatException e) {
      throw unknown(text, e);
    }
    throw unknown(text, null);
  }

  private static IllegalArgumentException unknown(
      String text, @Nullable NumberFormatException cause) {
    return new IllegalArgumentException(
        "magnification must be a number or one of "
            + String.join(", ", patterns())
            + " but is '"
            + text
            + "'",
        cause);
  }
}
