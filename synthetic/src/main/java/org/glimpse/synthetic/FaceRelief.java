package org.glimpse.synthetic;

import org.glimpse.core.Seeds;

/** The height of a subject's skin toward the camera, in face units; its slopes shade the face. */
final class FaceRelief {
  private static final double AXIS = FaceGeometry.AXIS;
  private static final double EYE_Y = FaceGeometry.EYE_Y;

  private final FaceGeometry geometry;
  private final double age;
  private final double finest;
  private final LatticeNoise bumps;
  private final LatticeNoise lean;

  FaceRelief(FaceGeometry geometry, double age, long seed, double finest) {
    this.geometry = geometry;
    this.age = age;
    this.finest = finest;
    bumps = new LatticeNoise(Seeds.derive(seed, "pores"));
    lean = new LatticeNoise(Seeds.derive(seed, "asymmetry"));
  }

  /** The height at a point of the head. */
  double height(double x, double y) {
    double px = x + 1.3 * lean.at(x / 60, y / 50);
    double py = y + 1.0 * lean.at(x / 55 + 40, y / 60);
    double u = Math.abs(px - AXIS);
    return skull(px, py)
        + orbit(u, py)
        + nose(u, py)
        + mouth(px, u, py)
        + folds(u, py)
        + pores(x, y);
  }

  private double skull(double x, double y) {
    double half = geometry.headHalfWidth(y);
    if (half <= 0) {
      return 0;
    }
    double s = Math.min(0.995, Math.abs(x - AXIS) / half);
    double t = (y - 70) / (y < 70 ? 130 : geometry.chinY + 7 - 70);
    double round = Math.pow(1 - Math.pow(s, 2.3), 0.55);
    double tall = Math.pow(Math.max(0.01, 1 - Math.pow(Math.abs(t), 3)), 0.5);
    return 74 * round * (0.35 + 0.65 * tall);
  }

  private double orbit(double u, double y) {
    double ex = u - FaceGeometry.EYE_DX;
    double brow = geometry.browY;
    return 3.4 * Curves.bell(u - 36, y - brow - 3, 24, 7)
        - 7.5 * Curves.bell(ex + 3, y - EYE_Y + 2, 19, 12)
        - 4.0 * Curves.bell(ex + 17, y - EYE_Y + 4, 7, 9)
        + 5.4 * Curves.bell(ex, y - EYE_Y, 12.5, 8.5)
        - (0.5 + 0.7 * age) * Curves.bell(ex + 3, y - EYE_Y - 14 - 0.02 * ex * ex, 15, 2.6)
        + 4.2 * Curves.bell(u - 54, y - 116, 19, 15)
        - 2.6 * Curves.bell(u - 53, y - 152, 17, 17)
        - 2.4 * Curves.bell(u - 74, y - 58, 12, 18);
  }

  private double nose(double u, double y) {
    double base = geometry.noseBaseY;
    double along = Curves.clamp01((y - 78) / (base - 9 - 78));
    double under = Curves.smooth(base + 4, base - 7, y);
    double top = Curves.smooth(64, 86, y);
    double width = geometry.noseBridge + 3.2 * along * along;
    double ridge = (4.5 + (geometry.noseHeight - 4.5) * Math.pow(along, 1.25)) * under * top;
    double wing = geometry.noseHalfWidth - 4.5;
    return ridge * Curves.bell(u, width)
        + 4.2 * Curves.bell(u, y - base + 9, 8.5, 7.5)
        + 6.6 * Curves.bell(u - wing, y - base + 6, 5.2, 6.0)
        - 2.0 * Curves.bell(u - wing - 7.5, y - base + 5, 2.4, 7.5)
        - 2.2 * Curves.bell(u - 8, y - base - 0.5, 4.5, 2.2);
  }

  private double mouth(double x, double u, double y) {
    double my = geometry.mouthY;
    double across = geometry.acrossMouth(x);
    double line = y - geometry.mouthLineY(across);
    double inside = Math.max(0, 1 - across * across);
    double rim = Math.sqrt(inside);
    return 6.0 * Curves.bell(u, y - my - 1, 29, 19)
        + 2.6 * rim * Curves.bell(line + 0.52 * geometry.upperLip, 0.42 * geometry.upperLip)
        + 3.9 * rim * Curves.bell(line - 0.5 * geometry.lowerLip, 0.42 * geometry.lowerLip)
        - 1.6 * rim * Curves.bell(line, 1.3)
        - 2.8 * Curves.bell(u - geometry.mouthHalfWidth - 1.5, y - my, 3.8, 4.5)
        - 1.5 * Curves.bell(u, y - 0.5 * (geometry.noseBaseY + my - geometry.upperLip), 3.3, 8)
        - 3.6 * Curves.bell(u, y - my - geometry.lowerLip - 6, 22, 4.2)
        + 5.0 * Curves.bell(u, y - geometry.chinY + 14, 17, 11);
  }

  private double folds(double u, double y) {
    double base = geometry.noseBaseY;
    double t = Curves.clamp01((y - base + 8) / (geometry.mouthY + 4 - base + 8));
    double line =
        geometry.noseHalfWidth
            + 3
            + (geometry.mouthHalfWidth + 9 - geometry.noseHalfWidth) * Math.pow(t, 0.8);
    double ends = Curves.smooth(0, 0.2, t) * Curves.smooth(1, 0.55, t);
    double laugh = -(0.9 + 1.6 * age) * ends * Curves.bell(u - line, 2.6);
    double rows = 0;
    for (int i = 0; i < 3; i++) {
      double at = 12 + 13 * i + 2.5 * lean.at(u / 18 + 9 * i, i);
      rows -= 0.32 * age * Curves.bell(y - at, 1.3) * Curves.smooth(58, 30, u);
    }
    double frown = -0.5 * age * Curves.bell(u - 7 - 0.05 * (y - 60), y - 64, 1.3, 9);
    return laugh + rows + frown;
  }

  private double pores(double x, double y) {
    double coarse = 0.20 * bumps.fractal(x, y, 12, 0.55, finest);
    double fine = 2.9 < finest ? 0 : 0.17 * bumps.at(x / 1.45 + 100, y / 1.45);
    return coarse + fine * Curves.smooth(8, 26, y + 20);
  }
}
