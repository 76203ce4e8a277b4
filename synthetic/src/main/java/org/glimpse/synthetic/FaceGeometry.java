package org.glimpse.synthetic;

import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.core.frame.FaceLayout;

/** Where the parts of one subject's neutral face lie, in face units. */
final class FaceGeometry {
  /** Face units a side of the aligned picture. */
  static final double UNITS = 224;

  /** The face's axis of symmetry. */
  static final double AXIS = UNITS / 2;

  /** Half the distance between the eyes' centers. */
  static final double EYE_DX = FaceLayout.interOcular((int) UNITS) / 2;

  /** The eyes' centers. */
  static final double EYE_Y = FaceLayout.eyeY((int) UNITS);

  private static final int ARC_STEPS = 512;

  /** How high of the lids' arcs the landmarks at a third of the eye's width lie. */
  private static final double LANDMARK_OF_UPPER_LID = 0.91;

  private static final double LANDMARK_OF_LOWER_LID = 0.9;
  private static final double[] UPPER_ARC = arc(-0.12, 2.2);
  private static final double[] LOWER_ARC = arc(0.15, 2.0);

  final double eyeHalfWidth;
  final double upperLid;
  final double lowerLid;
  final double eyeTilt;
  final double crease;
  final double irisRadius;
  final double browY;
  final double browArch;
  final double browHalfThickness;
  final double browInner;
  final double browOuter;
  final double noseBaseY;
  final double noseHalfWidth;
  final double noseBridge;
  final double noseHeight;
  final double mouthY;
  final double mouthHalfWidth;
  final double mouthBow;
  final double upperLip;
  final double lowerLip;
  final double chinY;
  final double cheekHalfWidth;
  final double jawPower;
  final double jawRoundness;
  final double hairlineY;

  FaceGeometry(long seed) {
    RandomGenerator random = Seeds.generator(seed, "geometry");
    eyeHalfWidth = random.nextDouble(15.8, 18.2);
    upperLid = random.nextDouble(5.0, 6.6);
    lowerLid = random.nextDouble(4.0, 5.0);
    eyeTilt = random.nextDouble(-0.4, 2.2);
    crease = random.nextDouble(3.4, 5.6);
    irisRadius = random.nextDouble(6.5, 7.1);
    browY = random.nextDouble(57, 62);
    browArch = random.nextDouble(2.0, 6.5);
    browHalfThickness = random.nextDouble(3.4, 5.4);
    browInner = random.nextDouble(12, 17);
    browOuter = random.nextDouble(54, 60);
    noseBaseY = random.nextDouble(130, 137);
    noseHalfWidth = random.nextDouble(16, 20);
    noseBridge = random.nextDouble(6.5, 9);
    noseHeight = random.nextDouble(17, 23);
    mouthY = random.nextDouble(161.5, 166.5);
    mouthHalfWidth = random.nextDouble(25, 30);
    mouthBow = random.nextDouble(-1.7, 0.5);
    upperLip = random.nextDouble(6.0, 9.0);
    lowerLip = random.nextDouble(8.5, 12.0);
    chinY = random.nextDouble(211, 220);
    cheekHalfWidth = random.nextDouble(78, 86);
    jawPower = random.nextDouble(2.5, 3.5);
    jawRoundness = random.nextDouble(1.9, 2.45);
    hairlineY = random.nextDouble(-12, 10);
  }

  /** The geometry of a photographed face; what landmarks do not tell is average. */
  FaceGeometry(FacePhoto photo) {
    List<FacePhoto.Mark> p = photo.inFaceUnits();
    eyeHalfWidth = (p.get(39).x() - p.get(36).x() + p.get(45).x() - p.get(42).x()) / 4;
    upperLid = atLeastOne((EYE_Y - y(p, 37, 38, 43, 44)) / LANDMARK_OF_UPPER_LID);
    lowerLid = atLeastOne((y(p, 40, 41, 46, 47) - EYE_Y) / LANDMARK_OF_LOWER_LID);
    eyeTilt = EYE_Y - y(p, 36, 45);
    crease = 4.5;
    irisRadius = 6.8;
    browY = y(p, 18, 19, 20, 23, 24, 25);
    browArch = 4.2;
    browHalfThickness = 4.4;
    browInner = (p.get(22).x() - p.get(21).x()) / 2;
    browOuter = (p.get(26).x() - p.get(17).x()) / 2;
    noseBaseY = p.get(33).y();
    noseHalfWidth = (p.get(35).x() - p.get(31).x()) / 2 + 3;
    noseBridge = 7.7;
    noseHeight = 20;
    mouthY = y(p, 62, 66);
    mouthHalfWidth = (p.get(54).x() - p.get(48).x()) / 2;
    mouthBow = Math.max(-4, Math.min(4, (y(p, 48, 54) - mouthY) / 0.6));
    upperLip = atLeastOne(mouthY - p.get(51).y());
    lowerLip = atLeastOne(p.get(57).y() - mouthY);
    chinY = p.get(8).y();
    cheekHalfWidth = (p.get(16).x() - p.get(0).x()) / 2;
    jawPower = 3;
    jawRoundness = 2.2;
    hairlineY = 0;
  }

  private static double y(List<FacePhoto.Mark> points, int... which) {
    double sum = 0;
    for (int i : which) {
      sum += points.get(i).y() / which.length;
    }
    return sum;
  }

  private static double atLeastOne(double units) {
    return Math.max(1, units);
  }

  /** The column of an eye's center; side is -1 for the person's right, at the left, and 1. */
  static double eyeX(int side) {
    return AXIS + side * EYE_DX;
  }

  /** The place across an eye: -1 at the inner corner, 1 at the outer one. */
  double acrossEye(double x, int side) {
    return side * (x - eyeX(side)) / eyeHalfWidth;
  }

  /** The row of the upper lid's edge at a place across the eye. */
  double upperLidY(double across) {
    return EYE_Y - eyeTilt * across - upperLid * read(UPPER_ARC, across);
  }

  /** The row of the lower lid's edge at a place across the eye. */
  double lowerLidY(double across) {
    return EYE_Y - eyeTilt * across + lowerLid * read(LOWER_ARC, across);
  }

  private static double[] arc(double peak, double power) {
    double[] table = new double[ARC_STEPS + 1];
    for (int i = 0; i <= ARC_STEPS; i++) {
      table[i] = lidArc(2.0 * i / ARC_STEPS - 1, peak, power);
    }
    return table;
  }

  private static double read(double[] table, double across) {
    double at = 0.5 * ARC_STEPS * (across + 1);
    if (!(at >= 0 && at < ARC_STEPS)) {
      return 0;
    }
    int i = (int) at;
    return Curves.mix(table[i], table[i + 1], at - i);
  }

  private static double lidArc(double across, double peak, double power) {
    double s = across < peak ? (across - peak) / (1 + peak) : (across - peak) / (1 - peak);
    double a = Math.abs(s);
    return a >= 1 ? 0 : 1 - Math.pow(a, power);
  }

  /** The row of the fold above the upper lid. */
  double creaseY(double across) {
    double taper = Math.max(0, 1 - 0.8 * across * across);
    return upperLidY(across) - crease * (0.4 + 0.6 * taper);
  }

  /** The middle of a brow; t is 0 at its inner and 1 at its outer end. */
  double browLineY(double t) {
    double rise = t < 0.62 ? Curves.fade(t / 0.62) : 1 - 1.35 * Curves.fade((t - 0.62) / 0.38);
    return browY + 1.5 - browArch * rise;
  }

  /** Half the thickness of a brow. */
  double browThickness(double t) {
    double start = Curves.smooth(-0.02, 0.14, t);
    double end = Math.pow(Math.max(0, 1 - t), 0.55);
    return browHalfThickness * start * Math.min(1, 0.25 + end);
  }

  /** The place along a brow of a column, 0 at the inner and 1 at the outer end. */
  double alongBrow(double x) {
    return (Math.abs(x - AXIS) - browInner) / (browOuter - browInner);
  }

  /** The place across the mouth: -1 at the person's right corner, 1 at the left. */
  double acrossMouth(double x) {
    return (x - AXIS) / mouthHalfWidth;
  }

  /** The row of the line between the lips. */
  double mouthLineY(double across) {
    double a = Math.min(Math.abs(across), 1.3);
    return mouthY
        + mouthBow * (a * a - 0.4)
        + 0.9 * Curves.bell(a, 0.17)
        - 0.5 * Curves.bell(a - 0.4, 0.2);
  }

  /** The row of the upper lip's upper edge. */
  double upperLipY(double across) {
    double a = Math.min(1, Math.abs(across));
    double bow = 1 - 0.2 * Curves.bell(a, 0.1);
    double arc = Math.pow(1 - a, 0.72) * (0.86 + 0.5 * a);
    return mouthLineY(a) - upperLip * arc * bow;
  }

  /** The row of the lower lip's lower edge. */
  double lowerLipY(double across) {
    double a = Math.min(1, Math.abs(across));
    return mouthLineY(a) + lowerLip * Math.pow(1 - a * a, 0.8);
  }

  /** Half the width of the head at a row; 0 above the skull and below the chin. */
  double headHalfWidth(double y) {
    double widest = 78;
    if (y < widest) {
      double t = (widest - y) / (widest + 48);
      return t >= 1 ? 0 : cheekHalfWidth * Math.pow(1 - Math.pow(t, 2.6), 1 / 2.2);
    }
    double t = (y - widest) / (chinY - widest);
    return t >= 1 ? 0 : cheekHalfWidth * Math.pow(1 - Math.pow(t, jawPower), 1 / jawRoundness);
  }
}
