package org.glimpse.video.face;

/**
 * Whose face is looked for, and with what.
 *
 * @param models what finds faces
 * @param choice which person is meant
 * @param everywhere whether landmarks are wanted in every frame, not only where they help to align
 */
record FaceSearch(FaceModels models, FaceChoice choice, boolean everywhere) {
  static FaceSearch withDefaults() {
    return new FaceSearch(FaceModels.none(), FaceChoice.largest(), false);
  }
}
