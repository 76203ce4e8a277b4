package org.glimpse.synthetic;

import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;

/** Paints hair: what falls behind the neck, the cap on the skull, and single strands. */
final class HairPainter {
  private static final double AXIS = FaceGeometry.AXIS;

  private final FaceGeometry geometry;
  private final Complexion complexion;
  private final long seed;
  private final LatticeNoise strands;
  private final double parting;
  private final double volume;

  HairPainter(FaceGeometry geometry, Complexion complexion, long seed) {
    this.geometry = geometry;
    this.complexion = complexion;
    this.seed = seed;
    strands = new LatticeNoise(Seeds.derive(seed, "strands"));
    RandomGenerator random = Seeds.generator(seed, "hair");
    parting = AXIS + random.nextDouble(-26, 26);
    volume = complexion.longHair ? random.nextDouble(9, 15) : random.nextDouble(5, 12);
  }

  /** Hair behind the neck of a subject who wears it long. */
  void back(Layer layer, int column, int row) {
    if (!complexion.longHair) {
      return;
    }
    double x = layer.faceX(column);
    double y = layer.faceY(row);
    double u = Math.abs(x - AXIS);
    double wave = 4 * strands.at(y / 60, Math.signum(x - AXIS) * 3);
    double half = skullHalf(y) + Curves.smooth(20, 90, y) * (3 + wave);
    double ends = Curves.smooth(296, 258, y + 10 * strands.at(x / 7, 5));
    double cover = Curves.smooth(-1, 1.5, half - u) * ends;
    if (cover > 0) {
      double strand = strands.at(x / 2.2 + 0.03 * y, y / 90) + 0.6 * strands.at(x / 5.5, y / 120);
      layer.blend(column, row, complexion.hair.times(0.75 + 0.38 * strand).plus(0.003), cover);
    }
  }

  /** Hair on the skull down to the hairline. */
  void cap(Layer layer, int column, int row) {
    double x = layer.faceX(column);
    double y = layer.faceY(row);
    double inside = inside(x, y);
    if (inside > 0) {
      layer.blend(column, row, color(x, y), inside);
    }
  }

  /** Single strands over the hairline, and the hairs of the brows and lashes. */
  void strokes(Layer layer) {
    RandomGenerator random = Seeds.generator(seed, "strokes");
    HairStroke stroke = new HairStroke(layer);
    fringe(stroke, random);
    for (int side = -1; side <= 1; side += 2) {
      brow(stroke, random, side);
      lashes(stroke, random, side);
    }
  }

  private double hairline(double x) {
    double u = Math.abs(x - AXIS) / geometry.cheekHalfWidth;
    double locks = 2.6 * strands.at(x / 6, 3.3) + 3.2 * strands.at(x / 19, 8.8);
    double corner = -7 * Curves.bell(u - 0.52, 0.14);
    double side = u > 0.7 ? 125 * (u - 0.7) + 420 * (u - 0.7) * (u - 0.7) : 0;
    double sweep = complexion.longHair ? 6 - 14 * Curves.bell(x - parting, 20) : 0;
    return geometry.hairlineY + 12 * u * u + corner + side + sweep + locks;
  }

  private double inside(double x, double y) {
    double u = Math.abs(x - AXIS);
    double end = complexion.longHair ? 230 : 92;
    double outer = skullHalf(y) - u + 1.6 * strands.at(Math.atan2(y - 60, x - AXIS) * 14, 1.5);
    double silhouette = Curves.smooth(-1.4, 1.4, outer);
    double line = Curves.smooth(-3.2, 3.2, hairline(x) - y);
    if (complexion.longHair) {
      double curtain =
          u
              - geometry.cheekHalfWidth
              + 9
              - 3 * strands.at(y / 45, Math.signum(x - AXIS) * 7)
              - 0.0009 * (y - 90) * (y - 90);
      line = Math.max(line, Curves.smooth(-2, 2.5, curtain) * Curves.smooth(30, 62, y));
    }
    return silhouette * line * Curves.smooth(end, end - 14, y + 7 * strands.at(x / 4, 2));
  }

  private double skullHalf(double y) {
    double top = -50 - volume;
    double widest = 70;
    double wide = geometry.cheekHalfWidth + volume * 0.55;
    if (y < widest) {
      double t = (widest - y) / (widest - top);
      return t >= 1 ? -10 : wide * Math.pow(1 - Math.pow(t, 2.5), 1 / 2.2);
    }
    return complexion.longHair
        ? wide + 5 * Curves.smooth(70, 130, y)
        : wide - 0.0028 * (y - widest) * (y - widest);
  }

  private Rgb color(double x, double y) {
    double cx = x - parting;
    double cy = y + 78 + volume;
    double angle = Math.atan2(cx, cy);
    double radius = Math.hypot(cx, cy);
    double along = complexion.longHair && y > 20 ? y / 80 : radius / 75;
    double across = complexion.longHair && y > 70 ? x / 2.4 : angle * 52;
    double strand =
        strands.at(across, along)
            + 0.7 * strands.at(across * 0.4 + 30, along * 0.7)
            + 0.5 * strands.at(across * 2.1, along + 50);
    double shine =
        0.8
            * Curves.bell(radius - 52 - 10 * Math.abs(Math.sin(angle)), 20)
            * Math.max(0, 1 + 1.2 * strand);
    double side = 1 - 0.35 * Math.pow(Math.abs(x - AXIS) / 90, 2);
    double light = Math.max(0.25, (0.85 + 0.42 * strand) * side);
    return complexion.hair.times(light).plus(0.004 + 0.018 * shine * (1 + complexion.hair.r() * 4));
  }

  private void fringe(HairStroke stroke, RandomGenerator random) {
    for (int i = 0; i < 700; i++) {
      double x = AXIS + random.nextDouble(-0.93, 0.93) * geometry.cheekHalfWidth;
      double y = hairline(x) - random.nextDouble(-2, 8);
      double away = Math.atan2(y + 78 + volume, x - parting);
      double shade = random.nextDouble(0.6, 1.5);
      double length = random.nextDouble(4, 10);
      if (y < 80) {
        stroke.paint(
            x,
            y,
            away + random.nextDouble(-0.5, 0.5),
            random.nextDouble(-0.6, 0.6),
            length,
            0.5,
            complexion.hair.times(shade),
            random.nextDouble(0.25, 0.7));
      }
    }
  }

  private void brow(HairStroke stroke, RandomGenerator random, int side) {
    for (int i = 0; i < 330; i++) {
      double t = Math.pow(random.nextDouble(), 0.9) * 0.99;
      double half = geometry.browThickness(t);
      double x = AXIS + side * (geometry.browInner + t * (geometry.browOuter - geometry.browInner));
      double y = geometry.browLineY(t) + half * random.nextDouble(-1.0, 1.0);
      double lift = Curves.mix(-1.25, 0.28, Math.pow(t, 0.55)) + random.nextDouble(-0.22, 0.22);
      double angle = side > 0 ? lift : Math.PI - lift;
      double bend = side * random.nextDouble(0.05, 0.5);
      double length = Curves.mix(6.5, 5.0, t) * random.nextDouble(0.75, 1.2);
      stroke.paint(
          x - side * 2.2 * Math.cos(lift),
          y - 2.2 * Math.sin(lift),
          angle,
          bend,
          length,
          0.55,
          complexion.hair.times(random.nextDouble(0.7, 1.5)),
          random.nextDouble(0.4, 0.8));
    }
  }

  private void lashes(HairStroke stroke, RandomGenerator random, int side) {
    for (int i = 0; i < 46; i++) {
      double s = random.nextDouble(-0.75, 1.0);
      double x = FaceGeometry.eyeX(side) + side * s * geometry.eyeHalfWidth;
      double lift = Curves.mix(-1.75, -0.55, (s + 0.75) / 1.75);
      double angle = side > 0 ? lift : Math.PI - lift;
      double length =
          Curves.mix(1.8, 4.2, Curves.clamp01((s + 0.8) / 1.7)) * random.nextDouble(0.7, 1.1);
      stroke.paint(
          x, geometry.upperLidY(s) - 0.2, angle, -0.35 * side, length, 0.4, complexion.hair, 0.75);
    }
  }
}
