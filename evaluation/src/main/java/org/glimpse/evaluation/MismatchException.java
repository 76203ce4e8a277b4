package org.glimpse.evaluation;

import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.Step;

/** Truth and predictions that do not belong together: a missing, doubled or unknown clip. */
public final class MismatchException extends ClipException {
  private static final long serialVersionUID = 1L;

  /**
   * A clip at which truth and predictions part.
   *
   * @param clip the clip
   * @param message what is wrong; it names the clip
   */
  public MismatchException(ClipId clip, String message) {
    super(clip, message);
  }

  @Override
  public Step step() {
    return Step.PREDICT;
  }
}
