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

  private static double peak(float[] field, SeamShift shift, FaceGeometry geometry) {
    double peak = 0;
    for (int r = 0; r < NODES; r++) {
      for (int c = 0; c < NODES; c++) {
        double seam = shift.displacement(geometry, ORIGIN + STEP * c, ORIGIN + STEP * r);
        int at = 2 * (r * NODES + c);
        peak = Math.max(peak, Math.hypot(field[at], field[at + 1] + seam));
      }
    }
    return Math.max(peak, shift.peak());
  }

  /** How the edges of lids and lips shift. */
  SeamShift seams() {
    return seams;
  }

  /** Displacement to the right at a point. */
  double dx(double x, double y) {
    return sample(x, y, 0);
  }

  /** Displacement down at a point. */
  double dy(double x, double y) {
    return sample(x, y, 1);
  }

  private double sample(double x, double y, int part) {
    double gx = (x - ORIGIN) / STEP;
    double gy = (y - ORIGIN) / STEP;
    if (!(gx >= 0 && gy >= 0 && gx < CELLS && gy < CELLS)) {
      return 0;
    }
    int c = (int) gx;
    int r = (int) gy;
    double u = gx - c;
    double v = gy - r;
    int at = 2 * (r * NODES + c) + part;
    double top = field[at] + u * (field[at + 2] - field[at]);
    int below = at + 2 * NODES;
    double bottom = field[below] + u * (field[below + 2] - field[below]);
    return top + v * (bottom - top);
  }
}
