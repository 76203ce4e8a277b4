package org.glimpse.video.face;

import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/** A network that finds faces with their eyes. Keeps state: one object a thread. */
interface FaceDetector extends AutoCloseable {
  /** All faces of a shrunken gray frame in pixels of the full frame. */
  List<Face> find(Frame small, Size full);

  @Override
  void close();
}
