package org.glimpse.model.topology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.model.block.ClipShape;

/**
 * What clips of aligned faces show at the points of {@link FacePoint}.
 *
 * @param clip the shape of a clip
 */
record FaceSampling(ClipShape clip) {
  /** Deviation of the bell over which values are averaged, in sides of the picture. */
  private static final double BELL = 0.06;

  /** A patch is that share of the picture. */
  private static final double PATCH = 0.2;

  private static final int SMALLEST_PATCH = 3;

  static int points() {
    return FacePoint.all().size();
  }

  /** The odd side of a patch in pixels. */
  int patch() {
    int side = (int) Math.round(PATCH * Math.min(clip.height(), clip.width()));
    return Math.max(SMALLEST_PATCH, side / 2 * 2 + 1);
  }

  /** Channels times frames. */
  int layers() {
    return clip.channels() * clip.frames();
  }

  /** The mean of every channel and frame around each point: (N, C, T, H, W) → (N, points, C T). */
  NDArray values(NDArray clips) {
    NDManager manager = clips.getManager();
    long area = (long) clip.height() * clip.width();
    NDArray weights = manager.create(bells(), new Shape(points(), area));
    return clips
        .reshape(-1, area)
        .matMul(weights.transpose())
        .reshape(-1, layers(), points())
        .transpose(0, 2, 1);
  }

  private float[] bells() {
    int area = clip.height() * clip.width();
    float[] weights = new float[points() * area];
    for (int p = 0; p < points(); p++) {
      FacePoint point = FacePoint.all().get(p);
      double sum = 0;
      int from = p * area;
      for (int i = 0; i < area; i++) {
        int row = i / clip.width();
        int column = i % clip.width();
        double dx = (column + 0.5) / clip.width() - point.x();
        double dy = (row + 0.5) / clip.height() - point.y();
        weights[from + i] = (float) Math.exp(-(dx * dx + dy * dy) / (2 * BELL * BELL));
        sum += weights[from + i];
      }
      for (int i = 0; i < area; i++) {
        weights[from + i] /= (float) sum;
      }
    }
    return weights;
  }

  /**
   * The picture around each point, edges repeated: (N, C, T, H, W) → (N points, C T, P, P), all
   * points of a clip one after the other.
   */
  NDArray patches(NDArray clips) {
    int side = patch();
    long[] cells = new long[points() * side * side];
    int at = 0;
    for (FacePoint point : FacePoint.all()) {
      int left = (int) Math.floor(point.x() * clip.width()) - side / 2;
      int top = (int) Math.floor(point.y() * clip.height()) - side / 2;
      for (int i = 0; i < side * side; i++) {
        int x = Math.max(0, Math.min(clip.width() - 1, left + i % side));
        int y = Math.max(0, Math.min(clip.height() - 1, top + i / side));
        cells[at++] = (long) y * clip.width() + x;
      }
    }
    long area = (long) clip.height() * clip.width();
    return clips
        .reshape(-1, area)
        .transpose()
        .get(clips.getManager().create(cells))
        .reshape(points(), (long) side * side, -1, layers())
        .transpose(2, 0, 3, 1)
        .reshape(-1, layers(), side, side);
  }
}
