package org.glimpse.synthetic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.frame.FacePoint;

/**
 * Where the points of one subject's neutral face lie, in face units.
 *
 * <p>Lids and lips lie on the edges that move. The chin is the middle of its pad, a wing of the
 * nose is where it is widest, a cheek is at six tenths of the face's half width. On a photograph,
 * brows, corners of the eyes, nose and lips lie where its landmarks are.
 */
final class NeutralPoints {
  private static final double BRIDGE = 0.28;
  private static final double CHEEK = 0.6;
  private static final double TIP_ABOVE_BASE = 9;
  private static final double WING_ABOVE_BASE = 6;
  private static final double WING_INSIDE = 0.8;
  private static final double PAD_ABOVE_CHIN = 14;
  private static final double BESIDE_THE_MIDDLE = 0.5;
  private static final int RIGHT_BROW_INNER = 21;
  private static final int LEFT_BROW_INNER = 22;

  /** Which of the 68 points of the iBUG scheme are points of ours. */
  private static final Map<FacePoint, Integer> IBUG =
      Map.ofEntries(
          Map.entry(FacePoint.RIGHT_BROW_OUTER, 17),
          Map.entry(FacePoint.RIGHT_BROW_MIDDLE, 19),
          Map.entry(FacePoint.RIGHT_BROW_INNER, RIGHT_BROW_INNER),
          Map.entry(FacePoint.LEFT_BROW_INNER, LEFT_BROW_INNER),
          Map.entry(FacePoint.LEFT_BROW_MIDDLE, 24),
          Map.entry(FacePoint.LEFT_BROW_OUTER, 26),
          Map.entry(FacePoint.RIGHT_EYE_OUTER, 36),
          Map.entry(FacePoint.RIGHT_EYE_INNER, 39),
          Map.entry(FacePoint.LEFT_EYE_INNER, 42),
          Map.entry(FacePoint.LEFT_EYE_OUTER, 45),
          Map.entry(FacePoint.NOSE_BRIDGE, 28),
          Map.entry(FacePoint.NOSE_TIP, 30),
          Map.entry(FacePoint.RIGHT_MOUTH_CORNER, 48),
          Map.entry(FacePoint.RIGHT_UPPER_LIP, 50),
          Map.entry(FacePoint.UPPER_LIP, 51),
          Map.entry(FacePoint.LEFT_UPPER_LIP, 52),
          Map.entry(FacePoint.LEFT_MOUTH_CORNER, 54),
          Map.entry(FacePoint.LEFT_LOWER_LIP, 56),
          Map.entry(FacePoint.LOWER_LIP, 57),
          Map.entry(FacePoint.RIGHT_LOWER_LIP, 58));

  private final FaceGeometry geometry;
  private final Map<FacePoint, Spot> spots = new EnumMap<>(FacePoint.class);

  private NeutralPoints(FaceGeometry geometry) {
    this.geometry = geometry;
    middle(FacePoint.GLABELLA, geometry.browLineY(0));
    middle(FacePoint.NOSE_BRIDGE, Curves.mix(FaceGeometry.EYE_Y, geometry.noseBaseY, BRIDGE));
    middle(FacePoint.NOSE_TIP, geometry.noseBaseY - TIP_ABOVE_BASE);
    middle(FacePoint.UPPER_LIP, geometry.upperLipY(0));
    middle(FacePoint.LOWER_LIP, geometry.lowerLipY(0));
    middle(FacePoint.CHIN, geometry.chinY - PAD_ABOVE_CHIN);
    brow(FacePoint.RIGHT_BROW_INNER, FacePoint.LEFT_BROW_INNER, 0);
    brow(FacePoint.RIGHT_BROW_MIDDLE, FacePoint.LEFT_BROW_MIDDLE, 0.5);
    brow(FacePoint.RIGHT_BROW_OUTER, FacePoint.LEFT_BROW_OUTER, 1);
    double eye = FaceGeometry.EYE_DX;
    double tilt = geometry.eyeTilt;
    pair(
        FacePoint.RIGHT_EYE_INNER,
        FacePoint.LEFT_EYE_INNER,
        eye - geometry.eyeHalfWidth,
        FaceGeometry.EYE_Y + tilt);
    pair(
        FacePoint.RIGHT_EYE_OUTER,
        FacePoint.LEFT_EYE_OUTER,
        eye + geometry.eyeHalfWidth,
        FaceGeometry.EYE_Y - tilt);
    pair(FacePoint.RIGHT_EYE_UPPER, FacePoint.LEFT_EYE_UPPER, eye, geometry.upperLidY(0));
    pair(FacePoint.RIGHT_EYE_LOWER, FacePoint.LEFT_EYE_LOWER, eye, geometry.lowerLidY(0));
    pair(
        FacePoint.RIGHT_NOSE_WING,
        FacePoint.LEFT_NOSE_WING,
        geometry.noseHalfWidth - WING_INSIDE,
        geometry.noseBaseY - WING_ABOVE_BASE);
    spots.put(FacePoint.RIGHT_CHEEK, cheek(geometry, -1));
    spots.put(FacePoint.LEFT_CHEEK, cheek(geometry, 1));
    double beside = BESIDE_THE_MIDDLE;
    double half = geometry.mouthHalfWidth;
    pair(FacePoint.RIGHT_MOUTH_CORNER, FacePoint.LEFT_MOUTH_CORNER, half, geometry.mouthLineY(1));
    pair(
        FacePoint.RIGHT_UPPER_LIP,
        FacePoint.LEFT_UPPER_LIP,
        beside * half,
        geometry.upperLipY(beside));
    pair(
        FacePoint.RIGHT_LOWER_LIP,
        FacePoint.LEFT_LOWER_LIP,
        beside * half,
        geometry.lowerLipY(beside));
  }

  private void middle(FacePoint point, double y) {
    spots.put(point, new Spot(FaceGeometry.AXIS, y));
  }

  private void brow(FacePoint right, FacePoint left, double along) {
    double u = Curves.mix(geometry.browInner, geometry.browOuter, along);
    pair(right, left, u, geometry.browLineY(along));
  }

  private void pair(FacePoint right, FacePoint left, double u, double y) {
    spots.put(right, new Spot(FaceGeometry.AXIS - u, y));
    spots.put(left, new Spot(FaceGeometry.AXIS + u, y));
  }

  /** A cheek; side is -1 for the person's right and 1 for the left. */
  static Spot cheek(FaceGeometry geometry, int side) {
    return new Spot(
        FaceGeometry.AXIS + side * CHEEK * geometry.cheekHalfWidth,
        geometry.noseBaseY - TIP_ABOVE_BASE);
  }

  /** The points of a drawn face. */
  static Map<FacePoint, Spot> of(FaceGeometry geometry) {
    return new NeutralPoints(geometry).spots;
  }

  /** The points of a photographed face. */
  static Map<FacePoint, Spot> of(FaceGeometry geometry, FacePhoto photo) {
    Map<FacePoint, Spot> spots = new NeutralPoints(geometry).spots;
    List<FacePhoto.Mark> marks = photo.inFaceUnits();
    IBUG.forEach((point, i) -> spots.put(point, new Spot(marks.get(i).x(), marks.get(i).y())));
    FacePhoto.Mark right = marks.get(RIGHT_BROW_INNER);
    FacePhoto.Mark left = marks.get(LEFT_BROW_INNER);
    spots.put(FacePoint.GLABELLA, new Spot((right.x() + left.x()) / 2, (right.y() + left.y()) / 2));
    return spots;
  }
}
