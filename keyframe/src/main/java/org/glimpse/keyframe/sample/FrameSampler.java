package org.glimpse.keyframe.sample;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.keyframe.interpolate.TemporalInterpolation;

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
   * The positions as a test sees them, where they follow without the clip's motion, so that no
   * other frame of the clip has to be read.
   *
   * @param keyFrames onset, apex and offset
   * @param frames how many frames the clip has
   * @return the positions of {@link #sample(KeyFrames, MotionCurve)}, or empty, the default, for a
   *     sampler that has to know the motion
   * @throws IllegalArgumentException if the offset lies behind the last frame
   */
  default Optional<SampledSequence> sample(KeyFrames keyFrames, int frames) {
    return Optional.empty();
  }

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
   * Whether training draws other positions than a test; such a sampler stays in [onset, offset].
   *
   * @return false by default
   */
  default boolean draws() {
    return false;
  }

  /**
   * How the frames are computed where they lie between the clip's own.
   *
   * @return empty by default: the frames at the positions are taken as they are
   */
  default Optional<TemporalInterpolation> interpolation() {
    return Optional.empty();
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
   * Spreads positions evenly from onset to offset, both included, rounding down.
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
    return RuleSampler.named(
        "uniform", k, (f, m, n) -> Positions.spread(f.onset(), f.offset(), n, f.apex()));
  }

  /**
   * As {@link #uniform}, but rounding half up: {@code onset + floor(i · (offset − onset) / (k − 1)
   * + ½)}.
   *
   * @param k the number of positions, at least 1
   * @return the sampler {@code "uniform-rounded:k"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler uniformRounded(int k) {
    return RuleSampler.named(
        "uniform-rounded",
        k,
        (f, m, n) -> Positions.spreadRounded(f.onset(), f.offset(), n, f.apex()));
  }

  /**
   * Spreads positions evenly from onset to apex, both included, rounding down; for {@code k = 1} it
   * is the apex.
   *
   * @param k the number of positions, at least 1
   * @return the sampler {@code "onset-apex:k"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler onsetToApex(int k) {
    return RuleSampler.named(
        "onset-apex", k, (f, m, n) -> Positions.spread(f.onset(), f.apex(), n, f.apex()));
  }

  /**
   * Spreads positions evenly from apex to offset, both included, rounding down; for {@code k = 1}
   * it is the apex.
   *
   * @param k the number of positions, at least 1
   * @return the sampler {@code "apex-offset:k"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler apexToOffset(int k) {
    return RuleSampler.named(
        "apex-offset", k, (f, m, n) -> Positions.spread(f.apex(), f.offset(), n, f.apex()));
  }

  /**
   * Takes onset, apex and offset and nothing else.
   *
   * @return the sampler {@code "key-frames"} with K = 3
   */
  static FrameSampler keyFramesOnly() {
    return new RuleSampler("key-frames", 3, (f, m, n) -> List.of(f.onset(), f.apex(), f.offset()));
  }

  /**
   * Takes {@code k} frames in a row around the apex.
   *
   * <p>The first is {@code apex − floor((k − 1) / 2)}, moved as far as needed for the row to lie in
   * [onset, offset]; where the interval is shorter than {@code k} it starts at the onset and the
   * offset repeats at its end.
   *
   * @param k the number of positions, at least 1
   * @return the sampler {@code "apex-window:k"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler apexWindow(int k) {
    return RuleSampler.named("apex-window", k, (f, m, n) -> Positions.apexWindow(f, n));
  }

  /**
   * Cuts [onset, offset] into {@code k} equal segments and takes one frame of each: a random one in
   * training, the middle one in a test.
   *
   * <p>With {@code n} frames, segment {@code i} goes from {@code onset + floor(i · n / k)} to the
   * frame before the next segment, or is that one frame where it is empty; the middle of an even
   * number of frames is the earlier of the two.
   *
   * <p>Source: sparse sampling as in temporal segment networks, after the description of {@code
   * sample_segment_sequence} in the TensorFlow Model Garden.
   *
   * @param k the number of positions, at least 1
   * @return the sampler {@code "segments:k"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler segments(int k) {
    return new SegmentSampler(k);
  }

  /**
   * Brings the frames from onset to offset to {@code k} by interpolation in time.
   *
   * <p>Frame {@code i} of {@code k} lies at {@code onset + i · (offset − onset) / (k − 1)}, for
   * {@code k = 1} in the middle, and is computed from all frames between onset and offset. The
   * positions given are those of {@link #uniformRounded}, the frames nearest to them; for {@code k
   * = 1} the apex.
   *
   * @param k the number of frames, at least 1
   * @param method how frames between frames are computed
   * @return the sampler {@code "<method>:k"}, for example {@code "tim:10"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler interpolated(int k, TemporalInterpolation method) {
    return new InterpolatedSampler(k, method);
  }

  /**
   * Spreads positions so that equal strain lies between neighbors: densely where the face is
   * deformed most.
   *
   * <p>The strain reached at a frame is the sum from the onset by the trapezoidal rule over {@link
   * MotionCurve#strain()}. Position {@code i} of {@code k} is the first frame at which {@code i /
   * (k − 1)} of the whole is reached, the last is the offset; for {@code k = 1} it is the apex.
   * Without any strain it is {@link #uniform}.
   *
   * @param k the number of positions, at least 1
   * @return the sampler {@code "motion-adaptive:k"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler motionAdaptive(int k) {
    return new MotionSampler("motion-adaptive:" + k, k, Positions::equalStrain);
  }

  /**
   * Takes the {@code k} frames of [onset, offset] with the largest {@link MotionCurve#strain()}, in
   * the order of time.
   *
   * <p>Of equal ones the earlier is taken; where the interval is shorter than {@code k}, all are
   * taken again in the order of their strain.
   *
   * @param k the number of positions, at least 1
   * @return the sampler {@code "strain-top:k"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler strainTop(int k) {
    return new MotionSampler("strain-top:" + k, k, Positions::strongest);
  }

  /**
   * Takes half of the frames before the apex and half behind it.
   *
   * <p>The first {@code h = ceil(k / 2)} are spread from onset to apex as by {@link #onsetToApex};
   * of the other {@code r}, the one numbered {@code i} from 1 on is {@code apex + floor(i · (offset
   * − apex) / r)}.
   *
   * @param k the number of positions, at least 1
   * @return the sampler {@code "phase-balanced:k"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler phaseBalanced(int k) {
    return RuleSampler.named("phase-balanced", k, (f, m, n) -> Positions.phaseBalanced(f, n));
  }

  /**
   * Spreads positions evenly over all frames of the clip, whatever its key frames, rounding down;
   * for {@code k = 1} it is the middle frame, {@code floor((T − 1) / 2)}.
   *
   * @param k the number of positions, at least 1
   * @return the sampler {@code "whole-clip:k"}
   * @throws IllegalArgumentException if {@code k < 1}
   */
  static FrameSampler wholeClip(int k) {
    return RuleSampler.named(
        "whole-clip", k, (f, m, n) -> Positions.spread(0, m - 1, n, (m - 1) / 2));
  }

  /**
   * Takes {@code k} frames at a fixed stride from the middle of the clip, whatever its key frames.
   *
   * <p>The row of {@code s = (k − 1) · stride + 1} frames starts at {@code floor((T − s) / 2)}, or
   * at 0 if the clip is shorter; positions behind the last frame become the last frame.
   *
   * @param k the number of positions, at least 1
   * @param stride the distance of neighbors in frames, at least 1
   * @return the sampler {@code "strided:k:stride"}
   * @throws IllegalArgumentException if {@code k < 1} or {@code stride < 1}
   */
  static FrameSampler strided(int k, int stride) {
    Checks.atLeast("stride", stride, 1);
    return new RuleSampler(
        "strided:" + k + ":" + stride, k, (f, m, n) -> Positions.strided(m, n, stride));
  }
}
