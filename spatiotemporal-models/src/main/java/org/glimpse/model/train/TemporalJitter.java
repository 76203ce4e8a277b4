package org.glimpse.model.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.ClipTensor;

/**
 * Shows frames a little earlier or later, in their order; some are then shown twice, others not.
 *
 * @param frames the furthest, at least 0
 */
record TemporalJitter(int frames) implements Augmentation {
  TemporalJitter {
    Checks.atLeast("frames", frames, 0);
  }

  @Override
  public String id() {
    return "jitter(" + frames + ")";
  }

  @Override
  public ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < clip.frames(); i++) {
      int moved = i + random.nextInt(2 * frames + 1) - frames;
      positions.add(Math.max(0, Math.min(clip.frames() - 1, moved)));
    }
    Collections.sort(positions);
    return clip.select(positions);
  }
}
