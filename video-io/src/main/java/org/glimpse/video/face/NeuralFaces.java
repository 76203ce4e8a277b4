package org.glimpse.video.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.internal.Mats;
import org.glimpse.video.internal.Natives;

/**
 * Finds faces by YuNet and, where Face Mesh is at hand, their eyes by its landmarks.
 *
 * <p>A face's square is laid about the eyes as the Haar cascade would lay it.
 *
 * <p>Source: Wu and others, "YuNet: a tiny millisecond-level face detector", 2023, by OpenCV's
 * {@code FaceDetectorYN} with its default thresholds.
 */
final class NeuralFaces implements FaceFinder {
  private static final double EYES_OF_SIDE = 0.38;
  private static final double CENTER_BELOW_EYES = 0.115;
  private static final double MOST_CONFIDENT = 0.999;
  private static final int SCORE = 14;

  private final FaceDetectorYN detector;
  private final Optional<FaceMesh> mesh;

  NeuralFaces(Path yunet, Optional<Path> faceMesh) {
    Natives.load();
    try (var size = new org.bytedeco.opencv.opencv_core.Size(320, 320)) {
      detector = FaceDetectorYN.create(yunet.toString(), "", size);
    }
    mesh = faceMesh.map(FaceMesh::new);
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
          found.add(face(new Face.Eyes(right, left), cells.get(i, SCORE)));
        }
      }
    }
    return found;
  }

  private static Face face(Face.Eyes eyes, double score) {
    double side = eyes.right().distanceTo(eyes.left()) / EYES_OF_SIDE;
    Point center =
        new Point(
            (eyes.right().x() + eyes.left().x()) / 2,
            (eyes.right().y() + eyes.left().y()) / 2 + CENTER_BELOW_EYES * side);
    double confidence = Math.min(MOST_CONFIDENT, score);
    Face bare = new Face(center, side, confidence, Optional.empty());
    return Plausible.eyes(bare, eyes)
        ? new Face(center, side, confidence, Optional.of(eyes))
        : bare;
  }

  /** YuNet is quick enough to look everywhere each time. */
  @Override
  public Optional<List<Face>> findAgain(Frame small, Size full, List<Face> before) {
    return Optional.of(find(small, full));
  }

  @Override
  public Face withEyes(Face face, Frame full) {
    return face.eyes()
        .flatMap(eyes -> mesh.flatMap(m -> m.landmarks(full, eyes)))
        .map(landmarks -> face(landmarks.eyes(), face.confidence()))
        .orElse(face);
  }

  @Override
  public void close() {
    detector.close();
    mesh.ifPresent(FaceMesh::close);
  }
}
