package org.glimpse.keyframe.sample;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;

/** A sampler without draws that looks at key frames only: a rule and its number of positions. */
final class RuleSampler implements FrameSampler {
  private final String id;
  private final int k;
  private final Rule rule;

  RuleSampler(String id, int k, Rule rule) {
    this.id = id;
    this.k = Checks.atLeast("number of sampled frames", k, 1);
    this.rule = rule;
  }

  /** A sampler of {@code k} frames whose id is {@code name:k}. */
  static FrameSampler named(String name, int k, Rule rule) {
    return new RuleSampler(name + ":" + k, k, rule);
  }

  /** K ascending positions for key frames that lie inside a clip of so many frames. */
  interface Rule {
    List<Integer> positions(KeyFrames keyFrames, int frames, int k);
  }

  @Override
  public SampledSequence sample(KeyFrames keyFrames, MotionCurve motion) {
    return positions(keyFrames, motion.length());
  }

  @Override
  public Optional<SampledSequence> sample(KeyFrames keyFrames, int frames) {
    return Optional.of(positions(keyFrames, frames));
  }

  private SampledSequence positions(KeyFrames keyFrames, int frames) {
    Positions.check(keyFrames, frames);
    return new SampledSequence(rule.positions(keyFrames, frames, k));
  }

  @Override
  public int length() {
    return k;
  }

  @Override
  public String id() {
    return id;
  }
}
