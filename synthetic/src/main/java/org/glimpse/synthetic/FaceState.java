package org.glimpse.synthetic;

/**
 * What a face does in an instant.
 *
 * @param deformation the movement at its apex
 * @param amount how much of it, 0 to 1
 * @param closure how far a blink has closed the eyes, 0 to 1
 * @param pose where the head is
 */
record FaceState(Deformation deformation, double amount, double closure, HeadPose pose) {
  private static final FaceState NEUTRAL = new FaceState(Deformation.none(), 0, 0, HeadPose.STILL);

  static FaceState neutral() {
    return NEUTRAL;
  }

  boolean isNeutral() {
    return amount == 0 && closure == 0 && pose.equals(HeadPose.STILL);
  }
}
