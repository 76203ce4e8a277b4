package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The back of the subject's own hand with four fingers, a thumb, a wrist and a sleeve: over the
 * mouth, or beside a cheek.
 *
 * <p>A height field of rounded bars, shaded by the light of the face. Its own coordinates have the
 * knuckles in a row at 0, the fingers upwards and the thumb at the right: a left hand, mirrored
 * where it is the right one.
 */
final class HandPainter implements OccluderPainter {
  private static final double SHADOW = 0.4;
  private static final double SLEEVE = 178;
  private static final double ARM_END = 460;
  private static final double STEP = 0.5;
  private static final Rgb BLACK = new Rgb(0, 0, 0);
  private static final double[] LENGTHS = {74, 84, 77, 60};
  private static final double[] RADII = {10.2, 10.6, 10.2, 9};
  private static final double[] FANS = {-5, -1, 3, 8};

  private final Complexion complexion;
  private final Rgb skin;
  private final LatticeNoise noise;
  private final List<Bar> fingers = new ArrayList<>();
  private final List<Bar> bars = new ArrayList<>();
  private final Spot knuckles;
  private final double mirror;
  private final double cos;
  private final double sin;

  /** A rounded bar; how high it is where it is thickest, as a share of its radius. */
  private record Bar(Spot from, Spot to, double radius, double height) {
    double along(double x, double y) {
      double dx = to.x() - from.x();
      double dy = to.y() - from.y();
      return Curves.clamp01(((x - from.x()) * dx + (y - from.y()) * dy) / (dx * dx + dy * dy));
    }

    /** Signed distance into it. */
    double inside(double x, double y) {
      double t = along(x, y);
      return radius
          - Math.hypot(x - Curves.mix(from.x(), to.x(), t), y - Curves.mix(from.y(), to.y(), t));
    }

    double heightAt(double inside) {
      double d = 1 - inside / radius;
      return inside <= 0 ? 0 : height * radius * Math.sqrt(1 - d * d);
    }
  }

  HandPainter(SyntheticFace face, RandomGenerator random) {
    complexion = face.complexion();
    skin = face.skin();
    FaceGeometry geometry = face.geometry();
    noise = new LatticeNoise(random.nextLong());
    mirror = random.nextBoolean() ? 1 : -1;
    boolean mouth = random.nextBoolean();
    double lean = Math.toRadians(mouth ? random.nextDouble(38, 58) : random.nextDouble(-4, 9));
    cos = Math.cos(lean);
    sin = Math.sin(lean);
    knuckles =
        mouth
            ? new Spot(
                FaceGeometry.AXIS + mirror * random.nextDouble(26, 38),
                geometry.mouthY + random.nextDouble(24, 36))
            : new Spot(
                FaceGeometry.AXIS + mirror * random.nextDouble(64, 78),
                geometry.chinY - random.nextDouble(18, 34));
    bars();
  }

  private void bars() {
    for (int i = 0; i < 4; i++) {
      double fan = Math.toRadians(FANS[i]);
      Spot base = new Spot(21 * (1.5 - i), 4 * Math.abs(i - 1.3));
      Spot tip =
          new Spot(base.x() - LENGTHS[i] * Math.sin(fan), base.y() - LENGTHS[i] * Math.cos(fan));
      fingers.add(new Bar(base, tip, RADII[i], 0.95));
    }
    bars.addAll(fingers);
    bars.add(new Bar(new Spot(30, 74), new Spot(61, 16), 11.5, 0.9));
    bars.add(new Bar(new Spot(-18, 32), new Spot(-8, 92), 27, 0.55));
    bars.add(new Bar(new Spot(18, 32), new Spot(8, 92), 26, 0.55));
    bars.add(new Bar(new Spot(0, 22), new Spot(0, 80), 30, 0.5));
    bars.add(new Bar(new Spot(0, 95), new Spot(0, ARM_END), 30, 0.75));
  }

  @Override
  public Extent extent() {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Bar bar : bars) {
      for (Spot end : List.of(bar.from, bar.to)) {
        double x = knuckles.x() + mirror * (cos * end.x() + sin * end.y());
        double y = knuckles.y() - sin * end.x() + cos * end.y();
        left = Math.min(left, x - bar.radius);
        top = Math.min(top, y - bar.radius);
        right = Math.max(right, x + bar.radius);
        bottom = Math.max(bottom, y + bar.radius);
      }
    }
    return new Extent(left, top, right, bottom);
  }

  @Override
  public void paint(Layer layer) {
    double soft = Math.max(0.6, 0.6 / layer.view.scale());
    IntStream.range(0, layer.height)
        .parallel()
        .forEach(
            row -> {
              double y = layer.faceY(row);
              for (int column = 0; column < layer.width; column++) {
                double x = layer.faceX(column);
                double shade = Curves.smooth(-9, 4, inside(own(x + 3 * complexion.lightX, y - 6)));
                layer.blend(column, row, BLACK, SHADOW * shade);
                Spot at = own(x, y);
                double cover = Curves.smooth(-soft, soft, inside(at));
                if (cover > 0) {
                  layer.blend(column, row, color(at, layer.view.scale()), cover);
                }
              }
            });
  }

  /** A point of the face in the hand's own coordinates. */
  private Spot own(double faceX, double faceY) {
    double dx = mirror * (faceX - knuckles.x());
    double dy = faceY - knuckles.y();
    return new Spot(cos * dx - sin * dy, sin * dx + cos * dy);
  }

  private double inside(Spot at) {
    double most = Double.NEGATIVE_INFINITY;
    for (Bar bar : bars) {
      most = Math.max(most, bar.inside(at.x(), at.y()));
    }
    return most;
  }

  /** How high the hand is: the bars melt into each other. */
  private double height(double x, double y) {
    double sum = 0;
    for (Bar bar : bars) {
      double h = bar.heightAt(bar.inside(x, y));
      sum += h * h * h * h;
    }
    return Math.sqrt(Math.sqrt(sum));
  }

  private Rgb color(Spot at, double scale) {
    double x = at.x();
    double y = at.y();
    boolean sleeve = y > SLEEVE + 2 * noise.at(x / 9, 3);
    double h = height(x, y);
    double across = (height(x + STEP, y) - h) / STEP;
    double down = (height(x, y + STEP) - h) / STEP;
    // The slopes in the picture, where light comes from.
    double dx = mirror * (cos * across + sin * down);
    double dy = -sin * across + cos * down;
    double light = light(dx, dy);
    double grain = noise.fractal(x, y, sleeve ? 5 : 6, 0.7, 2.4 / scale);
    if (sleeve) {
      double folds = 1 + 0.2 * noise.fractal(x * 0.5, y * 1.4, 30, 0.6, 4);
      double hem = 1 + 0.35 * Curves.bell(y - SLEEVE - 3, 2);
      return complexion.cloth.times(1.1 * light * folds * hem * (1 + 0.1 * grain)).plus(0.004);
    }
    double veins = 1 + 0.03 * noise.fractal(x, y * 0.6, 34, 0.6, 6);
    return fingers(skin.times(veins * (1 + 0.035 * grain)), x, y)
        .times(new Rgb(light, light * (1 - 0.10 * (1 - light)), light * (1 - 0.15 * (1 - light))));
  }

  private double light(double dx, double dy) {
    double norm = 1 / Math.sqrt(dx * dx + dy * dy + 1);
    double lx = complexion.lightX;
    double ly = complexion.lightY;
    double lz = Math.sqrt(1 - lx * lx - ly * ly);
    double key = (-dx * lx - dy * ly + lz) * norm;
    double fill = Math.max(0, (0.5 * dx * Math.signum(lx) - 0.1 * dy + 0.85) * norm);
    return Curves.clamp01(0.24 + 0.72 * Math.max(0, (key + 0.3) / 1.3) + 0.17 * fill);
  }

  /** Gaps between fingers, folds over their joints, nails. */
  private Rgb fingers(Rgb base, double x, double y) {
    Rgb color = base;
    double first = -100;
    double second = -100;
    for (int i = 0; i < fingers.size(); i++) {
      Bar finger = fingers.get(i);
      double inside = finger.inside(x, y);
      second = Math.max(second, Math.min(first, inside));
      first = Math.max(first, inside);
      if (inside > 0) {
        double along = LENGTHS[i] * finger.along(x, y);
        double folds = 0;
        for (double joint : new double[] {0.42, 0.74}) {
          double off = along - joint * LENGTHS[i];
          folds += Curves.bell(off, 0.7) + Curves.bell(off - 3, 0.6) + Curves.bell(off + 3, 0.6);
        }
        color = color.times(1 - 0.16 * folds * Curves.smooth(1, 6, inside));
        double nail = nail(finger, x, y);
        Rgb pale = base.mix(new Rgb(0.75, 0.52, 0.47), 0.45).times(1.06);
        color = color.mix(pale, 0.8 * Curves.smooth(1.05, 0.9, nail));
        color = color.times(1 - 0.22 * Curves.bell(nail - 1.05, 0.07));
      }
    }
    double gap = Curves.smooth(4, 0, first - second) * Curves.smooth(-6, 2, second);
    return color.times(1 - 0.45 * gap * Curves.smooth(16, -6, y));
  }

  /** 0 in the middle of a nail, 1 at its edge. */
  private static double nail(Bar finger, double x, double y) {
    double dx = finger.to.x() - finger.from.x();
    double dy = finger.to.y() - finger.from.y();
    double length = Math.hypot(dx, dy);
    double ux = dx / length;
    double uy = dy / length;
    double ox = x - finger.to.x() - 1.5 * ux;
    double oy = y - finger.to.y() - 1.5 * uy;
    double along = (ox * ux + oy * uy) / (0.62 * finger.radius);
    double across = (ox * uy - oy * ux) / (0.56 * finger.radius);
    return Math.pow(Math.pow(Math.abs(along), 3) + Math.pow(Math.abs(across), 3), 1.0 / 3);
  }
}
