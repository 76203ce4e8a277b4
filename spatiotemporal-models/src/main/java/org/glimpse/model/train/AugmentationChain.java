package org.glimpse.model.train;

import java.util.random.RandomGenerator;
import org.glimpse.core.tensor.ClipTensor;

/** One change after another. */
record AugmentationChain(Augmentation first, Augmentation second) implements Augmentation {
  @Override
  public String id() {
    return first.id() + ", " + second.id();
  }

  @Override
  public ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    return second.apply(first.apply(clip, random), random);
  }
}
