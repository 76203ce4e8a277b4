package org.glimpse.video;

import java.time.Duration;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/**
 * Bounds for media of unknown origin. What is larger is refused with a message that says so, before
 * its pictures are decoded wherever the file announces it.
 *
 * @param maxSide the widest and highest picture, in pixels
 * @param maxPixels the largest picture, width times height
 * @param maxFrames the longest clip in frames
 * @param maxDuration the longest clip in time, from its first frame on
 */
public record MediaLimits(int maxSide, int maxPixels, int maxFrames, Duration maxDuration) {
  private static final int DEFAULT_MAX_SIDE = 1 << 14;
  private static final int DEFAULT_MAX_PIXELS = 1 << 26;
  private static final int DEFAULT_MAX_FRAMES = 1_000_000;
  private static final Duration DEFAULT_MAX_DURATION = Duration.ofHours(24);
  private static final long MICROS_A_SECOND = 1_000_000;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a bound is smaller than 1, or the duration not positive
   */
  public MediaLimits {
    Checks.atLeast("maxSide", maxSide, 1);
    Checks.atLeast("maxPixels", maxPixels, 1);
    Checks.atLeast("maxFrames", maxFrames, 1);
    Checks.argument(
        !maxDuration.isNegative() && !maxDuration.isZero(),
        "maxDuration must be positive but is " + maxDuration);
  }

  /**
   * Sides of up to 16,384 pixels, pictures of up to 2^26 = 67,108,864 pixels (8192 x 8192),
   * 1,000,000 frames, 24 hours.
   *
   * @return the bounds
   */
  public static MediaLimits withDefaults() {
    return new MediaLimits(
        DEFAULT_MAX_SIDE, DEFAULT_MAX_PIXELS, DEFAULT_MAX_FRAMES, DEFAULT_MAX_DURATION);
  }

  /**
   * Bounds width and height.
   *
   * @param pixels at least 1
   * @return changed bounds
   * @throws IllegalArgumentException if the bound is smaller than 1
   */
  public MediaLimits withMaxSide(int pixels) {
    return new MediaLimits(pixels, maxPixels, maxFrames, maxDuration);
  }

  /**
   * Bounds width times height.
   *
   * @param pixels at least 1
   * @return changed bounds
   * @throws IllegalArgumentException if the bound is smaller than 1
   */
  public MediaLimits withMaxPixels(int pixels) {
    return new MediaLimits(maxSide, pixels, maxFrames, maxDuration);
  }

  /**
   * Bounds the number of frames.
   *
   * @param frames at least 1
   * @return changed bounds
   * @throws IllegalArgumentException if the bound is smaller than 1
   */
  public MediaLimits withMaxFrames(int frames) {
    return new MediaLimits(maxSide, maxPixels, frames, maxDuration);
  }

  /**
   * Bounds the time from the first frame to the last.
   *
   * @param duration longer than 0
   * @return changed bounds
   * @throws IllegalArgumentException if the bound is not positive
   */
  public MediaLimits withMaxDuration(Duration duration) {
    return new MediaLimits(maxSide, maxPixels, maxFrames, duration);
  }

  /**
   * What is wrong with the size of pictures.
   *
   * @param size width and height
   * @return the end of a sentence, such as "64x48, more than the allowed 3071 pixels. …"; empty if
   *     the size is allowed
   */
  public Optional<String> refusal(Size size) {
    if (Math.max(size.width(), size.height()) > maxSide) {
      return Optional.of(
          size + ", more than the allowed " + maxSide + " a side. Scale it down or raise maxSide.");
    }
    if ((long) size.width() * size.height() > maxPixels) {
      return Optional.of(
          size
              + ", more than the allowed "
              + maxPixels
              + " pixels. Scale it down or raise"
              + " maxPixels.");
    }
    return Optional.empty();
  }

  /**
   * What is wrong with the length of a clip.
   *
   * @param frames how many frames it has, or is known to have at least
   * @param micros how long it lasts at least, in microseconds
   * @return the end of a sentence, such as "120 frames long, more than …"; empty if the length is
   *     allowed
   */
  public Optional<String> refusal(long frames, long micros) {
    if (frames > maxFrames) {
      return Optional.of(
          frames
              + " frames long, more than the allowed "
              + maxFrames
              + ". Cut it or raise"
              + " maxFrames.");
    }
    if (micros / MICROS_A_SECOND > maxDuration.toSeconds()) {
      return Optional.of(
          micros / MICROS_A_SECOND
              + " s long, more than the allowed "
              + maxDuration.toSeconds()
              + " s. Cut it or raise maxDuration.");
    }
    return Optional.empty();
  }
}
