package org.glimpse.imbalance;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.glimpse.core.tensor.LabelledClip;

/** Every clip once, shuffled. */
record InstanceSampler() implements EpochSampler {
  @Override
  public String id() {
    return "instance";
  }

  @Override
  public List<Integer> draw(List<LabelledClip> clips, RandomGenerator random) {
    return Shuffle.of(IntStream.range(0, clips.size()).boxed().toList(), random);
  }
}
