package org.glimpse.video;

import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;

/**
 * How clips are decoded.
 *
 * @param color whether frames are BGR; gray otherwise, which is faster
 * @param limits bounds for media of unknown origin
 * @param threads decoder threads a clip, and pictures of a folder that are read at the same time,
 *     at least 1; batches are parallel over clips instead
 * @param folderRate the rate of frame folders whose annotation states none; a folder without either
 *     is refused, because an invented rate would give invented times
 * @param toleratedGaps how many frames of a clip may be missing or broken; each of them is then
 *     {@linkplain org.glimpse.core.frame.Frame#isMissing marked}. 0, the default, tolerates none
 */
public record DecodeOptions(
    boolean color,
    MediaLimits limits,
    int threads,
    Optional<FrameRate> folderRate,
    int toleratedGaps) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if there is no thread or the tolerated number is negative
   */
  public DecodeOptions {
    Checks.atLeast("threads", threads, 1);
    Checks.atLeast("toleratedGaps", toleratedGaps, 0);
  }

  /**
   * Gray, within {@link MediaLimits#withDefaults}, one thread, no rate for folders, no gap.
   *
   * @return the options
   */
  public static DecodeOptions withDefaults() {
    return new DecodeOptions(false, MediaLimits.withDefaults(), 1, Optional.empty(), 0);
  }

  /**
   * Chooses gray or color.
   *
   * @param newColor true for BGR, false for gray
   * @return changed options
   */
  public DecodeOptions withColor(boolean newColor) {
    return new DecodeOptions(newColor, limits, threads, folderRate, toleratedGaps);
  }

  /**
   * Bounds what is read.
   *
   * @param newLimits the bounds
   * @return changed options
   */
  public DecodeOptions withLimits(MediaLimits newLimits) {
    return new DecodeOptions(color, newLimits, threads, folderRate, toleratedGaps);
  }

  /**
   * Chooses the number of decoder threads.
   *
   * @param newThreads threads a clip, at least 1
   * @return changed options
   * @throws IllegalArgumentException if the number is smaller than 1
   */
  public DecodeOptions withThreads(int newThreads) {
    return new DecodeOptions(color, limits, newThreads, folderRate, toleratedGaps);
  }

  /**
   * States the rate of frame folders whose annotation has none.
   *
   * @param rate the rate
   * @return changed options
   */
  public DecodeOptions withFolderRate(FrameRate rate) {
    return new DecodeOptions(color, limits, threads, Optional.of(rate), toleratedGaps);
  }

  /**
   * Tolerates gaps.
   *
   * @param frames how many frames of a clip may be missing or broken, at least 0
   * @return changed options
   * @throws IllegalArgumentException if the number is negative
   */
  public DecodeOptions withToleratedGaps(int frames) {
    return new DecodeOptions(color, limits, threads, folderRate, frames);
  }
}
