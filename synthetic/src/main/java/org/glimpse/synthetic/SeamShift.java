package org.glimpse.synthetic;

/**
 * How far the edges of lids and lips move at the apex, in face units; index 0 is the person's right
 * side, 1 the left.
 */
final class SeamShift {
  private static final double LOWER_LID_REACH = 11;
  private static final double UPPER_LIP_REACH = 20;
  private static final double LOWER_LIP_REACH = 34;

  private final double[] upperLid = new double[2];
  private final double[] lowerLid = new double[2];
  private final double[] upperLip = new double[2];
  private final double[] lowerLip = new double[2];

  void add(FacialAction action, int side, double share) {
    int i = index(side);
    upperLid[i] += share * Muscles.lids(action).upper();
    lowerLid[i] += share * Muscles.lids(action).lower();
    upperLip[i] += share * Muscles.lips(action).upper();
    lowerLip[i] += share * Muscles.lips(action).lower();
  }

  void add(SeamShift other, double scale) {
    for (int i = 0; i < 2; i++) {
      upperLid[i] += scale * other.upperLid[i];
      lowerLid[i] += scale * other.lowerLid[i];
      upperLip[i] += scale * other.upperLip[i];
      lowerLip[i] += scale * other.lowerLip[i];
    }
  }

  boolean movesLids() {
    return upperLid[0] != 0 || upperLid[1] != 0 || lowerLid[0] != 0 || lowerLid[1] != 0;
  }

  boolean partsLips() {
    return upperLip[0] != 0 || upperLip[1] != 0 || lowerLip[0] != 0 || lowerLip[1] != 0;
  }

  double upperLid(int side, double across) {
    return upperLid[index(side)] * lidTaper(across);
  }

  double lowerLid(int side, double across) {
    return lowerLid[index(side)] * lidTaper(across);
  }

  double upperLip(double across) {
    return lip(upperLip, across);
  }

  double lowerLip(double across) {
    return lip(lowerLip, across);
  }

  /** The shift down of the skin at a neutral point; 0 inside the lids. */
  double displacement(FaceGeometry geometry, double x, double y) {
    return lids(geometry, x, y, 1, 0) + lips(geometry, x, y, 1);
  }

  /** The lids' share of it at a part of the apex and with the eyes closed to a degree. */
  double lids(FaceGeometry geometry, double x, double y, double amount, double closure) {
    int side = x < FaceGeometry.AXIS ? -1 : 1;
    double s = geometry.acrossEye(x, side);
    if (Math.abs(s) >= 1) {
      return 0;
    }
    double up = geometry.upperLidY(s);
    double low = geometry.lowerLidY(s);
    if (y <= up) {
      double shift = upperEdge(geometry, s, side, amount, closure) - up;
      return shift * reach((up - y) / upperLidReach(geometry));
    }
    if (y >= low) {
      double shift = lowerEdge(geometry, s, side, amount, closure) - low;
      return shift * reach((y - low) / LOWER_LID_REACH);
    }
    return 0;
  }

  /** The lips' share of it. */
  double lips(FaceGeometry geometry, double x, double y, double amount) {
    double a = geometry.acrossMouth(x);
    if (Math.abs(a) >= 1) {
      return 0;
    }
    double line = geometry.mouthLineY(a);
    return y <= line
        ? -amount * upperLip(a) * reach((line - y) / UPPER_LIP_REACH)
        : amount * lowerLip(a) * reach((y - line) / LOWER_LIP_REACH);
  }

  /** Where the upper lid's edge is. */
  double upperEdge(FaceGeometry geometry, double s, int side, double amount, double closure) {
    double low = lowerEdge(geometry, s, side, amount, closure);
    double open = geometry.upperLidY(s) + amount * upperLid(side, s);
    return Math.min(low, open + closure * (low - open));
  }

  /** Where the lower lid's edge is. */
  double lowerEdge(FaceGeometry geometry, double s, int side, double amount, double closure) {
    return geometry.lowerLidY(s) + amount * lowerLid(side, s) - 0.7 * closure * lidTaper(s);
  }

  /** The neutral row of a skin point above the upper or below the lower lid's edge. */
  double undoLids(FaceGeometry geometry, double x, double y, double amount, double closure) {
    int side = x < FaceGeometry.AXIS ? -1 : 1;
    double s = geometry.acrossEye(x, side);
    if (Math.abs(s) >= 1) {
      return y;
    }
    double up = geometry.upperLidY(s);
    double low = geometry.lowerLidY(s);
    double upper = upperEdge(geometry, s, side, amount, closure);
    double lower = lowerEdge(geometry, s, side, amount, closure);
    if (y < 0.5 * (upper + lower)) {
      double far = upperLidReach(geometry);
      return y >= upper ? up + (y - upper) : invert(up, up - far, upper - up, far, y);
    }
    return y <= lower
        ? low + (y - lower)
        : invert(low, low + LOWER_LID_REACH, lower - low, LOWER_LID_REACH, y);
  }

  /** The neutral row of a point of the lips. */
  double undoLips(FaceGeometry geometry, double x, double y, double amount) {
    double a = geometry.acrossMouth(x);
    if (Math.abs(a) >= 1) {
      return y;
    }
    double line = geometry.mouthLineY(a);
    double up = -amount * upperLip(a);
    double down = amount * lowerLip(a);
    if (y <= line + up) {
      return invert(line, line - UPPER_LIP_REACH, up, UPPER_LIP_REACH, y);
    }
    return y >= line + down ? invert(line, line + LOWER_LIP_REACH, down, LOWER_LIP_REACH, y) : line;
  }

  private static double invert(double edge, double far, double shift, double reach, double y) {
    if (far < edge ? y <= far : y >= far) {
      return y;
    }
    double a = edge;
    double b = far;
    for (int i = 0; i < 22; i++) {
      double middle = 0.5 * (a + b);
      double at = middle + shift * reach(Math.abs(middle - edge) / reach);
      if (far < edge ? at > y : at < y) {
        a = middle;
      } else {
        b = middle;
      }
    }
    return 0.5 * (a + b);
  }

  private static double lip(double[] shift, double across) {
    double left = Curves.smooth(-0.35, 0.35, across);
    double taper = 1 - across * across;
    return (shift[0] * (1 - left) + shift[1] * left) * taper * taper;
  }

  private static double lidTaper(double across) {
    double taper = Math.max(0, 1 - across * across);
    return taper * taper;
  }

  private static double upperLidReach(FaceGeometry geometry) {
    return geometry.crease + 6;
  }

  private static double reach(double t) {
    return t >= 1 ? 0 : 1 - t * t * (3 - 2 * t);
  }

  private static int index(int side) {
    return side < 0 ? 0 : 1;
  }
}
