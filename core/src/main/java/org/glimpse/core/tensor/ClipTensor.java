package org.glimpse.core.tensor;

import java.util.Arrays;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.EncodeException;

/**
 * An encoded clip: (C, T, H, W) float32, row-major, W innermost, with a stated range of values;
 * flow channels are u right and v down.
 */
public final class ClipTensor {
  private final List<Channel> channels;
  private final int frames;
  private final Size size;
  private final ValueRange range;
  private final float[] data;

  private ClipTensor(
      List<Channel> channels, int frames, Size size, ValueRange range, float[] data) {
    this.channels = channels;
    this.frames = frames;
    this.size = size;
    this.range = range;
    this.data = data;
  }

  /**
   * A tensor that takes over an array; the caller must not write to it afterwards.
   *
   * @param channels what each channel holds, C of them
   * @param frames T, at least 1
   * @param size W and H
   * @param range the range of the values
   * @param data C × T × H × W values
   * @return the tensor
   * @throws IllegalArgumentException if the array has another length
   */
  public static ClipTensor wrap(
      List<Channel> channels, int frames, Size size, ValueRange range, float[] data) {
    List<Channel> copy = Checks.notEmpty("channels", channels);
    Checks.atLeast("frames", frames, 1);
    long expected = (long) copy.size() * frames * size.area();
    Checks.argument(
        data.length == expected,
        "a tensor of "
            + copy.size()
            + " × "
            + frames
            + " × "
            + size.height()
            + " × "
            + size.width()
            + " holds "
            + expected
            + " values but the array has "
            + data.length);
    return new ClipTensor(copy, frames, size, range, data);
  }

  /**
   * What each channel holds.
   *
   * @return C channels
   */
  public List<Channel> channels() {
    return channels;
  }

  /**
   * The number of frames, T.
   *
   * @return at least 1
   */
  public int frames() {
    return frames;
  }

  /**
   * Width and height, W and H.
   *
   * @return pixels
   */
  public Size size() {
    return size;
  }

  /**
   * The range of the values.
   *
   * @return as stated by the encoder
   */
  public ValueRange range() {
    return range;
  }

  /**
   * The shape (C, T, H, W).
   *
   * @return four numbers
   */
  public List<Integer> shape() {
    return List.of(channels.size(), frames, size.height(), size.width());
  }

  /**
   * One value.
   *
   * @param channel 0 to C − 1
   * @param frame 0 to T − 1
   * @param y row
   * @param x column
   * @return the value
   * @throws IndexOutOfBoundsException if the position is outside the tensor
   */
  public float value(int channel, int frame, int y, int x) {
    Checks.index("channel", channel, channels.size());
    Checks.index("frame", frame, frames);
    Checks.index("y", y, size.height());
    Checks.index("x", x, size.width());
    return data[((channel * frames + frame) * size.height() + y) * size.width() + x];
  }

  /**
   * All values.
   *
   * @return a copy, C × T × H × W
   */
  public float[] data() {
    return data.clone();
  }

  /**
   * This tensor, unless a value is NaN or infinite: one such value spoils what a model learns from
   * all clips.
   *
   * @param clip whose tensor it is
   * @return this tensor
   * @throws EncodeException if a value is not finite
   */
  public ClipTensor checkFinite(ClipId clip) throws EncodeException {
    for (float value : data) {
      if (!Float.isFinite(value)) {
        throw new EncodeException(
            clip,
            "The clip's tensor holds the value "
                + value
                + ". Look at its frames, or leave the clip out.");
      }
    }
    return this;
  }

  /**
   * The tensor of some of the frames.
   *
   * @param chosen 0-based indices of frames in the order wanted; one may occur several times
   * @return (C, number of indices, H, W)
   * @throws IllegalArgumentException if no frame is chosen
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public ClipTensor select(List<Integer> chosen) {
    Checks.notEmpty("chosen frames", chosen);
    int area = size.area();
    float[] selected = new float[channels.size() * chosen.size() * area];
    for (int c = 0; c < channels.size(); c++) {
      for (int t = 0; t < chosen.size(); t++) {
        int frame = Checks.index("frame", chosen.get(t), frames);
        System.arraycopy(
            data, (c * frames + frame) * area, selected, (c * chosen.size() + t) * area, area);
      }
    }
    return new ClipTensor(channels, chosen.size(), size, range, selected);
  }

  /**
   * Copies all values into an array, for callers that assemble a batch.
   *
   * @param target the array
   * @param offset where to start in it
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyTo(float[] target, int offset) {
    System.arraycopy(data, 0, target, offset, data.length);
  }

  /**
   * Two tensors are equal if channels, shape, range and every value are.
   *
   * @param other the object to compare with
   * @return whether they are equal
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof ClipTensor that
        && channels.equals(that.channels)
        && frames == that.frames
        && size.equals(that.size)
        && range.equals(that.range)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "ClipTensor" + shape();
  }
}
