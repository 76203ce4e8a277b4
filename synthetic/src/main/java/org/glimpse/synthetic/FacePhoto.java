package org.glimpse.synthetic;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.frame.Frame;

/**
 * A photograph of a face, seen from the front, and where its parts are.
 *
 * @param picture the photograph, gray or BGR
 * @param landmarks the 68 points of the iBUG scheme: jaw, brows, nose, eyes, outer and inner lips
 */
public record FacePhoto(Frame picture, List<Mark> landmarks) {
  private static final int POINTS = 68;
  private static final int RIGHT_EYE = 36;
  private static final int LEFT_EYE = 42;
  private static final int EYE_POINTS = 6;
  private static final double NEAREST_EYES = 10;

  /**
   * A place in the photograph.
   *
   * @param x pixels from the left edge
   * @param y pixels from the top edge
   */
  public record Mark(double x, double y) {
    private static Mark mean(List<Mark> marks) {
      return new Mark(
          marks.stream().mapToDouble(Mark::x).average().orElseThrow(),
          marks.stream().mapToDouble(Mark::y).average().orElseThrow());
    }
  }

  /**
   * Checks and copies the points.
   *
   * @throws IllegalArgumentException if there are not 68 landmarks, or the center of the person's
   *     right eye is not at least 10 pixels to the left of that of the left eye
   */
  public FacePhoto {
    landmarks = List.copyOf(landmarks);
    Checks.argument(landmarks.size() == POINTS, "landmarks must be 68 but are " + landmarks.size());
    double apart = eye(landmarks, LEFT_EYE).x() - eye(landmarks, RIGHT_EYE).x();
    Checks.argument(
        apart >= NEAREST_EYES,
        "the left eye must be at least 10 pixels to the right of the right one but is " + apart);
  }

  private static Mark eye(List<Mark> landmarks, int from) {
    return Mark.mean(landmarks.subList(from, from + EYE_POINTS));
  }

  /** How the photograph is turned and scaled so that the eyes lie where the layout wants them. */
  private record Turn(Mark rightEye, double a, double b) {
    static Turn of(List<Mark> landmarks) {
      Mark right = eye(landmarks, RIGHT_EYE);
      Mark left = eye(landmarks, LEFT_EYE);
      double apart = 2 * FaceGeometry.EYE_DX;
      return new Turn(right, (left.x() - right.x()) / apart, (left.y() - right.y()) / apart);
    }

    Mark place(double faceX, double faceY) {
      double dx = faceX - FaceGeometry.eyeX(-1);
      double dy = faceY - FaceGeometry.EYE_Y;
      return new Mark(rightEye.x + a * dx - b * dy, rightEye.y + b * dx + a * dy);
    }

    Mark inFaceUnits(Mark mark) {
      double square = a * a + b * b;
      double dx = mark.x - rightEye.x;
      double dy = mark.y - rightEye.y;
      return new Mark(
          FaceGeometry.eyeX(-1) + (a * dx + b * dy) / square,
          FaceGeometry.EYE_Y + (a * dy - b * dx) / square);
    }
  }

  /** Pixels of the photograph a face unit. */
  double scale() {
    Turn turn = Turn.of(landmarks);
    return Math.hypot(turn.a, turn.b);
  }

  /** The place in the photograph of a point in face units. */
  Mark place(double faceX, double faceY) {
    return Turn.of(landmarks).place(faceX, faceY);
  }

  /** The light around a place in face units: the mean of nine by nine pixels. */
  Rgb light(Spot spot) {
    Mark at = place(spot.x(), spot.y());
    Rgb sum = new Rgb(0, 0, 0);
    for (int dy = -4; dy <= 4; dy++) {
      for (int dx = -4; dx <= 4; dx++) {
        int x = (int) Math.max(0, Math.min(picture.size().width() - 1.0, at.x + dx));
        int y = (int) Math.max(0, Math.min(picture.size().height() - 1.0, at.y + dy));
        int red = picture.channels() - 1;
        sum =
            new Rgb(
                sum.r() + Layer.decode(picture.value(x, y, red)),
                sum.g() + Layer.decode(picture.value(x, y, red / 2)),
                sum.b() + Layer.decode(picture.value(x, y, 0)));
      }
    }
    return sum.times(1.0 / 81);
  }

  /** The landmarks in face units. */
  List<Mark> inFaceUnits() {
    Turn turn = Turn.of(landmarks);
    return landmarks.stream().map(turn::inFaceUnits).toList();
  }
}
