package org.glimpse.keyframe.flow;

import org.apache.commons.math3.util.KthSelector;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;

/** Fits a {@link RigidMotion} to the pixels of a flow field that are asked. */
final class RigidMotionFit {
  private static final int L1_ROUNDS = 8;
  private static final int TUKEY_ROUNDS = 5;
  private static final int MOST_ASKED = 2000;
  private static final double TUKEY = 4.685;
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double SMALLEST_SCALE = 1e-3;

  // Of each asked pixel: how much it is asked, its place from the picture's center, its flow, and
  // what the last motion leaves of it.
  private final double[] trust;
  private final double[] x;
  private final double[] y;
  private final double[] u;
  private final double[] v;
  private final double[] residuals;

  private RigidMotionFit(FlowField flow, float[] trusts) {
    int[] asked = asked(trusts);
    Size size = flow.size();
    float[] us = flow.u();
    float[] vs = flow.v();
    trust = new double[asked.length];
    x = new double[asked.length];
    y = new double[asked.length];
    u = new double[asked.length];
    v = new double[asked.length];
    residuals = new double[asked.length];
    for (int i = 0; i < asked.length; i++) {
      trust[i] = trusts[asked[i]];
      x[i] = RigidMotion.x(size, asked[i]);
      y[i] = RigidMotion.y(size, asked[i]);
      u[i] = us[asked[i]];
      v[i] = vs[asked[i]];
    }
  }

  static RigidMotion of(FlowField flow, float[] trust) {
    return new RigidMotionFit(flow, trust).motion();
  }

  private static int[] asked(float[] trust) {
    int count = 0;
    for (float t : trust) {
      count += t > 0 ? 1 : 0;
    }
    Checks.argument(count > 0, "at least one pixel must be trusted but none is");
    int step = (count + MOST_ASKED - 1) / MOST_ASKED;
    int[] asked = new int[(count + step - 1) / step];
    int seen = 0;
    for (int i = 0; i < trust.length; i++) {
      if (trust[i] > 0) {
        if (seen % step == 0) {
          asked[seen / step] = i;
        }
        seen++;
      }
    }
    return asked;
  }

  private RigidMotion motion() {
    double[] weights = trust.clone();
    RigidMotion motion = solve(weights);
    for (int round = 0; round < L1_ROUNDS + TUKEY_ROUNDS; round++) {
      for (int i = 0; i < residuals.length; i++) {
        double du = u[i] - (motion.tx() + motion.a() * x[i] - motion.b() * y[i]);
        double dv = v[i] - (motion.ty() + motion.b() * x[i] + motion.a() * y[i]);
        residuals[i] = Math.sqrt(du * du + dv * dv);
      }
      double limit = round < L1_ROUNDS ? 0 : limit(residuals);
      for (int i = 0; i < residuals.length; i++) {
        weights[i] = trust[i] * weight(residuals[i], limit);
      }
      motion = solve(weights);
    }
    return motion;
  }

  private static double limit(double[] residuals) {
    double median = new KthSelector().select(residuals.clone(), null, residuals.length / 2);
    return TUKEY * Math.max(SMALLEST_SCALE, MAD_TO_SIGMA * median);
  }

  /** Tukey's weight inside a limit; the weight of least absolute residuals for the limit 0. */
  private static double weight(double residual, double limit) {
    if (limit == 0) {
      return 1 / Math.max(SMALLEST_SCALE, residual);
    }
    double r = residual / limit;
    return r >= 1 ? 0 : (1 - r * r) * (1 - r * r);
  }

  private RigidMotion solve(double[] weights) {
    double sum = 0;
    double mx = 0;
    double my = 0;
    double mu = 0;
    double mv = 0;
    for (int i = 0; i < weights.length; i++) {
      double w = weights[i];
      sum += w;
      mx += w * x[i];
      my += w * y[i];
      mu += w * u[i];
      mv += w * v[i];
    }
    mx /= sum;
    my /= sum;
    mu /= sum;
    mv /= sum;
    double growth = 0;
    double turn = 0;
    double spread = 0;
    for (int i = 0; i < weights.length; i++) {
      double w = weights[i];
      double dx = x[i] - mx;
      double dy = y[i] - my;
      growth += w * (dx * (u[i] - mu) + dy * (v[i] - mv));
      turn += w * (dx * (v[i] - mv) - dy * (u[i] - mu));
      spread += w * (dx * dx + dy * dy);
    }
    double a = spread > 0 ? growth / spread : 0;
    double b = spread > 0 ? turn / spread : 0;
    return new RigidMotion(mu - a * mx + b * my, mv - b * mx - a * my, a, b);
  }
}
