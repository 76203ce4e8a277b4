package org.glimpse.keyframe.sample;

import java.util.random.RandomGenerator;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;

/**
 * Chooses the K frames of a clip that a model sees: a pure function of key frames, motion and, in
 * training, draws.
 *
 * <p>Positions ascend and lie in [onset, offset] unless a sampler says otherwise; they repeat where
 * the interval is shorter than K ({@link SampledSequence#duplicates} counts them).
 */
public interface FrameSampler {
  /**
   * The positions as a test sees them: always the same.
   *
   * @param keyFrames onset, apex and offset
   * @param motion the clip's motion
   * @return K positions
   * @throws IllegalArgumentException if the offset lies behind the last frame of the motion curve
   */
  SampledSequence sample(KeyFrames keyFrames, MotionCurve motion);

  /**
   * The positions as training sees them.
   *
   * @param keyFrames onset, apex and offset
   * @param motion the clip's motion
   * @param random where draws come from; a sampler without draws takes none
   * @return K positions; by default those of a test
   * @throws IllegalArgumentException if the offset lies behind the last frame of the motion curve
   */
  default SampledSequence sample(KeyFrames keyFrames, MotionCurve motion, RandomGenerator random) {
    return sample(keyFrames, motion);
  }

  /**
   * How many positions a sequence has.
   *
   * @return K, at least 1
   */
  int length();

  /**
   * The sampler as it is written in provenance and on the command line.
   *
   * @return a text that {@link FrameSamplers#parse} reads, for example {@code "uniform:16"}
   */
  String id();

  /**
   * Spreads positions evenly from onset to offset, both included.
   *
   * <p>Position {@code i} of {@code k} is {@code onset + floor(i · (offset − onset) / (k − 1))};
   * for {@code k = 1} it is the apex.
   *
   * <p>Source: uniform temporal subsampling as in MEB ({@code floor(linspace(0, T − 1, n))}),
   * restricted to the annotated interval.
   *
   * @param k the number of positions, at least 1
   * @return the sampler {@code "uniform:k"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler uniform(int k) {
    return new UniformSampler(k);
  }

  /**
   * Takes onset, apex and offset and nothing else.
   *
   * @return the sampler {@code "key-frames"} with K = 3
   */
  static FrameSampler keyFramesOnly() {
    return new KeyFrameSampler();
  }
}
