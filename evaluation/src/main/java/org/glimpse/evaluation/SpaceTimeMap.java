package org.glimpse.evaluation;

import java.util.Arrays;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.Trilinear;

/**
 * How strongly a model looked at each place and moment of a clip, (T, H, W): values in [0, 1] in
 * steps of 1/255, small enough to be kept beside a run.
 */
public final class SpaceTimeMap {
  /** The level that stands for 1. */
  public static final int MOST = 255;

  private final int frames;
  private final int height;
  private final int width;
  private final int[] levels;

  private SpaceTimeMap(int frames, int height, int width, int[] levels) {
    this.frames = frames;
    this.height = height;
    this.width = width;
    this.levels = levels;
  }

  /**
   * A map of levels.
   *
   * @param frames T, at least 1
   * @param height H, at least 1
   * @param width W, at least 1
   * @param levels T × H × W of them, each 0 to {@value #MOST}, frame by frame and row by row
   * @return the map
   * @throws IllegalArgumentException if a size is below 1, or there are more or fewer levels, or
   *     one is out of range
   */
  public static SpaceTimeMap ofLevels(int frames, int height, int width, int[] levels) {
    Checks.atLeast("frames", frames, 1);
    Checks.atLeast("height", height, 1);
    Checks.atLeast("width", width, 1);
    Checks.argument(
        levels.length == (long) frames * height * width,
        "a map of "
            + frames
            + "×"
            + height
            + "×"
            + width
            + " cannot have "
            + levels.length
            + " levels");
    for (int level : levels) {
      Checks.inRange("level", level, 0, MOST);
    }
    return new SpaceTimeMap(frames, height, width, levels.clone());
  }

  /**
   * The number of moments.
   *
   * @return T, at least 1
   */
  public int frames() {
    return frames;
  }

  /**
   * The height.
   *
   * @return H, at least 1
   */
  public int height() {
    return height;
  }

  /**
   * The width.
   *
   * @return W, at least 1
   */
  public int width() {
    return width;
  }

  /**
   * The level of one cell.
   *
   * @param frame from 0
   * @param row from 0
   * @param column from 0
   * @return 0 to {@value #MOST}
   * @throws IndexOutOfBoundsException if there is no such cell
   */
  public int level(int frame, int row, int column) {
    Checks.index("frame", frame, frames);
    Checks.index("row", row, height);
    Checks.index("column", column, width);
    return levels[(frame * height + row) * width + column];
  }

  /**
   * The smallest value.
   *
   * @return in [0, 1]
   */
  public double least() {
    return Arrays.stream(levels).min().orElse(0) / (double) MOST;
  }

  /**
   * The value at a point: linear between the centers of cells and between frames, the border values
   * beyond the outermost.
   *
   * @param frame from 0 to T − 1, whole numbers being the frames themselves
   * @param y from 0, the upper edge, to 1, the lower edge
   * @param x from 0, the left edge, to 1, the right edge
   * @return in [0, 1]
   */
  public double value(double frame, double y, double x) {
    double t = clamped(frame, frames);
    double row = clamped(y * height - 0.5, height);
    double column = clamped(x * width - 0.5, width);
    return Trilinear.between(t, row, column, this::level) / MOST;
  }

  private static double clamped(double place, int size) {
    return Math.max(0, Math.min(size - 1.0, place));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpaceTimeMap that
        && frames == that.frames
        && height == that.height
        && width == that.width
        && Arrays.equals(levels, that.levels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(levels);
  }

  @Override
  public String toString() {
    return "SpaceTimeMap[" + frames + "×" + height + "×" + width + "]";
  }
}
