package org.glimpse.video.face;

import java.util.Arrays;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.internal.Mats;

/** Applies similarity transforms to gray frames. */
final class Warp {
  private static final double SHARP = 0.8;
  private static final double PIXEL_CENTER = 0.5;
  private static final double SIGMAS = 4;

  private Warp() {}

  /**
   * The frame as a transform shows it: interpolated linearly, after smoothing where it shrinks; its
   * edge repeats outside.
   *
   * @param frame a gray frame
   * @param t from places in the frame to places in the result
   * @param target the result's size
   * @return a frame with the same index and time, missing if the frame is
   */
  static Frame apply(Frame frame, Similarity t, org.glimpse.core.Size target) {
    try (Mat picture = Mats.of(frame);
        Mat matrix = matrix(t);
        Scalar black = new Scalar();
        Mat warped = new Mat();
        Size size = new Size(target.width(), target.height())) {
      double scale = t.scale();
      if (scale < SHARP) {
        smooth(picture, t, target, PIXEL_CENTER * Math.sqrt(1 / (scale * scale) - 1));
      }
      opencv_imgproc.warpAffine(
          picture,
          warped,
          matrix,
          size,
          opencv_imgproc.INTER_LINEAR,
          opencv_core.BORDER_REPLICATE,
          black);
      Frame result =
          Frame.wrap(frame.index(), frame.timestampMicros(), target, 1, Mats.bytes(warped));
      return frame.isMissing() ? result.asMissing() : result;
    }
  }

  private static Mat matrix(Similarity t) {
    // OpenCV counts from the centre of the first pixel, Similarity from the picture's edge.
    double shift = PIXEL_CENTER;
    Mat matrix = new Mat(2, 3, opencv_core.CV_64FC1);
    try (DoubleIndexer cells = matrix.createIndexer()) {
      cells.put(0, 0, t.a(), -t.b(), t.tx() + shift * (t.a() - t.b()) - shift);
      cells.put(1, 0, t.b(), t.a(), t.ty() + shift * (t.a() + t.b()) - shift);
    }
    return matrix;
  }

  /** Smooths, in place, the part of the picture that the result will show. */
  private static void smooth(
      Mat picture, Similarity t, org.glimpse.core.Size target, double sigma) {
    Similarity back = t.inverse();
    double w = target.width();
    double h = target.height();
    Point[] corners = {
      back.apply(new Point(0, 0)),
      back.apply(new Point(w, 0)),
      back.apply(new Point(0, h)),
      back.apply(new Point(w, h))
    };
    double margin = SIGMAS * sigma + 2;
    double[] xs = Arrays.stream(corners).mapToDouble(Point::x).sorted().toArray();
    double[] ys = Arrays.stream(corners).mapToDouble(Point::y).sorted().toArray();
    int x0 = clamp(Math.floor(xs[0] - margin), picture.cols() - 1);
    int y0 = clamp(Math.floor(ys[0] - margin), picture.rows() - 1);
    int x1 = clamp(Math.ceil(xs[3] + margin), picture.cols());
    int y1 = clamp(Math.ceil(ys[3] + margin), picture.rows());
    try (Rect area = new Rect(x0, y0, Math.max(1, x1 - x0), Math.max(1, y1 - y0));
        Mat part = picture.apply(area);
        Size automatic = new Size()) {
      opencv_imgproc.GaussianBlur(part, part, automatic, sigma);
    }
  }

  private static int clamp(double value, int max) {
    return (int) Math.max(0, Math.min(max, value));
  }
}
