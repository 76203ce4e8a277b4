package org.glimpse.synthetic;

import java.util.List;

/** Where each action unit pulls the skin and how it shifts the edges of lids and lips. */
final class Muscles {
  private Muscles() {}

  /** The smooth pulls of a unit on one side; the other side's are their mirror image. */
  static List<Pull> pulls(FacialAction action, FaceGeometry g) {
    return switch (action) {
      case AU1 -> List.of(pull(19, g.browY - 1, 13, 15, 0.05, -1), pull(20, 34, 17, 18, 0, -0.45));
      case AU2 -> List.of(pull(48, g.browY - 2, 14, 14, 0.08, -1), pull(46, 32, 17, 18, 0, -0.45));
      case AU4 ->
          List.of(
              pull(17, g.browY + 1, 12, 13, -0.55, 0.75),
              pull(38, g.browY, 14, 12, -0.2, 0.55),
              pull(14, 38, 16, 14, -0.1, 0.3));
      case AU5 -> List.of();
      case AU6 ->
          List.of(
              pull(44, 114, 19, 13, -0.06, -1),
              pull(64, 92, 11, 12, -0.45, -0.25),
              pull(48, g.browY + 6, 13, 7, -0.05, 0.25));
      case AU7 -> List.of(pull(FaceGeometry.EYE_DX, 97, 14, 6, -0.15, -0.4));
      case AU9 ->
          List.of(
              pull(10, 112, 9, 13, 0.1, -1),
              pull(14, g.browY + 6, 11, 9, -0.35, 0.55),
              pull(17, g.noseBaseY, 8, 8, 0.15, -0.6),
              pull(14, g.mouthY - 10, 12, 8, 0, -0.35));
      case AU10 ->
          List.of(
              pull(13, g.mouthY - 8, 11, 9, 0.1, -1),
              pull(20, g.noseBaseY - 1, 9, 9, 0.2, -0.55),
              pull(36, 132, 14, 12, 0.05, -0.4));
      case AU12 ->
          List.of(
              pull(g.mouthHalfWidth + 1, g.mouthY, 12, 11, 0.72, -0.72),
              pull(43, 134, 16, 14, 0.2, -0.5),
              pull(40, 102, 16, 7, 0, -0.22));
      case AU14 ->
          List.of(
              pull(g.mouthHalfWidth - 4, g.mouthY, 9, 9, 0.95, -0.08),
              pull(g.mouthHalfWidth + 16, g.mouthY + 1, 9, 13, -0.85, 0));
      case AU15 ->
          List.of(
              pull(g.mouthHalfWidth + 1, g.mouthY + 1, 11, 11, 0.2, 1),
              pull(30, g.mouthY + 22, 14, 13, 0.05, 0.4));
      case AU17 ->
          List.of(pull(9, g.chinY - 19, 15, 12, 0, -1), pull(11, g.mouthY + 8, 13, 7, 0, -0.5));
      case AU20 ->
          List.of(
              pull(g.mouthHalfWidth, g.mouthY + 2, 13, 11, 1, 0.16),
              pull(38, g.mouthY + 16, 15, 14, 0.45, 0.1));
      case AU23 ->
          List.of(
              pull(g.mouthHalfWidth - 2, g.mouthY, 11, 9, -0.9, 0),
              pull(10, g.mouthY - 8, 12, 6, -0.1, 0.6),
              pull(10, g.mouthY + 10, 12, 6, -0.1, -0.6));
      case AU24 ->
          List.of(pull(12, g.mouthY - 8, 14, 7, 0, 0.9), pull(12, g.mouthY + 11, 14, 7, 0, -1));
      case AU25 -> List.of();
      case AU26 -> List.of(pull(14, g.chinY - 16, 26, 17, 0, 0.75));
    };
  }

  /** How a unit shifts the lids. */
  static LidShift lids(FacialAction action) {
    return switch (action) {
      case AU5 -> new LidShift(-1, 0.08);
      case AU6 -> new LidShift(0.1, -0.5);
      case AU7 -> new LidShift(0.45, -0.7);
      default -> LidShift.NONE;
    };
  }

  /** How a unit parts the lips. */
  static LipShift lips(FacialAction action) {
    return switch (action) {
      case AU25 -> new LipShift(0.4, 1);
      case AU26 -> new LipShift(0.15, 1);
      default -> LipShift.NONE;
    };
  }

  private static Pull pull(double u, double y, double sigmaU, double sigmaY, double du, double dy) {
    return new Pull(new Bump(u, y, sigmaU, sigmaY), du, dy);
  }

  /** A bell at a distance u from the face's axis and a row y. */
  record Bump(double u, double y, double sigmaU, double sigmaY) {
    double at(double du, double dy) {
      return Curves.bell(du, dy, sigmaU, sigmaY);
    }
  }

  /** A bell of displacement, {@code du} away from the face's axis and {@code dy} down. */
  record Pull(Bump bump, double du, double dy) {}

  /** How far the middle of each lid's edge moves down. */
  record LidShift(double upper, double lower) {
    static final LidShift NONE = new LidShift(0, 0);
  }

  /** How far the upper lip moves up and the lower lip down at the middle of the mouth. */
  record LipShift(double upper, double lower) {
    static final LipShift NONE = new LipShift(0, 0);
  }
}
