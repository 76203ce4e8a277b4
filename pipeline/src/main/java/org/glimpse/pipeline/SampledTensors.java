package org.glimpse.pipeline;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.sample.FrameSampler;

/**
 * Tensors of a clip whose sampler draws: every frame from onset to offset is encoded once and kept,
 * and each training epoch chooses among them anew.
 */
final class SampledTensors implements TensorSource {
  private final FrameSampler sampler;
  private final KeyFrames keyFrames;
  private final MotionCurve motion;
  private final ClipTensor all;

  private SampledTensors(
      FrameSampler sampler, KeyFrames keyFrames, MotionCurve motion, ClipTensor all) {
    this.sampler = sampler;
    this.keyFrames = keyFrames;
    this.motion = motion;
    this.all = all;
  }

  /**
   * The tensors of a clip: one for good, unless the sampler draws and the encoder's frames can be
   * chosen after encoding.
   */
  static TensorSource of(ProcessedClip clip, FrameSampler sampler, ClipEncoder encoder)
      throws EncodeException {
    KeyFrames keyFrames = clip.keyFrames();
    ClipEncoder own =
        sampler
            .interpolation()
            .map(method -> ClipEncoder.interpolated(encoder, method))
            .orElse(encoder);
    if (!sampler.draws() || !own.isFramewise()) {
      SampledSequence positions = sampler.sample(keyFrames, clip.motion());
      return TensorSource.of(own.encode(clip.aligned(), keyFrames, positions));
    }
    SampledSequence every =
        new SampledSequence(
            IntStream.rangeClosed(keyFrames.onset(), keyFrames.offset()).boxed().toList());
    return new SampledTensors(
        sampler, keyFrames, clip.motion(), own.encode(clip.aligned(), keyFrames, every));
  }

  @Override
  public ClipTensor forTest() {
    return chosen(sampler.sample(keyFrames, motion));
  }

  @Override
  public ClipTensor forTraining(RandomGenerator random) {
    return chosen(sampler.sample(keyFrames, motion, random));
  }

  private ClipTensor chosen(SampledSequence positions) {
    return all.select(
        positions.positions().stream().map(position -> position - keyFrames.onset()).toList());
  }
}
