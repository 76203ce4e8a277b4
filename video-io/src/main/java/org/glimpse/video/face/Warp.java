package org.glimpse.video.face;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.internal.Mats;

/** Applies one similarity transform to gray frames. */
final class Warp implements AutoCloseable {
  private static final double SHARP = 0.8;
  private static final double PIXEL_CENTER = 0.5;

  private final org.glimpse.core.Size target;
  private final Mat matrix = new Mat(2, 3, opencv_core.CV_64FC1);
  private final Scalar black = new Scalar();
  private final double sigma;

  Warp(Similarity t, org.glimpse.core.Size target) {
    this.target = target;
    // OpenCV counts from the centre of the first pixel, Similarity from the picture's edge.
    double shift = PIXEL_CENTER;
    double tx = t.tx() + shift * (t.a() - t.b()) - shift;
    double ty = t.ty() + shift * (t.a() + t.b()) - shift;
    try (DoubleIndexer cells = matrix.createIndexer()) {
      cells.put(0, 0, t.a(), -t.b(), tx);
      cells.put(1, 0, t.b(), t.a(), ty);
    }
    double scale = t.scale();
    sigma = scale < SHARP ? PIXEL_CENTER * Math.sqrt(1 / (scale * scale) - 1) : 0;
  }

  Frame apply(Frame frame) {
    try (Mat picture = Mats.of(frame);
        Mat warped = new Mat();
        Size size = new Size(target.width(), target.height());
        Size automatic = new Size()) {
      if (sigma > 0) {
        opencv_imgproc.GaussianBlur(picture, picture, automatic, sigma);
      }
      opencv_imgproc.warpAffine(
          picture,
          warped,
          matrix,
          size,
          opencv_imgproc.INTER_LINEAR,
          opencv_core.BORDER_REPLICATE,
          black);
      return Frame.wrap(frame.index(), frame.timestampMicros(), target, 1, Mats.bytes(warped));
    }
  }

  @Override
  public void close() {
    matrix.close();
    black.close();
  }
}
