package org.glimpse.keyframe.encode;

import java.util.List;
import java.util.function.Function;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ValueRange;

/** What is drawn from one frame: a plane of the clip's size for each channel. */
interface Planes {
  /** A function from a frame to C planes, row by row; the onset lies inside the clip. */
  Function<Frame, List<float[]>> of(AlignedClip clip, int onset);

  int minimumSide();

  List<Channel> channels();

  ValueRange range();

  /** The encoder's id for a size as it is written. */
  String id(String size);
}
