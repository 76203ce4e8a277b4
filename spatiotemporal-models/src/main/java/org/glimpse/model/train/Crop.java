package org.glimpse.model.train;

import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.ClipTensor;

/**
 * Cuts a window out of all frames and brings it to the size of the picture.
 *
 * @param share the smallest side of the window, as a share of the picture's, in (0, 1]
 */
record Crop(double share) implements Augmentation {
  Crop {
    Checks.inRange("share of a crop", share, Double.MIN_NORMAL, 1);
  }

  @Override
  public String id() {
    return "crop(" + share + ")";
  }

  @Override
  public ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    double window = share + (1 - share) * random.nextDouble();
    double right = (2 * random.nextDouble() - 1) * (1 / window - 1) / 2;
    double down = (2 * random.nextDouble() - 1) * (1 / window - 1) / 2;
    return new Similarity(
            1 / window, 0, right * (clip.size().width() - 1), down * (clip.size().height() - 1))
        .apply(clip);
  }
}
