package org.glimpse.video;

import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.FrameReader;

/** A clip that can be read from its beginning as often as needed. */
@FunctionalInterface
public interface FrameSource {
  /**
   * Starts reading at the first frame.
   *
   * @return a reader, to be closed by the caller
   * @throws DecodeException if the clip cannot be opened
   */
  FrameReader open() throws DecodeException;
}
