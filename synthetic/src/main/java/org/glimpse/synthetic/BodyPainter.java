package org.glimpse.synthetic;

/** Paints what is around a subject's face: ears, neck and clothes. */
final class BodyPainter {
  private static final double AXIS = FaceGeometry.AXIS;

  private final FaceGeometry geometry;
  private final Complexion complexion;
  private final LatticeNoise tone;
  private final LatticeNoise fine;

  BodyPainter(FaceGeometry geometry, Complexion complexion, LatticeNoise tone, LatticeNoise fine) {
    this.geometry = geometry;
    this.complexion = complexion;
    this.tone = tone;
    this.fine = fine;
  }

  void ear(Layer layer, int column, int row, double x, double y) {
    double u = Math.abs(x - AXIS);
    double half = geometry.cheekHalfWidth;
    double ex = (u - half + 1.5) / 9.5;
    double ey = (y - 104 + 0.25 * (u - half)) / (25 - 0.25 * Math.max(0, y - 104));
    double d = Math.sqrt(ex * ex + ey * ey);
    double cover = Curves.smooth(1.05, 0.92, d);
    if (cover > 0 && !complexion.longHair) {
      double rim = 0.62 + 0.3 * Curves.bell(d - 0.84, 0.13) - 0.22 * Curves.bell(d - 0.5, 0.2);
      Rgb skin = complexion.skin.times(new Rgb(1.04, 0.86, 0.86));
      layer.blend(
          column, row, skin.times(rim * 0.78 * (1 + 0.05 * fine.fractal(x, y, 6, 0.7, 2))), cover);
    }
  }

  void body(Layer layer, int column, int row, double x, double y) {
    double u = Math.abs(x - AXIS);
    if (y < 150) {
      return;
    }
    double flare = y > 228 ? 0.02 * (y - 228) * (y - 228) : 0;
    double half = 0.66 * geometry.cheekHalfWidth + flare;
    double round = Math.sqrt(Math.max(0, 1 - (u / half) * (u / half)));
    double jaw = geometry.chinY - 0.011 * u * u;
    double shadow = Curves.smooth(jaw - 8, jaw + 52, y);
    double tendon = 1 + 0.06 * Curves.bell(u - 20 + 0.1 * (y - 230), 5);
    double lean = 1 + 0.35 * complexion.lightX * (x - AXIS) / half;
    double light = (0.25 + 0.5 * round) * (0.34 + 0.62 * shadow) * tendon * lean;
    double grain = 1 + 0.04 * fine.fractal(x, y, 9, 0.7, 2) + 0.05 * tone.at(x / 25, y / 25);
    layer.blend(
        column,
        row,
        complexion.skin.times(new Rgb(1, 0.93, 0.9)).times(light * grain),
        Curves.smooth(-0.5, 1.2, half - u));
    clothes(layer, column, row, x, y, u);
  }

  private void clothes(Layer layer, int column, int row, double x, double y, double u) {
    double collar =
        u < 54
            ? 250 + 22 * Math.sqrt(1 - (u / 54) * (u / 54))
            : 250 + 0.30 * (u - 54) + 0.0011 * (u - 54) * (u - 54);
    double cover = Curves.smooth(-0.6, 1.0, y - collar) * Curves.smooth(-0.5, 1.5, 212 - u);
    if (cover <= 0) {
      return;
    }
    double depth = y - collar;
    double hem =
        1
            + 0.5 * Curves.bell(depth - 3, 2.2)
            - 0.45 * Curves.bell(depth - 7.5, 1.1) * (u < 62 ? 1 : 0);
    double folds = 1 + 0.22 * tone.fractal(x * 0.8 + 0.5 * y, y * 0.35, 46, 0.5, 4);
    double weave = 1 + 0.10 * fine.fractal(x, y, 3.2, 0.8, 2.4 / layer.view.scale());
    double form = 1.05 - 0.5 * (u / 212) * (u / 212) + 0.4 * complexion.lightX * (x - AXIS) / 200;
    double edge = 0.55 + 0.45 * Curves.smooth(0, 16, depth);
    layer.blend(
        column, row, complexion.cloth.times(hem * folds * weave * form * edge).plus(0.004), cover);
  }
}
