package org.glimpse.keyframe.sample;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;

/** A sampler without draws that looks at the clip's motion. */
final class MotionSampler implements FrameSampler {
  private final String id;
  private final int k;
  private final Rule rule;

  MotionSampler(String id, int k, Rule rule) {
    this.id = id;
    this.k = Checks.atLeast("number of sampled frames", k, 1);
    this.rule = rule;
  }

  /** K ascending positions for key frames that lie inside the motion curve. */
  interface Rule {
    List<Integer> positions(KeyFrames keyFrames, MotionCurve motion, int k);
  }

  @Override
  public SampledSequence sample(KeyFrames keyFrames, MotionCurve motion) {
    Positions.check(keyFrames, motion.length());
    return new SampledSequence(rule.positions(keyFrames, motion, k));
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
