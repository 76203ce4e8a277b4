package org.glimpse.synthetic;

import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/** Samples a photograph in the pixels of a view: blue, green, red and full cover. */
final class PhotoTexture {
  private static final int CHANNELS = 4;

  private final Frame picture;
  private final FaceView view;
  private final int samples;
  private final FacePhoto.Mark origin;
  private final FacePhoto.Mark across;

  PhotoTexture(FacePhoto photo, FaceView view) {
    picture = photo.picture();
    this.view = view;
    samples = (int) Math.max(1, Math.ceil(photo.scale() / view.scale()));
    origin = photo.place(0, 0);
    FacePhoto.Mark unit = photo.place(1, 0);
    across = new FacePhoto.Mark(unit.x() - origin.x(), unit.y() - origin.y());
  }

  /** A part of the view, row by row; beyond the photograph its edge repeats. */
  float[] part(int left, int top, int width, int height) {
    float[] values = new float[CHANNELS * width * height];
    for (int i = 0; i < width * height; i++) {
      sample(left + i % width, top + Math.floorDiv(i, width), values, CHANNELS * i);
    }
    return values;
  }

  /** The mean of several places in a pixel, so that fine detail does not alias. */
  private void sample(int column, int row, float[] values, int at) {
    float weight = 1f / (samples * samples);
    for (int s = 0; s < samples * samples; s++) {
      double faceX = view.faceX(column + (s % samples + 0.5) / samples - 0.5);
      double faceY = view.faceY(row + (Math.floorDiv(s, samples) + 0.5) / samples - 0.5);
      double x = origin.x() + across.x() * faceX - across.y() * faceY;
      double y = origin.y() + across.y() * faceX + across.x() * faceY;
      for (int c = 0; c < CHANNELS - 1; c++) {
        values[at + c] += (float) (weight * value(x, y, c));
      }
    }
    values[at + CHANNELS - 1] = 1;
  }

  /** Interpolated linearly; places are measured from the picture's edge. */
  private double value(double left, double top, int channel) {
    Size size = picture.size();
    int c = picture.channels() == 1 ? 0 : channel;
    double x = Math.max(0, Math.min(size.width() - 1.0, left - 0.5));
    double y = Math.max(0, Math.min(size.height() - 1.0, top - 0.5));
    int x0 = (int) x;
    int y0 = (int) y;
    int x1 = Math.min(x0 + 1, size.width() - 1);
    int y1 = Math.min(y0 + 1, size.height() - 1);
    double upper = Curves.mix(picture.value(x0, y0, c), picture.value(x1, y0, c), x - x0);
    double lower = Curves.mix(picture.value(x0, y1, c), picture.value(x1, y1, c), x - x0);
    return Curves.mix(upper, lower, y - y0);
  }
}
