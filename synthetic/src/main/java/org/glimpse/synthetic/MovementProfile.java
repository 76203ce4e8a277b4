package org.glimpse.synthetic;

import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;

/**
 * How strongly an expression shows from frame to frame: 0 before the onset, up to 1 at the apex,
 * back to 0 after the offset.
 *
 * <p>With {@code a} the frame before the onset and {@code b} the frame after the offset, the value
 * at time t is {@code s((t - a) / (apex - a))} up to the apex and {@code s((b - t) / (b - apex))}
 * after it, where {@code s(x) = 6x^5 - 15x^4 + 10x^3}: speed and acceleration are 0 at both ends
 * and at the apex. So the value is exactly 0 outside [onset, offset], greater than 0 inside and 1
 * at the apex only. An expression lasts at most 500 ms.
 */
public final class MovementProfile {
  private static final double LONGEST_MILLIS = 500;
  private static final double EARLIEST_APEX = 0.3;
  private static final double LATEST_APEX = 0.6;
  private static final double ROUNDING = 1e-9;

  private final KeyFrames keyFrames;

  private MovementProfile(KeyFrames keyFrames) {
    this.keyFrames = keyFrames;
  }

  /**
   * The profile between given key frames.
   *
   * @param keyFrames onset, apex and offset
   * @param frameRate the rate of the frames
   * @return the profile
   * @throws IllegalArgumentException if the expression lasts longer than 500 ms
   */
  public static MovementProfile of(KeyFrames keyFrames, FrameRate frameRate) {
    double millis = frameRate.millis(keyFrames.length());
    Checks.argument(
        millis <= LONGEST_MILLIS + ROUNDING,
        "a micro-expression must last at most 500 ms but lasts " + millis + " ms");
    return new MovementProfile(keyFrames);
  }

  /**
   * A profile somewhere in a clip: it fills between a half and four fifths of the clip, at most 500
   * ms, starts at frame 1 or later, ends before the last frame, and has its apex between 0.3 and
   * 0.6 of its duration.
   *
   * @param length frames of the clip, at least 6
   * @param frameRate the rate of the frames
   * @param random where duration and place come from
   * @return the profile
   * @throws IllegalArgumentException if the clip is shorter than 6 frames or 500 ms hold fewer than
   *     3 frames
   */
  public static MovementProfile random(int length, FrameRate frameRate, RandomGenerator random) {
    Checks.atLeast("clip length", length, 6);
    int longest = (int) Math.floor(frameRate.framesIn(LONGEST_MILLIS) + ROUNDING);
    Checks.atLeast("frames in 500 ms", longest, 3);
    double share = random.nextDouble(0.5, 0.8);
    int wanted = Math.max(3, (int) Math.round(share * length));
    int duration = Math.min(wanted, Math.min(longest, length - 2));
    int onset = 1 + random.nextInt(length - 1 - duration);
    double peak = random.nextDouble(EARLIEST_APEX, LATEST_APEX);
    int apex = onset + (int) Math.max(1, Math.round(peak * (duration - 1)));
    return new MovementProfile(
        new KeyFrames(onset, apex, onset + duration - 1, ApexSource.ANNOTATED));
  }

  /**
   * The true key frames.
   *
   * @return onset, apex and offset
   */
  public KeyFrames keyFrames() {
    return keyFrames;
  }

  /**
   * The strength at a time.
   *
   * @param frame a time in frames, possibly between two of them
   * @return a value in [0, 1]
   */
  public double value(double frame) {
    return value(keyFrames, frame);
  }

  /** The strength of a movement with any key frames. */
  static double value(KeyFrames keyFrames, double frame) {
    double before = keyFrames.onset() - 1.0;
    double after = keyFrames.offset() + 1.0;
    double apex = keyFrames.apex();
    double t =
        frame <= apex ? (frame - before) / (apex - before) : (after - frame) / (after - apex);
    return t <= 0 ? 0 : Curves.fade(Math.min(1, t));
  }
}
