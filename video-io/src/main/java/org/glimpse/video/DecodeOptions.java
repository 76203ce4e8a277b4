package org.glimpse.video;

import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;

/**
 * How clips are decoded.
 *
 * @param color whether frames are BGR; gray otherwise, which is faster
 * @param maxPixels the largest picture that is accepted, in pixels; a bound for untrusted media
 * @param threads decoder threads a clip, at least 1; batches are parallel over clips instead
 * @param folderRate the rate of frame folders whose annotation states none; a folder without either
 *     is refused, because an invented rate would give invented times
 */
public record DecodeOptions(
    boolean color, int maxPixels, int threads, Optional<FrameRate> folderRate) {
  private static final int DEFAULT_MAX_PIXELS = 1 << 26;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a bound is smaller than 1
   */
  public DecodeOptions {
    Checks.atLeast("maxPixels", maxPixels, 1);
    Checks.atLeast("threads", threads, 1);
  }

  /**
   * Gray, pictures of up to 2^26 = 67,108,864 pixels (8192 x 8192), one thread, no rate for
   * folders.
   *
   * @return the options
   */
  public static DecodeOptions withDefaults() {
    return new DecodeOptions(false, DEFAULT_MAX_PIXELS, 1, Optional.empty());
  }

  /**
   * Chooses gray or color.
   *
   * @param newColor true for BGR, false for gray
   * @return changed options
   */
  public DecodeOptions withColor(boolean newColor) {
    return new DecodeOptions(newColor, maxPixels, threads, folderRate);
  }

  /**
   * Bounds the size of pictures.
   *
   * @param newMaxPixels width times height, at least 1
   * @return changed options
   * @throws IllegalArgumentException if the bound is smaller than 1
   */
  public DecodeOptions withMaxPixels(int newMaxPixels) {
    return new DecodeOptions(color, newMaxPixels, threads, folderRate);
  }

  /**
   * Chooses the number of decoder threads.
   *
   * @param newThreads threads a clip, at least 1
   * @return changed options
   * @throws IllegalArgumentException if the number is smaller than 1
   */
  public DecodeOptions withThreads(int newThreads) {
    return new DecodeOptions(color, maxPixels, newThreads, folderRate);
  }

  /**
   * States the rate of frame folders whose annotation has none.
   *
   * @param rate the rate
   * @return changed options
   */
  public DecodeOptions withFolderRate(FrameRate rate) {
    return new DecodeOptions(color, maxPixels, threads, Optional.of(rate));
  }
}
