package org.glimpse.synthetic;

import java.util.stream.IntStream;
import org.glimpse.core.Seeds;

/** Paints a subject's neutral head with its features over neck and clothes. */
final class FacePainter {
  private static final double AXIS = FaceGeometry.AXIS;
  private static final double EYE_Y = FaceGeometry.EYE_Y;
  private static final double HEAD_TOP = -85;
  private static final double HEAD_SIDE = 125;
  private static final Rgb NOSTRIL = new Rgb(0.16, 0.07, 0.05);

  private final FaceGeometry geometry;
  private final Complexion complexion;
  private final long seed;
  private final LatticeNoise tone;
  private final LatticeNoise fine;
  private final double jawSoft = 1.3;

  FacePainter(FaceGeometry geometry, Complexion complexion, long seed) {
    this.geometry = geometry;
    this.complexion = complexion;
    this.seed = seed;
    tone = new LatticeNoise(Seeds.derive(seed, "tone"));
    fine = new LatticeNoise(Seeds.derive(seed, "fine"));
  }

  /** The neutral skin, brows, lids, lips and hair over a view. */
  Layer skin(FaceView view, int margin) {
    Layer layer = new Layer(view, margin);
    HairPainter hair = new HairPainter(geometry, complexion, seed);
    BodyPainter body = new BodyPainter(geometry, complexion, tone, fine);
    double[] relief = relief(layer);
    IntStream.range(0, layer.height)
        .parallel()
        .forEach(
            row -> {
              for (int column = 0; column < layer.width; column++) {
                double x = layer.faceX(column);
                double y = layer.faceY(row);
                boolean near = y > HEAD_TOP && Math.abs(x - AXIS) < HEAD_SIDE;
                if (near) {
                  hair.back(layer, column, row);
                }
                body.body(layer, column, row, x, y);
                if (near) {
                  body.ear(layer, column, row, x, y);
                  head(layer, relief, column, row, x, y);
                  hair.cap(layer, column, row);
                }
              }
            });
    hair.strokes(layer);
    return layer;
  }

  /** The wall behind the subject. */
  Layer wall(FaceView view) {
    Layer layer = new Layer(view, 0);
    for (int row = 0; row < layer.height; row++) {
      for (int column = 0; column < layer.width; column++) {
        double nx = (double) column / layer.width - 0.5 - 0.6 * complexion.lightX;
        double ny = (double) row / layer.height - 0.35;
        double light = 1.05 - 0.55 * (nx * nx + ny * ny);
        double grain = 1 + 0.012 * tone.fractal(column * 0.9, row * 0.9, 60, 0.6, 3);
        layer.blend(column, row, complexion.wall.times(light * grain), 1);
      }
    }
    return layer;
  }

  private double[] relief(Layer layer) {
    FaceRelief shape = new FaceRelief(geometry, complexion.age, seed, 2.4 / layer.view.scale());
    double[] heights = new double[layer.width * layer.height];
    IntStream.range(0, layer.height)
        .parallel()
        .forEach(
            row -> {
              double y = layer.faceY(row);
              double half = geometry.headHalfWidth(y) + 3;
              if (half > 3) {
                for (int column = 0; column < layer.width; column++) {
                  double x = layer.faceX(column);
                  if (Math.abs(x - AXIS) < half) {
                    heights[row * layer.width + column] = shape.height(x, y);
                  }
                }
              }
            });
    return heights;
  }

  private void head(Layer layer, double[] relief, int column, int row, double x, double y) {
    double half = geometry.headHalfWidth(y);
    double scale = layer.view.scale();
    if (half <= 0 || Math.abs(x - AXIS) > half + 2) {
      return;
    }
    double edge = half - Math.abs(x - AXIS);
    double cover = Curves.smooth(-0.4, jawSoft, edge) * Curves.smooth(0, 1.5, geometry.chinY - y);
    if (cover <= 0) {
      return;
    }
    Rgb skin = shaded(albedo(x, y, scale), slopes(layer, relief, column, row, scale), edge);
    layer.blend(column, row, features(skin, x, y, scale), cover);
  }

  private double[] slopes(Layer layer, double[] z, int column, int row, double scale) {
    int w = layer.width;
    int l = Math.max(0, column - 1);
    int r = Math.min(w - 1, column + 1);
    int t = Math.max(0, row - 1);
    int b = Math.min(layer.height - 1, row + 1);
    double dx = (z[row * w + r] - z[row * w + l]) * scale / 2;
    double dy = (z[b * w + column] - z[t * w + column]) * scale / 2;
    int reach = (int) Math.max(2, Math.round(5 * scale));
    double around =
        z[row * w + Math.max(0, column - reach)]
            + z[row * w + Math.min(w - 1, column + reach)]
            + z[Math.max(0, row - reach) * w + column]
            + z[Math.min(layer.height - 1, row + reach) * w + column];
    double hollow = around / 4 - z[row * w + column];
    return new double[] {dx, dy, hollow};
  }

  private Rgb shaded(Rgb albedo, double[] slopes, double edge) {
    double nx = -slopes[0];
    double ny = -slopes[1];
    double norm = 1 / Math.sqrt(nx * nx + ny * ny + 1);
    double lx = complexion.lightX;
    double ly = complexion.lightY;
    double lz = Math.sqrt(1 - lx * lx - ly * ly);
    double key = (nx * lx + ny * ly + lz) * norm;
    double fill = Math.max(0, (-0.5 * nx * Math.signum(lx) + 0.1 * ny + 0.85) * norm);
    double wrapped = Math.max(0, (key + 0.3) / 1.3);
    double hollow = Curves.clamp01(1 - 0.13 * Math.max(0, slopes[2] - 0.2));
    double open = Math.min(1, 0.62 + 0.05 * edge);
    double light = (0.24 * open + 0.74 * wrapped + 0.2 * fill) * (0.45 + 0.55 * hollow);
    double halfway = Math.max(0, (nx * lx + ny * ly + lz + 1) * norm) / Math.sqrt(2 + 2 * lz);
    double gloss = 0.055 * Math.pow(halfway, 22) + 0.05 * Math.pow(halfway, 90);
    double dusk = 1 - Curves.clamp01(light);
    return albedo
        .times(new Rgb(light, light * (1 - 0.10 * dusk), light * (1 - 0.15 * dusk)))
        .plus(gloss * hollow);
  }

  private Rgb albedo(double x, double y, double scale) {
    double u = Math.abs(x - AXIS);
    double finest = 2.4 / scale;
    double blotch = 0.045 * tone.fractal(x, y, 40, 0.7, finest);
    double grain = 0.05 * fine.fractal(x, y, 5.5, 0.75, finest);
    double red =
        complexion.redness
            * (0.13 * Curves.bell(u - 47, y - 122, 18, 14)
                + 0.15 * Curves.bell(u, y - 124, 13, 10)
                + 0.06 * Curves.bell(u, y - 205, 16, 9)
                + 0.05 * tone.at(x / 13 + 70, y / 13));
    double tired =
        0.14 * Curves.bell(u - FaceGeometry.EYE_DX + 3, y - EYE_Y - 8, 14, 6)
            + 0.38 * Curves.bell(u - FaceGeometry.EYE_DX + 1, y - EYE_Y + 5, 19, 10)
            + 0.16 * Curves.bell(u - 17, y - EYE_Y + 2, 6, 9);
    double level = 1 + blotch + grain - tired;
    Rgb skin =
        complexion.skin.times(
            new Rgb(level * (1 + 0.15 * red), level * (1 - red), level * (1 - 0.85 * red)));
    if (complexion.freckles > 0) {
      double spot = Curves.smooth(0.45, 0.75, fine.at(x / 3.1 + 30, y / 3.1));
      double where = Curves.bell(u - 34, y - 112, 28, 20);
      skin = skin.times(1 - 0.42 * complexion.freckles * spot * where);
    }
    return beard(skin, x, y, u);
  }

  private Rgb beard(Rgb skin, double x, double y, double u) {
    if (complexion.beard <= 0) {
      return skin;
    }
    double jaw =
        Curves.smooth(138, 160, y + 0.35 * u - 4)
            * Curves.smooth(14, 24, Math.hypot(u, (y - 140) * 1.2));
    double upper =
        Curves.bell(
            u, y - 0.5 * (geometry.noseBaseY + geometry.mouthY - geometry.upperLip) - 1, 17, 5);
    double dots = 0.75 + 0.45 * fine.at(x / 1.3, y / 1.3 + 60);
    double share = complexion.beard * Math.max(jaw, upper) * dots;
    return skin.mix(complexion.hair.plus(0.03), Curves.clamp01(0.42 * share));
  }

  private Rgb features(Rgb skin, double x, double y, double scale) {
    Rgb color = lips(skin, x, y);
    double u = Math.abs(x - AXIS);
    double base = geometry.noseBaseY;
    double hole = Curves.bell(u - 7.6 - 0.25 * (base - 1 - y), y - base + 1.6, 3.4, 1.7);
    color = color.mix(color.times(NOSTRIL), Curves.smooth(0.25, 0.95, hole) * 0.8);
    double wing = geometry.noseHalfWidth - 2;
    double crease =
        Curves.bell(u - wing - 1.2 + 0.06 * (y - base + 6) * (y - base + 6), 1.4)
            * Curves.bell(y - base + 4, 5);
    color = color.times(1 - 0.3 * crease);
    double under = Curves.bell(u, y - base - 1.2, geometry.noseHalfWidth - 4, 2.2);
    color = color.times(1 - 0.18 * under);
    color = brow(color, x, y);
    return lids(color, x, y, scale);
  }

  private Rgb lips(Rgb skin, double x, double y) {
    double across = geometry.acrossMouth(x);
    if (Math.abs(across) > 1.25) {
      return skin;
    }
    double line = geometry.mouthLineY(across);
    double top = geometry.upperLipY(across);
    double bottom = geometry.lowerLipY(across);
    double upper = Curves.smooth(-0.9, 0.9, y - top) * Curves.smooth(-0.5, 0.5, line - y);
    double lower = Curves.smooth(-1.6, 0.9, bottom - y) * Curves.smooth(-0.5, 0.5, y - line);
    double inside = Math.abs(across) < 1 ? 1 : 0;
    double streaks = 1 + 0.07 * fine.at(x / 1.5 + 200, y / 9) + 0.04 * fine.at(x / 3.3, y / 14);
    Rgb ratio =
        new Rgb(
            complexion.lips.r() / complexion.skin.r(),
            complexion.lips.g() / complexion.skin.g(),
            complexion.lips.b() / complexion.skin.b());
    Rgb color = skin.mix(skin.times(ratio).times(0.82 * streaks), 0.85 * inside * upper);
    color = color.mix(skin.times(ratio).times(1.02 * streaks), 0.85 * inside * lower);
    double ends = Curves.smooth(1.08, 0.9, Math.abs(across));
    double seam = Curves.bell(y - line, 0.85 + 0.3 * across * across) * ends;
    double shadow = Curves.bell(y - line + 0.8, 2.2) * ends;
    return color.times(1 - 0.25 * shadow).mix(color.times(new Rgb(0.2, 0.12, 0.12)), 0.9 * seam);
  }

  private Rgb brow(Rgb skin, double x, double y) {
    double t = geometry.alongBrow(x);
    if (t < -0.1 || t > 1.05) {
      return skin;
    }
    double half = geometry.browThickness(Curves.clamp01(t));
    double off = Math.abs(y - geometry.browLineY(Curves.clamp01(t)));
    double share =
        Curves.smooth(half + 2.2, half - 2.4, off)
            * Curves.smooth(-0.06, 0.16, t)
            * Curves.smooth(1.05, 0.85, t);
    return skin.mix(complexion.hair.plus(0.02), 0.42 * share);
  }

  private Rgb lids(Rgb skin, double x, double y, double scale) {
    int side = x < AXIS ? -1 : 1;
    double s = geometry.acrossEye(x, side);
    if (Math.abs(s) > 1.35) {
      return skin;
    }
    double a = Math.min(1, Math.max(-1, s));
    double up = geometry.upperLidY(a);
    double low = geometry.lowerLidY(a);
    double fadeOut = Curves.smooth(1.25, 0.9, Math.abs(s));
    double fold = Curves.bell(y - geometry.creaseY(a), 0.85) * fadeOut;
    double shelf = Curves.bell(y - geometry.creaseY(a) - 1.6, 1.5) * fadeOut;
    Rgb color = skin.times((1 - 0.42 * fold) * (1 + 0.1 * shelf));
    double rim = Math.max(0.75, 0.8 / scale) * (0.75 + 0.35 * Curves.smooth(-0.8, 0.8, s));
    double lash = y < up ? Curves.smooth(2.1 * rim, 0.3 * rim, up - y) : 1;
    double inLid = Curves.smooth(1.12, 0.98, Math.abs(s));
    double middle = (up + low) / 2;
    if (y <= middle) {
      return color.mix(complexion.hair.times(0.8).plus(0.004), 0.9 * lash * inLid);
    }
    double wet = y > low ? Curves.smooth(1.5, 0.3, y - low) : 1;
    Rgb rosy = skin.times(new Rgb(0.92, 0.74, 0.72));
    color = color.mix(rosy, 0.75 * wet * inLid);
    double line = Curves.bell(y - low - 1.5, 0.8) * inLid * Curves.smooth(-0.9, 0.3, s);
    double bag = Curves.bell(y - low - 7.5, 1.4) * Curves.smooth(1.1, 0.3, Math.abs(s - 0.1));
    return color.times((1 - 0.33 * line) * (1 - 0.08 * bag));
  }
}
