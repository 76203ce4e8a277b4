package org.glimpse.pipeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.pipeline.tensor.TensorStream;

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

  /** Whether tensors can be written: they are the same for good, or drawn by key frames alone. */
  static boolean canBeWritten(TensorSource tensors) {
    return !(tensors instanceof SampledTensors drawn)
        || drawn.sampler.sample(drawn.keyFrames, drawn.motion.length()).isPresent();
  }

  /** Writes the tensors of a clip. */
  static void write(TensorSource tensors, DataOutput out) throws IOException, ClipException {
    boolean draws = tensors instanceof SampledTensors;
    out.writeBoolean(draws);
    if (draws) {
      SampledTensors drawn = (SampledTensors) tensors;
      write(drawn.keyFrames, out);
      out.writeInt(drawn.motion.length());
      TensorStream.write(drawn.all, out);
    } else {
      TensorStream.write(tensors.forTest(), out);
    }
  }

  /** Reads the tensors of a clip; a sampler that draws does so as before. */
  static TensorSource read(DataInput in, ClipId clip, FrameSampler sampler) throws IOException {
    if (!in.readBoolean()) {
      return TensorSource.of(TensorStream.read(in));
    }
    KeyFrames keyFrames = readKeyFrames(in);
    int length = in.readInt();
    MotionCurve unmeasured =
        unmeasured(
            clip,
            LongStream.range(0, length).toArray(),
            new FaceTrack(Collections.nCopies(length, 1.0)));
    return new SampledTensors(sampler, keyFrames, unmeasured, TensorStream.read(in));
  }

  static void write(KeyFrames keyFrames, DataOutput out) throws IOException {
    out.writeInt(keyFrames.onset());
    out.writeInt(keyFrames.apex());
    out.writeInt(keyFrames.offset());
    out.writeUTF(keyFrames.source().name());
  }

  static KeyFrames readKeyFrames(DataInput in) throws IOException {
    return new KeyFrames(
        in.readInt(), in.readInt(), in.readInt(), ApexSource.valueOf(in.readUTF()));
  }

  /** What samplers that do not look at motion are given: none. */
  static MotionCurve unmeasured(ClipId clip, long[] timesMicros, FaceTrack track) {
    Map<Region, double[]> zeros = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      zeros.put(region, new double[timesMicros.length]);
    }
    return MotionCurve.of(clip, timesMicros, track, zeros, zeros);
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
