package org.glimpse.synthetic;

/**
 * The way between a point of the neutral face and the point of the picture where a state shows it,
 * both in face units.
 *
 * <p>Forward: the seams of lids and lips, then the smooth field, then the head. Backward undoes
 * them in reverse order: the head and the field by fixed-point iteration, the seams by bisection.
 * One instance serves one thread; its fields hold the last result.
 */
final class FaceWarp {
  private static final int POSE_ROUNDS = 3;
  private static final int FIELD_ROUNDS = 2;
  private static final double OUTSIDE = -1e3;
  private static final double LIDS_TOP = FaceGeometry.EYE_Y - 24;
  private static final double LIDS_BOTTOM = FaceGeometry.EYE_Y + 20;
  private static final double LIPS_REACH = 42;

  private final FaceGeometry geometry;
  private final FaceState state;
  private final double amount;
  private final boolean posed;
  private final boolean moved;
  private final boolean movesLids;
  private final boolean partsLips;
  private final double cos;
  private final double sin;
  private final double[] displacement = new double[2];

  /** The point found last: of the picture after {@link #forward}, of the skin after backward. */
  double x;

  /** Its row. */
  double y;

  /** After {@link #backward}: the same point before the skin moved, where the eyeballs are. */
  double rigidX;

  /** Its row. */
  double rigidY;

  /** After {@link #backward}: signed distance into the opening of the lids, in face units. */
  double lidGap;

  /** After {@link #backward}: signed distance below the upper lid's edge, in face units. */
  double belowLid;

  /** After {@link #backward}: signed distance into the opening of the lips, in face units. */
  double lipGap;

  FaceWarp(FaceGeometry geometry, FaceState state) {
    this.geometry = geometry;
    this.state = state;
    amount = state.amount();
    posed = !state.pose().equals(HeadPose.STILL);
    moved = amount != 0;
    movesLids = state.closure() != 0 || (moved && state.deformation().seams().movesLids());
    partsLips = moved && state.deformation().seams().partsLips();
    cos = Math.cos(state.pose().angle());
    sin = Math.sin(state.pose().angle());
  }

  /** Where a point of the neutral skin goes. */
  void forward(double skinX, double skinY) {
    double py = skinY;
    SeamShift seams = state.deformation().seams();
    py += seams.lids(geometry, skinX, skinY, amount, state.closure());
    py += seams.lips(geometry, skinX, skinY, amount);
    double qx = skinX;
    double qy = py;
    if (moved) {
      state.deformation().at(skinX, py, displacement);
      qx += amount * displacement[0];
      qy += amount * displacement[1];
    }
    rigid(qx, qy);
  }

  /** Where a point that only follows the head goes. */
  void rigid(double px, double py) {
    double share = posed ? HeadPose.share(px, py) : 0;
    double ox = px - HeadPose.PIVOT_X;
    double oy = py - HeadPose.PIVOT_Y;
    HeadPose pose = state.pose();
    x = px + share * (cos * ox - sin * oy - ox + pose.dx());
    y = py + share * (sin * ox + cos * oy - oy + pose.dy());
  }

  /** Which point of the neutral face a point of the picture shows. */
  void backward(double pictureX, double pictureY) {
    undoPose(pictureX, pictureY);
    rigidX = x;
    rigidY = y;
    if (moved) {
      undoField();
    }
    undoSeams();
  }

  private void undoPose(double px, double py) {
    x = px;
    y = py;
    if (!posed) {
      return;
    }
    HeadPose pose = state.pose();
    double ox = px - HeadPose.PIVOT_X - pose.dx();
    double oy = py - HeadPose.PIVOT_Y - pose.dy();
    double fullX = cos * ox + sin * oy + HeadPose.PIVOT_X;
    double fullY = -sin * ox + cos * oy + HeadPose.PIVOT_Y;
    if (HeadPose.share(fullX, fullY) == 1) {
      x = fullX;
      y = fullY;
      return;
    }
    if (HeadPose.share(px, py) == 0) {
      return;
    }
    double nx = px;
    double ny = py;
    for (int i = 0; i < POSE_ROUNDS; i++) {
      rigid(nx, ny);
      nx += px - x;
      ny += py - y;
    }
    x = nx;
    y = ny;
  }

  private void undoField() {
    double px = x;
    double py = y;
    Deformation deformation = state.deformation();
    deformation.at(px, py, displacement);
    for (int i = 0; i < FIELD_ROUNDS && (displacement[0] != 0 || displacement[1] != 0); i++) {
      double dx = amount * displacement[0];
      double dy = amount * displacement[1];
      deformation.at(px - dx, py - dy, displacement);
    }
    x = px - amount * displacement[0];
    y = py - amount * displacement[1];
  }

  private void undoSeams() {
    lidGap = OUTSIDE;
    lipGap = OUTSIDE;
    if (y > LIDS_TOP && y < LIDS_BOTTOM) {
      undoLids();
    } else if (partsLips && y > geometry.mouthY - LIPS_REACH && y < geometry.mouthY + LIPS_REACH) {
      undoLips();
    }
  }

  private void undoLids() {
    SeamShift seams = state.deformation().seams();
    int side = x < FaceGeometry.AXIS ? -1 : 1;
    double s = geometry.acrossEye(x, side);
    if (Math.abs(s) < 1) {
      double upper = seams.upperEdge(geometry, s, side, amount, state.closure());
      double lower = seams.lowerEdge(geometry, s, side, amount, state.closure());
      belowLid = y - upper;
      lidGap = Math.min(belowLid, lower - y);
      if (movesLids) {
        y = seams.undoLids(geometry, x, y, amount, state.closure());
      }
    }
  }

  private void undoLips() {
    SeamShift seams = state.deformation().seams();
    double a = geometry.acrossMouth(x);
    if (Math.abs(a) < 1) {
      double line = geometry.mouthLineY(a);
      double top = line - amount * seams.upperLip(a);
      double bottom = line + amount * seams.lowerLip(a);
      lipGap = Math.min(y - top, bottom - y);
      y = seams.undoLips(geometry, x, y, amount);
    }
  }
}
