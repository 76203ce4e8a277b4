package org.glimpse.video.corpus;

import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Occluder;

/**
 * A clip to be written: what its corpus will say about it, what is really true, and its frames.
 *
 * @param id which clip it is; subject and clip become names of folders and files
 * @param annotation what the layout's own annotation will say
 * @param truth what is true
 * @param frameRate the constant rate
 * @param frames the frames in time order, all of one size; made one by one while they are written
 */
public record ClipRecording(
    ClipId id, Annotation annotation, Facts truth, FrameRate frameRate, Iterable<Frame> frames) {
  /**
   * What is true of a clip.
   *
   * @param annotation which may differ from what the corpus says, for example where labels are
   *     noisy
   * @param occluder what hides a part of the face, if anything does
   */
  public record Facts(Annotation annotation, Optional<Occluder> occluder) {}

  /**
   * A clip of a face that nothing hides.
   *
   * @param id which clip it is
   * @param annotation what the corpus says
   * @param truth what is true
   * @param frameRate the constant rate
   * @param frames the frames in time order
   */
  public ClipRecording(
      ClipId id,
      Annotation annotation,
      Annotation truth,
      FrameRate frameRate,
      Iterable<Frame> frames) {
    this(id, annotation, new Facts(truth, Optional.empty()), frameRate, frames);
  }

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
