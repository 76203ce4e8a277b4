package org.glimpse.core.frame;

import java.util.Arrays;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/**
 * One picture of a clip: (H, W, C) uint8, row by row, gray (C = 1) or BGR (C = 3).
 *
 * <p>Immutable; the pixels live on the Java heap.
 */
public final class Frame {
  private final int index;
  private final long timestampMicros;
  private final Size size;
  private final int channels;
  private final byte[] pixels;
  private final boolean missing;

  private Frame(
      int index, long timestampMicros, Size size, int channels, byte[] pixels, boolean missing) {
    this.index = index;
    this.timestampMicros = timestampMicros;
    this.size = size;
    this.channels = channels;
    this.pixels = pixels;
    this.missing = missing;
  }

  /**
   * A frame that takes over an array; the caller must not write to it afterwards.
   *
   * @param index the 0-based index in the clip
   * @param timestampMicros the time at which the frame is shown, in microseconds
   * @param size width and height
   * @param channels 1 for gray, 3 for BGR
   * @param pixels width × height × channels values, row by row, channels innermost
   * @return the frame
   * @throws IllegalArgumentException if the index is negative, the channels are neither 1 nor 3, or
   *     the array has another length
   */
  public static Frame wrap(
      int index, long timestampMicros, Size size, int channels, byte[] pixels) {
    Checks.atLeast("frame index", index, 0);
    Checks.argument(
        channels == 1 || channels == 3, "channels must be 1 (gray) or 3 (BGR) but is " + channels);
    int expected = Math.multiplyExact(size.area(), channels);
    Checks.argument(
        pixels.length == expected,
        "pixels must hold " + expected + " values for " + size + " but hold " + pixels.length);
    return new Frame(index, timestampMicros, size, channels, pixels, false);
  }

  /**
   * The same picture at another place in time.
   *
   * @param newIndex the 0-based index
   * @param newTimestampMicros the time in microseconds
   * @return a frame that shares the pixels, missing if this one is
   * @throws IllegalArgumentException if the index is negative
   */
  public Frame at(int newIndex, long newTimestampMicros) {
    Checks.atLeast("frame index", newIndex, 0);
    return new Frame(newIndex, newTimestampMicros, size, channels, pixels, missing);
  }

  /**
   * The same picture marked as standing in for one that is missing.
   *
   * @return a frame that shares the pixels
   */
  public Frame asMissing() {
    return new Frame(index, timestampMicros, size, channels, pixels, true);
  }

  /**
   * Whether the clip lacks this frame; its picture is then that of a neighbor.
   *
   * @return true only where gaps are tolerated
   */
  public boolean isMissing() {
    return missing;
  }

  /**
   * The position in the clip.
   *
   * @return a 0-based index
   */
  public int index() {
    return index;
  }

  /**
   * The time at which the frame is shown.
   *
   * @return microseconds on the clip's own clock
   */
  public long timestampMicros() {
    return timestampMicros;
  }

  /**
   * Width and height.
   *
   * @return pixels
   */
  public Size size() {
    return size;
  }

  /**
   * The number of channels.
   *
   * @return 1 for gray, 3 for BGR
   */
  public int channels() {
    return channels;
  }

  /**
   * One value.
   *
   * @param x column, from the left
   * @param y row, from the top
   * @param channel 0 for gray; 0, 1, 2 for blue, green, red
   * @return 0…255
   * @throws IndexOutOfBoundsException if the position is outside the picture
   */
  public int value(int x, int y, int channel) {
    Checks.index("x", x, size.width());
    Checks.index("y", y, size.height());
    Checks.index("channel", channel, channels);
    return pixels[(y * size.width() + x) * channels + channel] & 0xff;
  }

  /**
   * All values, row by row, channels innermost.
   *
   * @return a copy
   */
  public byte[] pixels() {
    return pixels.clone();
  }

  /**
   * Copies all values into an array, for callers that reuse one.
   *
   * @param target an array of at least width × height × channels values
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public void copyTo(byte[] target) {
    System.arraycopy(pixels, 0, target, 0, pixels.length);
  }

  /**
   * The picture in gray: itself if it is gray, else ITU-R BT.601 luma, {@code 0.299 R + 0.587 G +
   * 0.114 B}, rounded half up.
   *
   * @return a frame with one channel
   */
  public Frame toGray() {
    if (channels == 1) {
      return this;
    }
    byte[] gray = new byte[size.area()];
    for (int i = 0; i < gray.length; i++) {
      int b = pixels[3 * i] & 0xff;
      int g = pixels[3 * i + 1] & 0xff;
      int r = pixels[3 * i + 2] & 0xff;
      gray[i] = (byte) ((299 * r + 587 * g + 114 * b + 500) / 1000);
    }
    return new Frame(index, timestampMicros, size, 1, gray, missing);
  }

  /**
   * Two frames are equal if index, time, size, channels and every value are, and both are missing
   * or neither is.
   *
   * @param other the object to compare with
   * @return whether they are equal
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Frame that
        && index == that.index
        && timestampMicros == that.timestampMicros
        && size.equals(that.size)
        && channels == that.channels
        && missing == that.missing
        && Arrays.equals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(timestampMicros) + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "Frame[" + index + ", " + size + "x" + channels + ", " + timestampMicros + " us]";
  }
}
