package org.glimpse.pipeline;

import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;

/**
 * Is shown the aligned frames of each clip of an analysis, which are not kept afterwards; called
 * from several threads at once.
 */
@FunctionalInterface
public interface ClipWatcher {
  /**
   * A clip was decoded, aligned and measured.
   *
   * @param clip its aligned frames
   * @param keyFrames its key frames
   * @throws ClipException if the clip is to count as failed
   */
  void processed(AlignedClip clip, KeyFrames keyFrames) throws ClipException;
}
