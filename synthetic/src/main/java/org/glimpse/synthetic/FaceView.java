package org.glimpse.synthetic;

import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/**
 * Where the face lies in a picture: the aligned square of {@code faceSize} pixels a side has its
 * top left corner at (left, top), measured from the picture's edges.
 *
 * @param size the picture's size
 * @param faceSize the side of the aligned square in pixels, at least 16
 * @param left pixels from the picture's left edge to the square's, possibly negative
 * @param top pixels from the picture's top edge to the square's, possibly negative
 */
public record FaceView(Size size, double faceSize, double left, double top) {
  private static final double MIN_FACE = 16;
  private static final double MAX_FACE = 4096;
  private static final double PORTRAIT_SHARE = 0.47;
  private static final double PORTRAIT_EYES = 0.43;

  /**
   * Checks the face's size.
   *
   * @throws IllegalArgumentException if the face is smaller than 16 or larger than 4096 pixels
   */
  public FaceView {
    Checks.inRange("face size", faceSize, MIN_FACE, MAX_FACE);
  }

  /**
   * The aligned picture itself, eyes at the places of {@link org.glimpse.core.frame.FaceLayout}.
   *
   * @param side pixels a side
   * @return the view
   * @throws IllegalArgumentException if the side is smaller than 16 or larger than 4096
   */
  public static FaceView aligned(int side) {
    return new FaceView(Size.square(side), side, 0, 0);
  }

  /**
   * Head and shoulders in the middle of a picture: the aligned square is 0.47 of the height and the
   * eyes are at 0.43 of it.
   *
   * @param size the picture's size
   * @return the view
   * @throws IllegalArgumentException if the face would be smaller than 16 or larger than 4096 px
   */
  public static FaceView portrait(Size size) {
    return portrait(size, PORTRAIT_SHARE * Math.min(size.height(), size.width()));
  }

  /**
   * Head and shoulders in the middle of a picture, with the eyes at 0.43 of the height.
   *
   * @param size the picture's size
   * @param faceSize the side of the aligned square in pixels
   * @return the view
   * @throws IllegalArgumentException if the face is smaller than 16 or larger than 4096 pixels
   */
  public static FaceView portrait(Size size, double faceSize) {
    double eyes = FaceGeometry.EYE_Y / FaceGeometry.UNITS * faceSize;
    return new FaceView(
        size, faceSize, (size.width() - faceSize) / 2, PORTRAIT_EYES * size.height() - eyes);
  }

  /** Pixels a face unit. */
  double scale() {
    return faceSize / FaceGeometry.UNITS;
  }

  /** The face coordinate of a column of pixels. */
  double faceX(double column) {
    return (column + 0.5 - left) / scale();
  }

  /** The face coordinate of a row of pixels. */
  double faceY(double row) {
    return (row + 0.5 - top) / scale();
  }

  /** Pixels from the picture's left edge to a face coordinate. */
  double x(double faceX) {
    return left + faceX * scale();
  }

  /** Pixels from the picture's top edge to a face coordinate. */
  double y(double faceY) {
    return top + faceY * scale();
  }

  /** The column, possibly between two pixels, of a face coordinate. */
  double column(double faceX) {
    return left + faceX * scale() - 0.5;
  }

  /** The row, possibly between two pixels, of a face coordinate. */
  double row(double faceY) {
    return top + faceY * scale() - 0.5;
  }
}
