package org.glimpse.video.face;

import java.util.Arrays;

/**
 * Fits the head's own motion between a reference picture of an aligned face and another one: the
 * similarity that most of the asked part of the face agrees with.
 *
 * <p>Gauss-Newton on gray values: the reference is cut into blocks, each tells from its gradients
 * by how much it seems displaced, and the blocks that disagree with the majority, because an
 * expression moves them, lose their weight: three rounds of least absolute residuals, then three
 * with Tukey's biweight, whose scale is that of the steadier blocks. What no muscle moves weighs
 * more from the start, brows and forehead less. Each block's own mean is taken out, so that changes
 * of light do not look like motion.
 *
 * <p>Source: Baker and Matthews, "Lucas-Kanade 20 years on: a unifying framework", 2004, the
 * inverse compositional algorithm; the weights by block are ours.
 */
final class RigidFit {
  private static final int PARAMETERS = 4;
  private static final int MIN_BLOCKS = 5;
  private static final int L1_ROUNDS = 3;
  private static final int TUKEY_ROUNDS = 3;
  private static final double TUKEY = 4.685;
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double STEADY_SCALE = 0.05;
  private static final double SMALLEST_SCALE = 0.01;
  private static final double MIN_SLOPE = 1.5;
  private static final double ALIKE = 0.4;

  private final int side;
  private final Block[] blocks;
  private double agreement;

  /**
   * A fit to one reference picture.
   *
   * @param reference gray values of a square picture, row by row, smoothed
   * @param part the part of the face to ask
   * @param block side of a block in pixels
   */
  RigidFit(Plane reference, FacePart part, int block) {
    side = reference.side();
    blocks =
        part.corners(side, block).stream()
            .map(corner -> new Block(reference, (int) corner.x(), (int) corner.y(), block))
            .filter(b -> b.slope() >= MIN_SLOPE)
            .toArray(Block[]::new);
  }

  /** Whether the reference has enough texture for a fit. */
  boolean isPossible() {
    return blocks.length >= MIN_BLOCKS;
  }

  /**
   * Improves a motion.
   *
   * @param picture a picture like the reference, smoothed like it
   * @param start a guess, from places in the reference to places in the picture
   * @param steps how often to improve it
   * @return the improved motion
   */
  Similarity improve(Plane picture, Similarity start, int steps) {
    Similarity motion = start;
    for (int step = 0; step < steps; step++) {
      double product = 0;
      double square = 0;
      double referenceSquare = 0;
      for (Block block : blocks) {
        block.compare(picture, motion);
        product += block.product;
        square += block.square;
        referenceSquare += block.referenceSquare;
      }
      agreement = product / Math.sqrt(Math.max(1, square) * Math.max(1, referenceSquare));
      motion = change(majority()).inverse().then(motion);
    }
    return motion;
  }

  /** Correlation of the last compared picture with the reference, before its last step. */
  double agreement() {
    return agreement;
  }

  /**
   * The share of the reference's texture that the last compared picture does not show: blocks whose
   * gray values are not even roughly alike (correlation under {@value #ALIKE}).
   */
  double lost() {
    long lost = Arrays.stream(blocks).filter(b -> b.correlation() < ALIKE).count();
    return (double) lost / blocks.length;
  }

  /** A small change of growth, turn and shift about the middle, as a transform. */
  private Similarity change(double[] d) {
    double middle = side / 2.0;
    return new Similarity(
        1 + d[0], d[1], d[2] - (d[0] - d[1]) * middle, d[3] - (d[1] + d[0]) * middle);
  }

  private double[] majority() {
    double[] weights = new double[blocks.length];
    Arrays.fill(weights, 1);
    double[] residuals = new double[blocks.length];
    double[] solution = solve(weights);
    for (int round = 0; round < L1_ROUNDS + TUKEY_ROUNDS; round++) {
      for (int i = 0; i < blocks.length; i++) {
        residuals[i] = blocks[i].residual(solution);
      }
      double limit = round < L1_ROUNDS ? 0 : limit(residuals);
      for (int i = 0; i < blocks.length; i++) {
        weights[i] = weight(residuals[i], limit);
      }
      solution = solve(weights);
    }
    return solution;
  }

  /** A scale by the median, or, where many blocks are moved by an expression, by the steadiest. */
  private static double limit(double[] residuals) {
    double[] sorted = residuals.clone();
    Arrays.sort(sorted);
    double usual = MAD_TO_SIGMA * sorted[sorted.length / 2];
    double steadiest = Math.max(STEADY_SCALE, sorted[sorted.length / 4]);
    return TUKEY * Math.max(SMALLEST_SCALE, Math.min(usual, steadiest));
  }

  /** Tukey's weight inside a limit; the weight of least absolute residuals for the limit 0. */
  private static double weight(double residual, double limit) {
    if (limit == 0) {
      return 1 / Math.max(SMALLEST_SCALE, residual);
    }
    double r = residual / limit;
    return r >= 1 ? 0 : (1 - r * r) * (1 - r * r);
  }

  /** The least squares solution of all blocks; zero if they do not determine one. */
  private double[] solve(double[] weights) {
    double[][] m = new double[PARAMETERS][PARAMETERS + 1];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i].addTo(m, weights[i] * blocks[i].trust);
    }
    for (int c = 0; c < PARAMETERS; c++) {
      if (m[c][c] < 1e-9) {
        return new double[PARAMETERS];
      }
      for (int r = 0; r < PARAMETERS; r++) {
        double factor = r == c ? 0 : m[r][c] / m[c][c];
        for (int k = c; k <= PARAMETERS && factor != 0; k++) {
          m[r][k] -= factor * m[c][k];
        }
      }
    }
    double[] solution = new double[PARAMETERS];
    for (int c = 0; c < PARAMETERS; c++) {
      solution[c] = m[c][PARAMETERS] / m[c][c];
    }
    return solution;
  }

  /** One block of the reference, and how the picture differs from it. */
  private static final class Block {
    private final int x0;
    private final int y0;
    private final int width;
    private final double middle;
    private final float[] values;
    private final float[] slopeX;
    private final float[] slopeY;
    private final double[][] normal = new double[PARAMETERS][PARAMETERS];
    private final double[] right = new double[PARAMETERS];
    private final float[] other;
    private double xx;
    private double xy;
    private double yy;
    private double ex;
    private double ey;
    private double product;
    private double square;
    private double referenceSquare;
    private final double trust;

    Block(Plane reference, int x0, int y0, int width) {
      this.x0 = x0;
      this.y0 = y0;
      this.width = width;
      middle = reference.side() / 2.0;
      double half = width / 2.0;
      trust = FacePart.trust((x0 + half) / reference.side(), (y0 + half) / reference.side());
      int n = width * width;
      values = new float[n];
      slopeX = new float[n];
      slopeY = new float[n];
      other = new float[n];
      double mean = 0;
      double meanX = 0;
      double meanY = 0;
      for (int i = 0; i < n; i++) {
        int x = x0 + i % width;
        int y = y0 + Math.floorDiv(i, width);
        values[i] = reference.value(x, y);
        slopeX[i] = (reference.value(x + 1, y) - reference.value(x - 1, y)) / 2;
        slopeY[i] = (reference.value(x, y + 1) - reference.value(x, y - 1)) / 2;
        mean += values[i] / n;
        meanX += slopeX[i] / n;
        meanY += slopeY[i] / n;
      }
      double[] meanJ = new double[PARAMETERS];
      double[] j = new double[PARAMETERS];
      for (int i = 0; i < n; i++) {
        values[i] -= (float) mean;
        referenceSquare += values[i] * values[i];
        jacobian(i, j);
        for (int p = 0; p < PARAMETERS; p++) {
          meanJ[p] += j[p] / n;
        }
        xx += (slopeX[i] - meanX) * (slopeX[i] - meanX);
        xy += (slopeX[i] - meanX) * (slopeY[i] - meanY);
        yy += (slopeY[i] - meanY) * (slopeY[i] - meanY);
      }
      for (int i = 0; i < n; i++) {
        jacobian(i, j);
        for (int p = 0; p < PARAMETERS; p++) {
          for (int q = 0; q < PARAMETERS; q++) {
            normal[p][q] += (j[p] - meanJ[p]) * (j[q] - meanJ[q]);
          }
        }
      }
    }

    /** Root mean square slope in gray levels a pixel. */
    double slope() {
      return Math.sqrt((xx + yy) / values.length);
    }

    /** Correlation of the last compared picture with the reference. */
    double correlation() {
      return product / Math.sqrt(Math.max(1, square) * Math.max(1, referenceSquare));
    }

    private void jacobian(int i, double[] j) {
      double x = x0 + i % width + 0.5 - middle;
      double y = y0 + Math.floorDiv(i, width) + 0.5 - middle;
      j[0] = slopeX[i] * x + slopeY[i] * y;
      j[1] = slopeY[i] * x - slopeX[i] * y;
      j[2] = slopeX[i];
      j[3] = slopeY[i];
    }

    void compare(Plane picture, Similarity motion) {
      double mean = 0;
      for (int i = 0; i < other.length; i++) {
        double x = x0 + i % width + 0.5;
        double y = y0 + Math.floorDiv(i, width) + 0.5;
        other[i] =
            picture.at(
                motion.a() * x - motion.b() * y + motion.tx(),
                motion.b() * x + motion.a() * y + motion.ty());
        mean += other[i];
      }
      mean /= other.length;
      ex = 0;
      ey = 0;
      product = 0;
      square = 0;
      double growth = 0;
      double turn = 0;
      for (int i = 0; i < other.length; i++) {
        double value = other[i] - mean;
        double error = value - values[i];
        double x = x0 + i % width + 0.5 - middle;
        double y = y0 + Math.floorDiv(i, width) + 0.5 - middle;
        double gx = slopeX[i] * error;
        double gy = slopeY[i] * error;
        ex += gx;
        ey += gy;
        growth += gx * x + gy * y;
        turn += gy * x - gx * y;
        product += value * values[i];
        square += value * value;
      }
      right[0] = growth;
      right[1] = turn;
      right[2] = ex;
      right[3] = ey;
    }

    void addTo(double[][] m, double weight) {
      for (int p = 0; p < PARAMETERS; p++) {
        for (int q = 0; q < PARAMETERS; q++) {
          m[p][q] += weight * normal[p][q];
        }
        m[p][PARAMETERS] += weight * right[p];
      }
    }

    /** Pixels between the block's own shift and a motion's, along the directions it can tell. */
    double residual(double[] d) {
      double x = x0 + width / 2.0 - middle;
      double y = y0 + width / 2.0 - middle;
      double damping = 0.02 * (xx + yy);
      double det = (xx + damping) * (yy + damping) - xy * xy;
      double u = ((yy + damping) * ex - xy * ey) / det - (d[0] * x - d[1] * y + d[2]);
      double v = ((xx + damping) * ey - xy * ex) / det - (d[1] * x + d[0] * y + d[3]);
      return Math.sqrt(Math.max(0, xx * u * u + 2 * xy * u * v + yy * v * v) * 2 / (xx + yy));
    }
  }
}
