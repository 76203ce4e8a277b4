package org.glimpse.core.frame;

/**
 * Something between a face and the camera.
 *
 * @param kind what it is
 * @param box the smallest box of a picture that holds it in every frame of the clip
 */
public record Occluder(Kind kind, Box box) {
  /** What hides a part of a face. */
  public enum Kind {
    /** Dark glasses over both eyes, which follow the head. */
    GLASSES,
    /** A hand over the mouth or beside a cheek, still or slowly moving. */
    HAND
  }
}
