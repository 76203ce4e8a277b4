package org.glimpse.core.clip;

import java.util.OptionalInt;

/**
 * A clip that cannot be processed; it costs no other clip its result.
 *
 * <p>The message is one or two plain sentences that name the value and the way out; it need not
 * repeat the clip, which {@link #clip} holds.
 */
public abstract class ClipException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int UNKNOWN = -1;

  private final transient ClipId clip;
  private final int frame;

  /**
   * An error in a clip.
   *
   * @param clip the clip
   * @param message what is wrong, with the value and the way out
   */
  protected ClipException(ClipId clip, String message) {
    super(message);
    this.clip = clip;
    this.frame = UNKNOWN;
  }

  /**
   * An error in a frame of a clip.
   *
   * @param clip the clip
   * @param frame the 0-based index of the frame
   * @param message what is wrong, with the value and the way out
   */
  protected ClipException(ClipId clip, int frame, String message) {
    super(message);
    this.clip = clip;
    this.frame = frame;
  }

  /**
   * The clip.
   *
   * @return its id
   */
  public final ClipId clip() {
    return clip;
  }

  /**
   * The frame, where the error belongs to one.
   *
   * @return the 0-based index
   */
  public final OptionalInt frame() {
    return frame == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(frame);
  }

  /**
   * The step that failed.
   *
   * @return what stands in {@code failures.csv}
   */
  public abstract Step step();
}
