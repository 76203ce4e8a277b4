package org.glimpse.video.face;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/** Finds faces in gray frames. Keeps state: one object a thread. */
interface FaceFinder extends AutoCloseable {
  /** All faces of a shrunken frame in pixels of the full frame. */
  List<Face> find(Frame small, Size full);

  /**
   * The faces of a frame if all of those seen before are still about there.
   *
   * @param frame the full gray frame
   * @param small the same frame, shrunken
   */
  Optional<List<Face>> findAgain(Frame frame, Frame small, List<Face> before);

  /** The face with its eyes and landmarks, as far as they are found in the full frame. */
  Face withEyes(Face face, Frame full);

  @Override
  void close();
}
