package org.glimpse.keyframe.encode;

import java.util.List;
import java.util.function.Function;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.keyframe.internal.Pictures;

/** Brightness in [−1, 1]. */
final class GrayPlanes implements Planes {
  private static final float HALF = 127.5f;

  @Override
  public Function<Frame, List<float[]>> of(AlignedClip clip, int onset) {
    return frame -> {
      float[] gray = Pictures.gray(frame);
      for (int i = 0; i < gray.length; i++) {
        gray[i] = gray[i] / HALF - 1;
      }
      return List.of(gray);
    };
  }

  @Override
  public int minimumSide() {
    return 1;
  }

  @Override
  public List<Channel> channels() {
    return List.of(Channel.GRAY);
  }

  @Override
  public ValueRange range() {
    return new ValueRange(-1, 1);
  }

  @Override
  public String id(String size) {
    return "gray:" + size;
  }
}
