package org.glimpse.model.train;

import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;

/** Mirrors every second clip. */
record Flip() implements Augmentation {
  @Override
  public String id() {
    return "flip";
  }

  @Override
  public ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    return random.nextBoolean() ? mirror(clip) : clip;
  }

  static ClipTensor mirror(ClipTensor clip) {
    int width = clip.size().width();
    float[] values = clip.data();
    List<Channel> channels = clip.channels();
    int perChannel = values.length / channels.size();
    // The middle of the range stands for no movement: 0, but in 8-bit maps 127.5.
    float both = (float) (clip.range().min() + clip.range().max());
    for (int row = 0; row < values.length; row += width) {
      boolean turned = channels.get(row / perChannel) == Channel.FLOW_U;
      for (int left = 0, right = width - 1; left <= right; left++, right--) {
        float kept = values[row + left];
        values[row + left] = turned ? both - values[row + right] : values[row + right];
        values[row + right] = turned ? both - kept : kept;
      }
    }
    return ClipTensor.wrap(channels, clip.frames(), clip.size(), clip.range(), values);
  }
}
