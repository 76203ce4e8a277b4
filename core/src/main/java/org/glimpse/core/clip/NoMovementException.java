package org.glimpse.core.clip;

/** A clip in which no movement stands out from the noise, so that it has no key frames. */
public final class NoMovementException extends ClipException {
  private static final long serialVersionUID = 1L;

  /**
   * An error in a clip.
   *
   * @param clip the clip
   * @param message what is wrong, with the value and the way out
   */
  public NoMovementException(ClipId clip, String message) {
    super(clip, message);
  }

  /**
   * An error in a frame of a clip.
   *
   * @param clip the clip
   * @param frame the 0-based index of the frame
   * @param message what is wrong, with the value and the way out
   */
  public NoMovementException(ClipId clip, int frame, String message) {
    super(clip, frame, message);
  }

  @Override
  public Step step() {
    return Step.KEY_FRAMES;
  }
}
