package org.glimpse.video.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.internal.Mats;
import org.glimpse.video.internal.Natives;

/**
 * Finds faces by YuNet.
 *
 * <p>Source: Wu and others, "YuNet: a tiny millisecond-level face detector", 2023, by OpenCV's
 * {@code FaceDetectorYN} with its default thresholds.
 */
final class YuNet implements FaceDetector {
  private static final int SCORE = 14;

  private final FaceDetectorYN detector;

  YuNet(Path model) {
    Natives.load();
    try (var size = new org.bytedeco.opencv.opencv_core.Size(320, 320)) {
      detector = FaceDetectorYN.create(model.toString(), "", size);
    }
  }

  @Override
  public List<Face> find(Frame small, Size full) {
    List<Face> found = new ArrayList<>();
    double scale = (double) full.width() / small.size().width();
    try (Mat gray = Mats.of(small);
        Mat color = new Mat();
        Mat rows = new Mat();
        var size = new org.bytedeco.opencv.opencv_core.Size(gray.cols(), gray.rows())) {
      opencv_imgproc.cvtColor(gray, color, opencv_imgproc.COLOR_GRAY2BGR);
      detector.setInputSize(size);
      detector.detect(color, rows);
      if (rows.rows() == 0) {
        return found;
      }
      try (FloatIndexer cells = rows.createIndexer()) {
        for (int i = 0; i < rows.rows(); i++) {
          // The columns: box, then x and y of right eye, left eye, nose tip, mouth corners, score.
          Point right = new Point(cells.get(i, 4) * scale, cells.get(i, 5) * scale);
          Point left = new Point(cells.get(i, 6) * scale, cells.get(i, 7) * scale);
          found.add(NeuralFaces.face(new Face.Eyes(right, left), cells.get(i, SCORE)));
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    detector.close();
  }
}
