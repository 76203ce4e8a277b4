package org.glimpse.keyframe.internal;

import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Frame;

/** Gray pictures as numbers and back. */
public final class Pictures {
  private static final int WHITE = 255;

  private Pictures() {}

  /**
   * The gray values of a frame.
   *
   * @param frame a frame, gray or BGR
   * @return 0 to 255, row by row
   */
  public static float[] gray(Frame frame) {
    byte[] pixels = frame.toGray().pixels();
    float[] gray = new float[pixels.length];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = pixels[i] & 0xff;
    }
    return gray;
  }

  /**
   * A gray frame of numbers, rounded half up and clamped to 0…255.
   *
   * @param like the frame whose index and time it takes
   * @param size width and height
   * @param gray values row by row
   * @param gain what each value is multiplied with
   * @return the frame
   */
  public static Frame frame(Frame like, Size size, float[] gray, double gain) {
    byte[] pixels = new byte[gray.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.max(0, Math.min(WHITE, (int) Math.floor(gray[i] * gain + 0.5)));
    }
    return Frame.wrap(like.index(), like.timestampMicros(), size, 1, pixels);
  }

  /**
   * The mean of a plane inside a box.
   *
   * @param plane values row by row
   * @param width the plane's width
   * @param box a box inside it
   * @return the mean
   */
  public static double mean(float[] plane, int width, Box box) {
    double sum = 0;
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        sum += plane[y * width + x];
      }
    }
    return sum / box.area();
  }

  /**
   * A box of one picture in another of a different size: every pixel that it touches.
   *
   * @param box a box inside the picture of size {@code from}
   * @param from the size of its picture
   * @param to the size of the other picture
   * @return a box inside the other picture
   */
  public static Box scale(Box box, Size from, Size to) {
    double sx = (double) to.width() / from.width();
    double sy = (double) to.height() / from.height();
    int x0 = (int) Math.round(box.x() * sx);
    int y0 = (int) Math.round(box.y() * sy);
    int x1 = (int) Math.round((box.x() + box.width()) * sx);
    int y1 = (int) Math.round((box.y() + box.height()) * sy);
    x0 = Math.min(x0, to.width() - 1);
    y0 = Math.min(y0, to.height() - 1);
    return new Box(x0, y0, Math.max(1, x1 - x0), Math.max(1, y1 - y0));
  }
}
