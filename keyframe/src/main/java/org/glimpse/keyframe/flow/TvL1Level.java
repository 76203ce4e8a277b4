package org.glimpse.keyframe.flow;

/** One scale of TV-L1: warps the second picture and solves the linearized problem, in place. */
final class TvL1Level {
  private static final int WARPS = 5;
  private static final float THETA = 0.3f;
  private static final float LIMIT = 0.15f * THETA;
  private static final float DUAL_STEP = 0.25f / THETA;
  private static final double EPSILON = 0.01;
  private static final int MOST_ITERATIONS = 300;
  private static final float FLAT = 1e-10f;

  private final int width;
  private final int height;
  private final Plane from;
  private final Plane to;
  private final float[] u;
  private final float[] v;

  // Of the warped second picture: slopes, 1 / their squared length, and the constant part of rho.
  private final float[] slopeX;
  private final float[] slopeY;
  private final float[] inverse;
  private final float[] rest;

  // The dual variables of u and of v. The first row and column of a copy one larger on the left
  // and above would be zeros; here the first pixel of a row and the first row are special.
  private final float[] ux;
  private final float[] uy;
  private final float[] vx;
  private final float[] vy;

  private TvL1Level(Plane from, Plane to, float[] u, float[] v) {
    this.width = from.width;
    this.height = from.height;
    this.from = from;
    this.to = to;
    this.u = u;
    this.v = v;
    int n = width * height;
    this.slopeX = new float[n];
    this.slopeY = new float[n];
    this.inverse = new float[n];
    this.rest = new float[n];
    this.ux = new float[n];
    this.uy = new float[n];
    this.vx = new float[n];
    this.vy = new float[n];
  }

  /** Improves a flow between two pictures of one size. */
  static void solve(Plane from, Plane to, float[] u, float[] v) {
    new TvL1Level(from, to, u, v).run();
  }

  private void run() {
    Plane alongX = to.slopeX();
    Plane alongY = to.slopeY();
    double goal = EPSILON * EPSILON * width * height;
    for (int warp = 0; warp < WARPS; warp++) {
      to.warp(u, v, rest);
      alongX.warp(u, v, slopeX);
      alongY.warp(u, v, slopeY);
      linearize();
      int iterations = 0;
      double change = Double.POSITIVE_INFINITY;
      while (change > goal && iterations < MOST_ITERATIONS) {
        change = iterate();
        iterations++;
      }
    }
  }

  private void linearize() {
    for (int i = 0; i < rest.length; i++) {
      float gx = slopeX[i];
      float gy = slopeY[i];
      float squared = gx * gx + gy * gy;
      inverse[i] = squared < FLAT ? 0 : 1 / squared;
      rest[i] += -gx * u[i] - gy * v[i] - from.data[i];
    }
  }

  /** One step of u and v and of the dual variables; returns the sum of the squared changes. */
  private double iterate() {
    double change = 0;
    // A row's dual variables need the new flow below; the next row's flow needs them still old.
    for (int y = 0; y < height; y++) {
      change += primalRow(y);
      if (y > 0) {
        dualRow(y - 1);
      }
    }
    dualRow(height - 1);
    return change;
  }

  private float primalRow(int y) {
    int start = y * width;
    int above = y > 0 ? width : 0;
    // Backward differences; those of the last column and row leave their own value out.
    float ownX = 1;
    float ownY = y < height - 1 ? 1 : 0;
    float change = first(start, ownY, above);
    for (int i = start + 1; i < start + width; i++) {
      if (i == start + width - 1) {
        ownX = 0;
      }
      float divU = ownX * ux[i] - ux[i - 1] + ownY * uy[i] - (above > 0 ? uy[i - above] : 0);
      float divV = ownX * vx[i] - vx[i - 1] + ownY * vy[i] - (above > 0 ? vy[i - above] : 0);
      change += step(i, divU, divV);
    }
    return change;
  }

  private float first(int i, float ownY, int above) {
    float divU = ux[i] + ownY * uy[i] - (above > 0 ? uy[i - above] : 0);
    float divV = vx[i] + ownY * vy[i] - (above > 0 ? vy[i - above] : 0);
    return step(i, divU, divV);
  }

  private float step(int i, float divU, float divV) {
    float gx = slopeX[i];
    float gy = slopeY[i];
    float oldU = u[i];
    float oldV = v[i];
    float rho = rest[i] + gx * oldU + gy * oldV;
    float d = Math.max(-LIMIT, Math.min(LIMIT, rho * inverse[i]));
    float newU = oldU - d * gx + THETA * divU;
    float newV = oldV - d * gy + THETA * divV;
    u[i] = newU;
    v[i] = newV;
    return (newU - oldU) * (newU - oldU) + (newV - oldV) * (newV - oldV);
  }

  private void dualRow(int y) {
    int start = y * width;
    int last = start + width - 1;
    int below = y < height - 1 ? width : 0;
    for (int i = start; i < last; i++) {
      dual(ux, uy, i, u[i + 1] - u[i], u[i + below] - u[i]);
      dual(vx, vy, i, v[i + 1] - v[i], v[i + below] - v[i]);
    }
    dual(ux, uy, last, 0, u[last + below] - u[last]);
    dual(vx, vy, last, 0, v[last + below] - v[last]);
  }

  private static void dual(float[] px, float[] py, int i, float dx, float dy) {
    float shrink = 1 / (1 + DUAL_STEP * (float) Math.sqrt(dx * dx + dy * dy));
    px[i] = (px[i] + DUAL_STEP * dx) * shrink;
    py[i] = (py[i] + DUAL_STEP * dy) * shrink;
  }
}
