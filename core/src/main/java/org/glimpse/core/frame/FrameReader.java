package org.glimpse.core.frame;

import java.util.Optional;
import org.glimpse.core.clip.DecodeException;

/**
 * Reads the frames of a clip one after the other; memory does not grow with the length of the clip.
 *
 * <p>Not for use by several threads at once.
 */
public interface FrameReader extends AutoCloseable {
  /**
   * What is known before the first frame is read.
   *
   * @return size, rate and, where the container says so, the number of frames
   */
  VideoInfo info();

  /**
   * The next frame.
   *
   * @return a frame with the index one above the last, or empty at the true end of the clip, and
   *     from then on
   * @throws DecodeException if the next frame cannot be decoded; never reported as the end
   */
  Optional<Frame> next() throws DecodeException;

  /** Frees what the reader holds; later calls do nothing. */
  @Override
  void close();
}
