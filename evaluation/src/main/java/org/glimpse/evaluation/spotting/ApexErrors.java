package org.glimpse.evaluation.spotting;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;

/**
 * How far detected apex frames are from coded ones, in frames and in milliseconds.
 *
 * <p>A true apex that is only the middle between onset and offset is no truth: such clips are left
 * out and counted.
 */
public final class ApexErrors {
  private final List<ApexError> errors;
  private final int leftOut;

  private ApexErrors(List<ApexError> errors, int leftOut) {
    this.errors = errors;
    this.leftOut = leftOut;
  }

  /**
   * A detected apex beside the true key frames.
   *
   * @param clip the clip
   * @param truth its true key frames
   * @param detected the index of the detected apex
   * @param rate the clip's frame rate
   */
  public record ApexError(ClipId clip, KeyFrames truth, int detected, FrameRate rate) {
    /**
     * The signed error.
     *
     * @return detected less true index, positive if detected late
     */
    public int frames() {
      return detected - truth.apex();
    }

    /**
     * The signed error in time.
     *
     * @return milliseconds, positive if detected late
     */
    public double millis() {
      return rate.millis(frames());
    }

    /**
     * Whether the detected apex lies in the true expression.
     *
     * @return true from onset to offset, both included
     */
    public boolean withinExpression() {
      return truth.onset() <= detected && detected <= truth.offset();
    }
  }

  /**
   * Collects errors.
   *
   * @param errors one a clip
   * @return the errors of clips whose true apex was not made up
   */
  public static ApexErrors of(List<ApexError> errors) {
    List<ApexError> real =
        errors.stream().filter(e -> e.truth().source() != ApexSource.MIDPOINT).toList();
    return new ApexErrors(real, errors.size() - real.size());
  }

  /**
   * The number of clips that count.
   *
   * @return at least 0
   */
  public int count() {
    return errors.size();
  }

  /**
   * The number of clips left out because their true apex was made up.
   *
   * @return at least 0
   */
  public int leftOut() {
    return leftOut;
  }

  /**
   * The mean absolute error in frames.
   *
   * @return at least 0, or empty without clips
   */
  public OptionalDouble meanAbsoluteFrames() {
    return errors.stream().mapToDouble(e -> Math.abs(e.frames())).average();
  }

  /**
   * The mean signed error in frames.
   *
   * @return positive if the apex is detected late on average, or empty without clips
   */
  public OptionalDouble meanFrames() {
    return errors.stream().mapToDouble(ApexError::frames).average();
  }

  /**
   * The mean absolute error in milliseconds.
   *
   * @return at least 0, or empty without clips
   */
  public OptionalDouble meanAbsoluteMillis() {
    return errors.stream().mapToDouble(e -> Math.abs(e.millis())).average();
  }

  /**
   * A quantile of the absolute error in frames, interpolated linearly between order statistics.
   *
   * @param share in [0, 1]; 0.5 is the median
   * @return at least 0, or empty without clips
   * @throws IllegalArgumentException if the share is out of range
   */
  public OptionalDouble absoluteFrames(double share) {
    return quantile(share, e -> Math.abs(e.frames()));
  }

  /**
   * A quantile of the absolute error in milliseconds.
   *
   * @param share in [0, 1]; 0.5 is the median
   * @return at least 0, or empty without clips
   * @throws IllegalArgumentException if the share is out of range
   */
  public OptionalDouble absoluteMillis(double share) {
    return quantile(share, e -> Math.abs(e.millis()));
  }

  /**
   * The share of clips whose detected apex lies from the true onset to the true offset.
   *
   * @return in [0, 1], or empty without clips
   */
  public OptionalDouble withinExpression() {
    return errors.stream().mapToDouble(e -> e.withinExpression() ? 1 : 0).average();
  }

  private OptionalDouble quantile(double share, ToDoubleFunction<ApexError> error) {
    Checks.inRange("share", share, 0, 1);
    if (errors.isEmpty()) {
      return OptionalDouble.empty();
    }
    double[] sorted = errors.stream().mapToDouble(error).sorted().toArray();
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return OptionalDouble.of(sorted[below] + (position - below) * (sorted[above] - sorted[below]));
  }
}
