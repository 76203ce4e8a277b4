package org.glimpse.video.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/**
 * Finds faces by a network and, where Face Mesh is at hand, their landmarks.
 *
 * <p>A face that was seen before is found again by its landmarks alone, which is quicker and more
 * exact than to look everywhere. A face's square is laid about the eyes as the Haar cascade would
 * lay it.
 */
final class NeuralFaces implements FaceFinder {
  private static final double EYES_OF_SIDE = 0.38;
  private static final double CENTER_BELOW_EYES = 0.115;
  private static final double MOST_CONFIDENT = 0.999;

  private final FaceDetector detector;
  private final Optional<FaceMesh> mesh;

  NeuralFaces(FaceDetector detector, Optional<FaceMesh> mesh) {
    this.detector = detector;
    this.mesh = mesh;
  }

  @Override
  public List<Face> find(Frame small, Size full) {
    return detector.find(small, full);
  }

  /** A face about its eyes; without them if they are at no plausible places. */
  static Face face(Face.Eyes eyes, double score) {
    double side = eyes.right().distanceTo(eyes.left()) / EYES_OF_SIDE;
    Point center =
        new Point(
            (eyes.right().x() + eyes.left().x()) / 2,
            (eyes.right().y() + eyes.left().y()) / 2 + CENTER_BELOW_EYES * side);
    return Face.at(center, side, Math.min(MOST_CONFIDENT, score)).withEyes(eyes);
  }

  private static Face face(FaceLandmarks landmarks, double score) {
    Face face = face(landmarks.eyes(), score);
    return new Face(
        face.center(), face.side(), face.confidence(), face.eyes(), Optional.of(landmarks));
  }

  @Override
  public Optional<List<Face>> findAgain(Frame frame, Frame small, List<Face> before) {
    if (mesh.isEmpty()) {
      return Optional.of(find(small, frame.size()));
    }
    List<Face> again = new ArrayList<>();
    for (Face face : before) {
      Optional<Face> now =
          face.eyes()
              .flatMap(eyes -> mesh.get().landmarks(frame, eyes))
              .map(landmarks -> face(landmarks, face.confidence()))
              .filter(f -> f.eyes().isPresent());
      if (now.isEmpty()) {
        return Optional.empty();
      }
      again.add(now.get());
    }
    return Optional.of(again);
  }

  @Override
  public Face withEyes(Face face, Frame full) {
    if (face.landmarks().isPresent()) {
      return face;
    }
    return face.eyes()
        .flatMap(eyes -> mesh.flatMap(m -> m.landmarks(full, eyes)))
        .map(landmarks -> face(landmarks, face.confidence()))
        .orElse(face);
  }

  @Override
  public void close() {
    detector.close();
    mesh.ifPresent(FaceMesh::close);
  }
}
