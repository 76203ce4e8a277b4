package org.glimpse.model.train;

import java.util.random.RandomGenerator;
import org.glimpse.core.tensor.ClipTensor;

/**
 * The two views of a clip: partly erased, and mirrored and partly erased elsewhere.
 *
 * @param wanted whether there are views; else clips stay as they are
 */
record MirroredView(boolean wanted) {
  private static final Erasing ERASING = new Erasing(0.5, 0.25);

  ClipTensor first(ClipTensor clip, RandomGenerator random) {
    return wanted ? ERASING.apply(clip, random) : clip;
  }

  ClipTensor second(ClipTensor clip, RandomGenerator random) {
    return ERASING.apply(Flip.mirror(clip), random);
  }
}
