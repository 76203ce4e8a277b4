package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.LabelledClip;

/**
 * Repeats the clips of rare classes.
 *
 * @param threshold the share below which a class is repeated
 */
record RepeatSampler(double threshold) implements EpochSampler {
  RepeatSampler {
    Checks.positive("threshold of repetition", threshold);
    Checks.inRange("threshold of repetition", threshold, 0, 1);
  }

  @Override
  public String id() {
    return "repeat-factor(" + threshold + ")";
  }

  @Override
  public List<Integer> draw(List<LabelledClip> clips, RandomGenerator random) {
    Map<Integer, Integer> counts = new HashMap<>();
    clips.forEach(clip -> counts.merge(clip.label(), 1, Integer::sum));
    List<Integer> repeated = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      double share = counts.getOrDefault(clips.get(i).label(), 1) / (double) clips.size();
      double factor = Math.max(1, Math.sqrt(threshold / share));
      int times = (int) (factor + random.nextDouble());
      repeated.addAll(Collections.nCopies(times, i));
    }
    return Shuffle.of(repeated, random).subList(0, clips.size());
  }
}
