package org.glimpse.video.face;

import java.util.Arrays;
import java.util.List;
import org.glimpse.core.Checks;

/** The landmarks of a face in one frame: the 468 points of MediaPipe's face mesh. */
final class FaceLandmarks {
  static final int COUNT = 468;

  /**
   * The points of the mesh that stand for the 68 points of the iBUG scheme, in its order; of two
   * the middle.
   *
   * <p>Source: P. Yan, "Mediapipe_2_Dlib_Landmarks", version 1.0, 2024, its table of
   * correspondences.
   */
  private static final int[][] IBUG = {
    {127},
    {234},
    {93},
    {132, 58},
    {58, 172},
    {136},
    {150},
    {176},
    {152}, // jaw, right half
    {400},
    {379},
    {365},
    {397, 288},
    {361},
    {323},
    {454},
    {356}, // jaw, left half
    {70},
    {63},
    {105},
    {66},
    {107}, // right brow
    {336},
    {296},
    {334},
    {293},
    {300}, // left brow
    {168, 6},
    {197, 195},
    {5},
    {4}, // bridge of the nose
    {75},
    {97},
    {2},
    {326},
    {305}, // wings of the nose
    {33},
    {160},
    {158},
    {133},
    {153},
    {144}, // right eye
    {362},
    {385},
    {387},
    {263},
    {373},
    {380}, // left eye
    {61},
    {39},
    {37},
    {0},
    {267},
    {269},
    {291}, // upper lip, outside
    {321},
    {314},
    {17},
    {84},
    {91}, // lower lip, outside
    {78},
    {82},
    {13},
    {312},
    {308},
    {317},
    {14},
    {87} // lips, inside
  };

  /** What no muscle moves: the inner corners of the eyes, then the bridge of the nose. */
  private static final int[] RIGID = {133, 362, 168, 6, 197, 195};

  private final float[] xy;
  private final double presence;

  /**
   * Landmarks in the order of the mesh.
   *
   * @param xy x and y of each point in pixels of the frame; taken over
   * @param presence how certain it is that this is a face, in [0, 1]
   */
  FaceLandmarks(float[] xy, double presence) {
    Checks.argument(
        xy.length == 2 * COUNT, "a mesh has " + COUNT + " points but there are " + xy.length / 2);
    this.xy = xy;
    this.presence = presence;
  }

  double presence() {
    return presence;
  }

  Point point(int index) {
    return new Point(xy[2 * index], xy[2 * index + 1]);
  }

  /** The middles between the corners of each eye. */
  Face.Eyes eyes() {
    return new Face.Eyes(middle(33, 133), middle(362, 263));
  }

  private Point middle(int i, int j) {
    Point p = point(i);
    Point q = point(j);
    return new Point((p.x() + q.x()) / 2, (p.y() + q.y()) / 2);
  }

  /** The points that move with the head alone. */
  List<Point> rigid() {
    return Arrays.stream(RIGID).mapToObj(this::point).toList();
  }

  /** The 68 points of the iBUG scheme, x and y of each: jaw, brows, nose, eyes, lips. */
  float[] ibug68() {
    float[] points = new float[2 * IBUG.length];
    for (int i = 0; i < IBUG.length; i++) {
      Point p = middle(IBUG[i][0], IBUG[i][IBUG[i].length - 1]);
      points[2 * i] = (float) p.x();
      points[2 * i + 1] = (float) p.y();
    }
    return points;
  }
}
