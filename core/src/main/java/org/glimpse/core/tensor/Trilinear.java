package org.glimpse.core.tensor;

/** Values between the cells of a grid of moments, rows and columns. */
public final class Trilinear {
  private static final int CORNERS = 8;

  private Trilinear() {}

  /** The cells of a grid. */
  @FunctionalInterface
  public interface Cells {
    /**
     * The value of a cell.
     *
     * @param frame from 0
     * @param row from 0
     * @param column from 0
     * @return the value
     */
    double value(int frame, int row, int column);
  }

  /**
   * The value at a place, linear between the eight cells around it; a cell without a share, as one
   * beyond the border, is not asked for.
   *
   * @param frame the moment, not negative, whole numbers being the cells themselves
   * @param row likewise
   * @param column likewise
   * @param cells the grid
   * @return the value
   */
  public static double between(double frame, double row, double column, Cells cells) {
    double sum = 0;
    for (int corner = 0; corner < CORNERS; corner++) {
      int t = (int) frame + (corner >> 2);
      int y = (int) row + (corner >> 1 & 1);
      int x = (int) column + (corner & 1);
      double share =
          (1 - Math.abs(frame - t)) * (1 - Math.abs(row - y)) * (1 - Math.abs(column - x));
      sum += share == 0 ? 0 : share * cells.value(t, y, x);
    }
    return sum;
  }
}
