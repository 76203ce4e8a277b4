package org.glimpse.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A frame rate as a ratio in lowest terms: {@code frames} in {@code seconds}, so that 24000/1001 is
 * exact.
 *
 * @param frames frames counted, greater than 0
 * @param seconds seconds in which they pass, greater than 0
 */
public record FrameRate(long frames, long seconds) {
  private static final Pattern RATIO = Pattern.compile("\\s*(\\d{1,15})\\s*/\\s*(\\d{1,15})\\s*");
  private static final long MICROS = 1_000_000L;
  private static final long NTSC = 1001;

  /**
   * Reduces the ratio to lowest terms.
   *
   * @throws IllegalArgumentException if a part is smaller than 1
   */
  public FrameRate {
    Checks.atLeast("frames", frames, 1L);
    Checks.atLeast("seconds", seconds, 1L);
    long divisor = BigInteger.valueOf(frames).gcd(BigInteger.valueOf(seconds)).longValueExact();
    frames /= divisor;
    seconds /= divisor;
  }

  /**
   * A whole number of frames a second.
   *
   * @param perSecond frames a second, at least 1
   * @return the rate
   * @throws IllegalArgumentException if {@code perSecond < 1}
   */
  public static FrameRate of(long perSecond) {
    return new FrameRate(perSecond, 1);
  }

  /**
   * Reads {@code "200"}, {@code "30000/1001"} or {@code "29.97"}.
   *
   * <p>A decimal that is an NTSC rate rounded to two or three digits (23.976, 29.97, 59.94) becomes
   * that rate; any other is taken as written.
   *
   * @param text the rate
   * @return the rate
   * @throws IllegalArgumentException if the text is not a rate greater than 0
   */
  public static FrameRate parse(String text) {
    Matcher ratio = RATIO.matcher(text);
    try {
      if (ratio.matches()) {
        return new FrameRate(Long.parseLong(ratio.group(1)), Long.parseLong(ratio.group(2)));
      }
      BigDecimal value = new BigDecimal(text.strip());
      long nearest = Math.round(value.doubleValue());
      if (value.stripTrailingZeros().scale() > 0) {
        double ntsc = nearest * 1000.0 / NTSC;
        if (value.scale() >= 2 && Math.abs(ntsc - value.doubleValue()) < 0.0051) {
          return new FrameRate(nearest * 1000, NTSC);
        }
        BigDecimal exact = value.stripTrailingZeros();
        return new FrameRate(
            exact.unscaledValue().longValueExact(),
            BigInteger.TEN.pow(exact.scale()).longValueExact());
      }
      return of(value.longValueExact());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "frame rate must be a number greater than 0 such as 200, 29.97 or 30000/1001 but is '"
              + text
              + "'",
          e);
    }
  }

  /**
   * The rate as a floating-point number.
   *
   * @return frames a second
   */
  public double perSecond() {
    return (double) frames / seconds;
  }

  /**
   * The time at which a frame starts, rounded half up to a microsecond.
   *
   * @param index the 0-based frame index, at least 0
   * @return microseconds since frame 0
   * @throws IllegalArgumentException if the index is negative
   */
  public long microsAt(long index) {
    Checks.atLeast("frame index", index, 0L);
    return Math.floorDiv(
        Math.addExact(Math.multiplyExact(2 * MICROS, Math.multiplyExact(index, seconds)), frames),
        2 * frames);
  }

  /**
   * How long a number of frames lasts.
   *
   * @param frameCount a number of frames, possibly fractional
   * @return milliseconds
   */
  public double millis(double frameCount) {
    return 1000.0 * frameCount * seconds / frames;
  }

  /**
   * How many frames pass in a time.
   *
   * @param millis milliseconds
   * @return frames, possibly fractional
   */
  public double framesIn(double millis) {
    return millis * frames / (1000.0 * seconds);
  }

  /**
   * The rate as it is written: {@code "200"} or {@code "30000/1001"}.
   *
   * @return a text that {@link #parse} reads
   */
  @Override
  public String toString() {
    return seconds == 1 ? Long.toString(frames) : frames + "/" + seconds;
  }
}
