package org.glimpse.model.train;

import java.util.random.RandomGenerator;
import org.glimpse.core.tensor.ClipTensor;

/** Leaves a clip as it is. */
record NoAugmentation() implements Augmentation {
  @Override
  public String id() {
    return "none";
  }

  @Override
  public ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    return clip;
  }
}
