package org.glimpse.video.corpus;

import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.frame.Frame;

/**
 * A clip to be written: what its corpus will say about it, what is really true, and its frames.
 *
 * @param id which clip it is; subject and clip become names of folders and files
 * @param annotation what the layout's own annotation will say
 * @param truth what is true, which may differ, for example where labels are noisy
 * @param frameRate the constant rate
 * @param frames the frames in time order, all of one size; made one by one while they are written
 */
public record ClipRecording(
    ClipId id,
    Annotation annotation,
    Annotation truth,
    FrameRate frameRate,
    Iterable<Frame> frames) {
  /**
   * A clip whose annotation is true.
   *
   * @param id which clip it is
   * @param annotation what the corpus says, and what is true
   * @param frameRate the constant rate
   * @param frames the frames in time order
   * @return the recording
   */
  public static ClipRecording of(
      ClipId id, Annotation annotation, FrameRate frameRate, Iterable<Frame> frames) {
    return new ClipRecording(id, annotation, annotation, frameRate, frames);
  }
}
