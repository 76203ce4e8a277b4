package org.glimpse.synthetic;

import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Occluder;
import org.jspecify.annotations.Nullable;

/**
 * What hides a part of a face in a clip: glasses that follow the head, or a hand with a slow path
 * of its own. Painted once, then moved along.
 */
final class Occlusion {
  private static final double STILL_HANDS = 0.4;
  private static final double LEAST_DRIFT = 2;
  private static final double MOST_DRIFT = 9;
  private static final double MOST_TURN = 2.5;

  /** How far, in face units, its shadow and its path may reach. */
  private static final double MARGIN = 24;

  private final Occluder.Kind kind;
  private final OccluderPainter painter;
  private final IntFunction<HeadPose> path;
  private final FaceView view;
  private volatile SoftReference<@Nullable SplineImage> painted = new SoftReference<>(null);

  private Occlusion(
      Occluder.Kind kind, OccluderPainter painter, IntFunction<HeadPose> path, FaceView view) {
    this.kind = kind;
    this.painter = painter;
    this.path = path;
    this.view = view;
  }

  /** What hides a part of a face, if anything does. */
  static Optional<Occlusion> of(
      SyntheticFace face, FaceView view, Recording.Take take, IntFunction<FaceState> states) {
    RandomGenerator random = Seeds.generator(take.seed(), "occluder");
    if (random.nextDouble() >= take.nuisance().occluders()) {
      return Optional.empty();
    }
    if (random.nextBoolean()) {
      OccluderPainter glasses = new GlassesPainter(face.geometry(), random);
      IntFunction<HeadPose> head = frame -> states.apply(frame).pose();
      return Optional.of(new Occlusion(Occluder.Kind.GLASSES, glasses, head, view));
    }
    boolean still = random.nextDouble() < STILL_HANDS;
    double drift = random.nextDouble(LEAST_DRIFT, MOST_DRIFT);
    double turn = random.nextDouble(MOST_TURN);
    Nuisance movement =
        still ? Nuisance.none() : Nuisance.none().withDrift(drift).withRotation(turn);
    HeadPath hand = take.path(movement);
    OccluderPainter painter = new HandPainter(face, random);
    return Optional.of(new Occlusion(Occluder.Kind.HAND, painter, hand::at, view));
  }

  /** What it is, and the box of the picture that holds it in so many frames. */
  Occluder truth(int frames) {
    OccluderPainter.Extent all = moved(0, 0);
    for (int i = 1; i < frames; i++) {
      all = all.union(moved(i, 0));
    }
    return new Occluder(kind, box(all));
  }

  /** Lays it over the light of a frame: values in [0, 255], row by row, channels innermost. */
  void cover(float[] light, int channels, int frame) {
    HeadPose pose = path.apply(frame);
    double cos = Math.cos(pose.angle());
    double sin = Math.sin(pose.angle());
    SplineImage image = image();
    Box box = box(moved(frame, MARGIN));
    float[] bgr = new float[4];
    for (int row = box.y(); row < box.y() + box.height(); row++) {
      double oy = view.faceY(row) - HeadPose.PIVOT_Y - pose.dy();
      for (int column = box.x(); column < box.x() + box.width(); column++) {
        double ox = view.faceX(column) - HeadPose.PIVOT_X - pose.dx();
        double x = cos * ox + sin * oy + HeadPose.PIVOT_X;
        double y = -sin * ox + cos * oy + HeadPose.PIVOT_Y;
        image.read(view.column(x), view.row(y), bgr);
        float open = 1 - Math.max(0, Math.min(1, bgr[3]));
        int at = (row * view.size().width() + column) * channels;
        if (channels == 1) {
          light[at] = open * light[at] + 0.114f * bgr[0] + 0.587f * bgr[1] + 0.299f * bgr[2];
        } else {
          for (int c = 0; c < channels; c++) {
            light[at + c] = open * light[at + c] + bgr[c];
          }
        }
      }
    }
  }

  private SplineImage image() {
    SplineImage image = painted.get();
    if (image == null) {
      Layer layer = new Layer(view, (int) Math.ceil(MARGIN * view.scale()));
      painter.paint(layer);
      OccluderPainter.Extent extent = painter.extent();
      image =
          SplineImage.of(
              layer,
              (int) Math.floor(view.column(extent.left() - MARGIN)),
              (int) Math.floor(view.row(extent.top() - MARGIN)),
              (int) Math.ceil(view.column(extent.right() + MARGIN)),
              (int) Math.ceil(view.row(extent.bottom() + MARGIN)));
      painted = new SoftReference<>(image);
    }
    return image;
  }

  /** Its extent in a frame, wider by a margin. */
  private OccluderPainter.Extent moved(int frame, double margin) {
    HeadPose pose = path.apply(frame);
    OccluderPainter.Extent rest = painter.extent();
    double cos = Math.cos(pose.angle());
    double sin = Math.sin(pose.angle());
    OccluderPainter.Extent all = null;
    for (double x : new double[] {rest.left() - margin, rest.right() + margin}) {
      for (double y : new double[] {rest.top() - margin, rest.bottom() + margin}) {
        double ox = x - HeadPose.PIVOT_X;
        double oy = y - HeadPose.PIVOT_Y;
        double px = cos * ox - sin * oy + HeadPose.PIVOT_X + pose.dx();
        double py = sin * ox + cos * oy + HeadPose.PIVOT_Y + pose.dy();
        OccluderPainter.Extent corner = new OccluderPainter.Extent(px, py, px, py);
        all = all == null ? corner : all.union(corner);
      }
    }
    return java.util.Objects.requireNonNull(all);
  }

  /** The pixels of the picture in it; those at the picture's edge where it lies outside. */
  private Box box(OccluderPainter.Extent extent) {
    Size size = view.size();
    int x0 = inside(view.column(extent.left()), size.width());
    int y0 = inside(view.row(extent.top()), size.height());
    int x1 = inside(view.column(extent.right()), size.width());
    int y1 = inside(view.row(extent.bottom()), size.height());
    return new Box(x0, y0, x1 - x0 + 1, y1 - y0 + 1);
  }

  private static int inside(double at, int length) {
    return (int) Math.max(0, Math.min(length - 1, Math.round(at)));
  }
}
