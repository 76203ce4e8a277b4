package org.glimpse.synthetic;

import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;

/**
 * What happens in an untrimmed video.
 *
 * @param seconds how long it is; at least 1.5 seconds for each micro- and 4 for each
 *     macro-expression, and at most a day
 * @param frameRate the rate of the frames, at least 20 a second
 * @param micro how many micro-expressions it holds, of 200 to 450 ms each
 * @param macro how many ordinary expressions it holds, of 0.8 to 2 seconds each
 * @param amplitude the strongest displacement of a micro-expression in face units, in [0, 4];
 *     ordinary ones are three times as strong
 */
public record VideoPlan(
    double seconds, FrameRate frameRate, int micro, int macro, double amplitude) {
  static final double MICRO_SLOT = 1.5;
  static final double MACRO_SLOT = 4;
  private static final double MOST_SECONDS = 86400;
  private static final double SLOWEST = 20;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range or the movements do not fit
   */
  public VideoPlan {
    Checks.atLeast("micro-expressions", micro, 0);
    Checks.atLeast("macro-expressions", macro, 0);
    Checks.inRange(
        "seconds", seconds, Math.max(1, MICRO_SLOT * micro + MACRO_SLOT * macro), MOST_SECONDS);
    Checks.inRange("frame rate", frameRate.perSecond(), SLOWEST, 10_000);
    Checks.inRange("amplitude", amplitude, 0, 4);
  }

  /**
   * Twenty seconds at 200 frames a second with four micro-expressions of one pixel and one ordinary
   * expression.
   *
   * @return the plan
   */
  public static VideoPlan withDefaults() {
    return new VideoPlan(20, FrameRate.of(200), 4, 1, 1);
  }

  /**
   * The same at another length.
   *
   * @param newSeconds seconds
   * @return a new plan
   * @throws IllegalArgumentException if the movements do not fit
   */
  public VideoPlan withSeconds(double newSeconds) {
    return new VideoPlan(newSeconds, frameRate, micro, macro, amplitude);
  }

  /**
   * The same at another rate.
   *
   * @param newFrameRate the rate
   * @return a new plan
   * @throws IllegalArgumentException if it is below 20 frames a second
   */
  public VideoPlan withFrameRate(FrameRate newFrameRate) {
    return new VideoPlan(seconds, newFrameRate, micro, macro, amplitude);
  }

  /**
   * The same with other movements.
   *
   * @param newMicro micro-expressions
   * @param newMacro ordinary expressions
   * @return a new plan
   * @throws IllegalArgumentException if they do not fit into the video
   */
  public VideoPlan withMovements(int newMicro, int newMacro) {
    return new VideoPlan(seconds, frameRate, newMicro, newMacro, amplitude);
  }

  /**
   * The same with another strength.
   *
   * @param newAmplitude face units, in [0, 4]
   * @return a new plan
   * @throws IllegalArgumentException if it is outside its range
   */
  public VideoPlan withAmplitude(double newAmplitude) {
    return new VideoPlan(seconds, frameRate, micro, macro, newAmplitude);
  }

  /**
   * The number of frames.
   *
   * @return frames, rounded
   */
  public int length() {
    return (int) Math.round(frameRate.framesIn(1000 * seconds));
  }
}
