package org.glimpse.synthetic;

import java.util.List;

/**
 * What a set of action units does to the skin at its apex: first the edges of lids and lips shift,
 * then everything moves with a smooth field.
 *
 * <p>Displacements in face units, sampled every two units between -16 and 240.
 */
final class Deformation {
  private static final int CELLS = 128;
  private static final int NODES = CELLS + 1;
  private static final double ORIGIN = -16;
  private static final double STEP = 2;
  private static final int EDGE_STEPS = 64;
  private static final Deformation NONE =
      new Deformation(new float[2 * NODES * NODES], new SeamShift());

  private final float[] field;
  private final SeamShift seams;

  private Deformation(float[] field, SeamShift seams) {
    this.field = field;
    this.seams = seams;
  }

  /** A face at rest. */
  static Deformation none() {
    return NONE;
  }

  /** The sum of units on a face. */
  static Deformation of(List<ActivatedUnit> units, FaceGeometry geometry) {
    float[] field = new float[2 * NODES * NODES];
    SeamShift seams = new SeamShift();
    for (ActivatedUnit unit : units) {
      float[] one = new float[field.length];
      SeamShift shift = new SeamShift();
      for (int side = -1; side <= 1; side += 2) {
        double share = unit.share(side);
        if (share > 0) {
          for (Muscles.Pull pull : Muscles.pulls(unit.action(), geometry)) {
            add(one, pull, side, share);
          }
          shift.add(unit.action(), side, share);
        }
      }
      double peak = peak(one, shift, geometry);
      double scale = peak > 0 ? unit.amplitude() / peak : 0;
      for (int i = 0; i < field.length; i++) {
        field[i] += (float) (scale * one[i]);
      }
      seams.add(shift, scale);
    }
    return new Deformation(field, seams);
  }

  private static void add(float[] field, Muscles.Pull pull, int side, double share) {
    Muscles.Bump bump = pull.bump();
    double cx = FaceGeometry.AXIS + side * bump.u();
    int c0 = node(cx - 4 * bump.sigmaU());
    int c1 = node(cx + 4 * bump.sigmaU());
    int r0 = node(bump.y() - 4 * bump.sigmaY());
    int r1 = node(bump.y() + 4 * bump.sigmaY());
    for (int r = r0; r <= r1; r++) {
      for (int c = c0; c <= c1; c++) {
        double weight = share * bump.at(ORIGIN + STEP * c - cx, ORIGIN + STEP * r - bump.y());
        field[2 * (r * NODES + c)] += (float) (weight * side * pull.du());
        field[2 * (r * NODES + c) + 1] += (float) (weight * pull.dy());
      }
    }
  }

  private static int node(double at) {
    return (int) Math.max(0, Math.min(CELLS, Math.round((at - ORIGIN) / STEP)));
  }

  /** The longest displacement, over the nodes of the field and along the edges of lids and lips. */
  private static double peak(float[] values, SeamShift shift, FaceGeometry geometry) {
    Deformation one = new Deformation(values, shift);
    double peak = 0;
    for (int r = 0; r < NODES; r++) {
      for (int c = 0; c < NODES; c++) {
        peak = Math.max(peak, one.length(geometry, ORIGIN + STEP * c, ORIGIN + STEP * r));
      }
    }
    for (int i = -EDGE_STEPS; i <= EDGE_STEPS; i++) {
      double across = (double) i / EDGE_STEPS;
      for (int side = -1; side <= 1; side += 2) {
        double x = FaceGeometry.eyeX(side) + side * across * geometry.eyeHalfWidth;
        peak = Math.max(peak, one.length(geometry, x, geometry.upperLidY(across)));
        peak = Math.max(peak, one.length(geometry, x, geometry.lowerLidY(across)));
      }
      double x = FaceGeometry.AXIS + across * geometry.mouthHalfWidth;
      double line = geometry.mouthLineY(across);
      peak = Math.max(peak, one.length(geometry, x, line));
      peak = Math.max(peak, one.length(geometry, x, Math.nextUp(line)));
    }
    return peak;
  }

  private double length(FaceGeometry geometry, double x, double y) {
    double[] displacement = new double[2];
    at(x, y, displacement);
    return Math.hypot(displacement[0], displacement[1] + seams.displacement(geometry, x, y));
  }

  /** How the edges of lids and lips shift. */
  SeamShift seams() {
    return seams;
  }

  /** Writes the displacement to the right and down at a point; 0 outside the field. */
  void at(double x, double y, double[] displacement) {
    double gx = (x - ORIGIN) / STEP;
    double gy = (y - ORIGIN) / STEP;
    if (!(gx >= 0 && gy >= 0 && gx < CELLS && gy < CELLS)) {
      displacement[0] = 0;
      displacement[1] = 0;
      return;
    }
    int c = (int) gx;
    int r = (int) gy;
    double u = gx - c;
    double v = gy - r;
    int a = 2 * (r * NODES + c);
    int b = a + 2 * NODES;
    double w00 = (1 - u) * (1 - v);
    double w10 = u * (1 - v);
    double w01 = (1 - u) * v;
    double w11 = u * v;
    displacement[0] = w00 * field[a] + w10 * field[a + 2] + w01 * field[b] + w11 * field[b + 2];
    displacement[1] =
        w00 * field[a + 1] + w10 * field[a + 3] + w01 * field[b + 1] + w11 * field[b + 3];
  }
}
