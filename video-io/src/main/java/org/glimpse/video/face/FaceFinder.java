package org.glimpse.video.face;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/** Finds faces in gray frames. Keeps state: one object a thread. */
interface FaceFinder extends AutoCloseable {
  /** All faces of a shrunken frame in pixels of the full frame. */
  List<Face> find(Frame small, Size full);

  /** The faces of a shrunken frame if all of those seen before are still about there. */
  Optional<List<Face>> findAgain(Frame small, Size full, List<Face> before);

  /** The face with its eyes, if both are found in the full frame. */
  Face withEyes(Face face, Frame full);

  @Override
  void close();
}
