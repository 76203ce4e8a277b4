package org.glimpse.synthetic;

import org.glimpse.core.frame.Box;

/** The painted layers of one subject in one view, ready to be warped. */
final class FaceTexture {
  private static final int MARGIN = 10;
  private static final double EYES_LEFT = 50;
  private static final double EYES_TOP = 64;
  private static final double EYES_BOTTOM = 106;
  private static final double LID_EDGE = 1.5;

  final FaceView view;
  final FaceGeometry geometry;

  /** The part of the picture that may move. */
  final Box moving;

  /** Whether it is a photograph: then the eyeballs are known between the neutral lids only. */
  final boolean photographed;

  private final Planes color;
  private final Planes gray;

  private FaceTexture(
      FaceView view, FaceGeometry geometry, Box moving, Planes color, boolean photographed) {
    this.view = view;
    this.geometry = geometry;
    this.moving = moving;
    this.color = color;
    this.photographed = photographed;
    gray = color.toGray();
  }

  static FaceTexture paint(FaceGeometry geometry, Complexion complexion, long seed, FaceView view) {
    FacePainter painter = new FacePainter(geometry, complexion, seed);
    Layer skin = painter.skin(view, MARGIN);
    Layer eyes = new Layer(view, MARGIN);
    new EyePainter(geometry, complexion, seed).paint(eyes);
    Layer wall = painter.wall(view);
    Box moving = moving(view);
    SplineImage skinSpline =
        SplineImage.of(
            skin,
            moving.x() - MARGIN,
            moving.y() - MARGIN,
            moving.x() + moving.width() + MARGIN,
            moving.y() + moving.height() + MARGIN);
    SplineImage eyeSpline =
        SplineImage.of(
            eyes,
            (int) view.column(EYES_LEFT),
            (int) view.row(EYES_TOP),
            (int) view.column(FaceGeometry.UNITS - EYES_LEFT),
            (int) view.row(EYES_BOTTOM));
    float[] behind = wall.bgrAndCover(0, 0, wall.width, wall.height);
    float[] still = skin.bgrAndCover(MARGIN, MARGIN, view.size().width(), view.size().height());
    for (int i = 0; i < still.length; i++) {
      still[i] += (1 - still[i | 3]) * behind[i];
    }
    return new FaceTexture(
        view, geometry, moving, new Planes(3, skinSpline, eyeSpline, behind, still), false);
  }

  /** A photograph as skin and as eyeballs; nothing is behind it. */
  static FaceTexture photo(FaceGeometry geometry, FacePhoto photo, FaceView view) {
    PhotoTexture texture = new PhotoTexture(photo, view);
    Box moving = moving(view);
    int left = moving.x() - MARGIN;
    int top = moving.y() - MARGIN;
    int width = moving.width() + 2 * MARGIN;
    float[] skin = texture.part(left, top, width, moving.height() + 2 * MARGIN);
    SplineImage spline = SplineImage.of(skin, left, top, width);
    float[] still = texture.part(0, 0, view.size().width(), view.size().height());
    Planes planes = new Planes(3, spline, spline, new float[still.length], still);
    return new FaceTexture(view, geometry, moving, planes, true);
  }

  private static Box moving(FaceView view) {
    int width = view.size().width();
    int height = view.size().height();
    int x0 = clamp(view.column(FaceGeometry.AXIS - HeadPose.SIDE_END), width - 1);
    int x1 = clamp(view.column(FaceGeometry.AXIS + HeadPose.SIDE_END), width - 1);
    int y0 = clamp(view.row(HeadPose.TOP), height - 1);
    int y1 = clamp(view.row(HeadPose.BOTTOM), height - 1);
    return new Box(x0, y0, x1 - x0 + 1, y1 - y0 + 1);
  }

  private static int clamp(double at, int max) {
    return (int) Math.max(0, Math.min(max, Math.round(at)));
  }

  /** The row of the eyeballs' layer that shows what is at a point, in face units. */
  double eyeballY(double x, double y) {
    if (!photographed) {
      return y;
    }
    double across = geometry.acrossEye(x, x < FaceGeometry.AXIS ? -1 : 1);
    double top = geometry.upperLidY(across) + LID_EDGE;
    return Math.max(top, Math.min(geometry.lowerLidY(across) - LID_EDGE, y));
  }

  /** Layers of 1 or 3 color channels. */
  Planes planes(int channels) {
    return channels == 1 ? gray : color;
  }

  /**
   * Skin and eyeballs as splines; the wall and the still picture as pixels. Each pixel has its
   * colors, then its cover.
   */
  record Planes(int colors, SplineImage skin, SplineImage eyes, Pixels wall, Pixels still) {
    Planes(int colors, SplineImage skin, SplineImage eyes, float[] wall, float[] still) {
      this(colors, skin, eyes, new Pixels(wall), new Pixels(still));
    }

    Planes toGray() {
      return new Planes(
          1, skin.toGray(), eyes.toGray(), Layer.luma(wall.values), Layer.luma(still.values));
    }
  }

  /** Values in an array that is never written to. */
  static final class Pixels {
    final float[] values;

    Pixels(float[] values) {
      this.values = values;
    }
  }
}
