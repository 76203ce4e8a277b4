package org.glimpse.model;

import org.glimpse.core.Checks;
import org.glimpse.core.tensor.Trilinear;

/**
 * How much each place and moment of a clip spoke for a label, (T, H, W) as the clip.
 *
 * <p>Values are at least 0, and the largest is 1; all are 0 where nothing spoke for the label.
 */
public final class ActivationVolume {
  private final int frames;
  private final int height;
  private final int width;
  private final float[] values;

  private ActivationVolume(int frames, int height, int width, float[] values) {
    this.frames = frames;
    this.height = height;
    this.width = width;
    this.values = values;
  }

  /**
   * Scales values so that the largest is 1; negative ones count as 0.
   *
   * @param frames T, at least 1
   * @param height H, at least 1
   * @param width W, at least 1
   * @param values T × H × W of them, frame by frame and row by row
   * @return the volume
   * @throws IllegalArgumentException if there are more or fewer values
   */
  public static ActivationVolume of(int frames, int height, int width, float[] values) {
    Checks.argument(
        values.length == (long) frames * height * width,
        "a volume of "
            + frames
            + "×"
            + height
            + "×"
            + width
            + " cannot have "
            + values.length
            + " values");
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = largest == 0 ? 0 : Math.max(0, values[i]) / largest;
    }
    return new ActivationVolume(frames, height, width, scaled);
  }

  /**
   * This volume with other sizes: linear between the centers of cells, the border values beyond the
   * outermost; then scaled again.
   *
   * @param newFrames at least 1
   * @param newHeight at least 1
   * @param newWidth at least 1
   * @return a copy
   */
  public ActivationVolume resized(int newFrames, int newHeight, int newWidth) {
    float[] found = new float[newFrames * newHeight * newWidth];
    int at = 0;
    for (int t = 0; t < newFrames; t++) {
      double frame = place(t, newFrames, frames);
      for (int y = 0; y < newHeight; y++) {
        double row = place(y, newHeight, height);
        for (int x = 0; x < newWidth; x++) {
          found[at++] =
              (float) Trilinear.between(frame, row, place(x, newWidth, width), this::value);
        }
      }
    }
    return of(newFrames, newHeight, newWidth, found);
  }

  private static double place(int i, int newSize, int size) {
    return Math.max(0, Math.min(size - 1.0, (i + 0.5) * size / newSize - 0.5));
  }

  /**
   * The number of frames.
   *
   * @return at least 1
   */
  public int frames() {
    return frames;
  }

  /**
   * The height.
   *
   * @return at least 1
   */
  public int height() {
    return height;
  }

  /**
   * The width.
   *
   * @return at least 1
   */
  public int width() {
    return width;
  }

  /**
   * A value.
   *
   * @param frame from 0
   * @param row from 0
   * @param column from 0
   * @return in [0, 1]
   * @throws IndexOutOfBoundsException if there is no such place
   */
  public double value(int frame, int row, int column) {
    Checks.index("frame", frame, frames);
    Checks.index("row", row, height);
    Checks.index("column", column, width);
    return values[(frame * height + row) * width + column];
  }
}
