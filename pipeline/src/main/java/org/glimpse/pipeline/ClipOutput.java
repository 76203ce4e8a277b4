package org.glimpse.pipeline;

import java.io.IOException;
import org.glimpse.core.clip.ClipException;

/**
 * Writes something about each clip while its frames are at hand. Called by several threads at once,
 * for different clips.
 */
@FunctionalInterface
public interface ClipOutput {
  /**
   * Writes what there is to write about a clip.
   *
   * @param clip the clip; its aligned frames are gone afterwards
   * @throws IOException if a file cannot be written
   * @throws ClipException if the clip cannot be decoded once more
   */
  void write(ProcessedClip clip) throws IOException, ClipException;
}
