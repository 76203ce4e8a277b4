package org.glimpse.video.face;

import java.util.Arrays;
import java.util.List;
import org.glimpse.core.Checks;

/**
 * The landmarks of a face in one frame.
 *
 * @param points the 468 points of MediaPipe's face mesh, in its order, in pixels of the frame
 * @param presence how certain it is that this is a face, in [0, 1]
 */
record FaceLandmarks(List<Point> points, double presence) {
  static final int COUNT = 468;

  /** The points of the mesh nearest to the 68 points of the iBUG scheme, in its order. */
  private static final int[] IBUG = {
    127,
    234,
    93,
    132,
    58,
    136,
    149,
    148,
    152,
    400,
    378,
    365,
    288,
    361,
    323,
    454,
    356, // jaw
    70,
    63,
    105,
    66,
    107,
    336,
    296,
    334,
    293,
    300, // brows
    168,
    197,
    5,
    4,
    75,
    97,
    2,
    326,
    305, // nose
    33,
    160,
    158,
    133,
    153,
    144,
    362,
    385,
    387,
    263,
    373,
    380, // eyes
    61,
    39,
    37,
    0,
    267,
    269,
    291,
    405,
    314,
    17,
    84,
    181, // outer lips
    78,
    82,
    13,
    312,
    308,
    317,
    14,
    87 // inner lips
  };

  FaceLandmarks {
    points = List.copyOf(points);
    Checks.argument(
        points.size() == COUNT, "a mesh has " + COUNT + " points but there are " + points.size());
  }

  /** The middles between the corners of each eye. */
  Face.Eyes eyes() {
    return new Face.Eyes(middle(33, 133), middle(362, 263));
  }

  private Point middle(int i, int j) {
    Point p = points.get(i);
    Point q = points.get(j);
    return new Point((p.x() + q.x()) / 2, (p.y() + q.y()) / 2);
  }

  /** The 68 points of the iBUG scheme: jaw, brows, nose, eyes, lips. */
  List<Point> ibug68() {
    return Arrays.stream(IBUG).mapToObj(points::get).toList();
  }
}
