package org.glimpse.keyframe.encode;

import java.util.stream.IntStream;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.core.tensor.ValueRange;

/** Sums all frames from the first position to the last, or of each phase, to a dynamic image. */
final class PoolingEncoder extends WrappingEncoder {
  private final boolean phases;

  PoolingEncoder(ClipEncoder frames, boolean phases) {
    super(frames);
    this.phases = phases;
  }

  @Override
  public ClipTensor encode(AlignedClip clip, KeyFrames keyFrames, SampledSequence positions)
      throws EncodeException {
    int first = positions.positions().get(0);
    int last = positions.positions().get(positions.size() - 1);
    SampledSequence all = new SampledSequence(IntStream.rangeClosed(first, last).boxed().toList());
    ClipTensor encoded = frames.encode(clip, keyFrames, all);
    int images = phases ? 2 : 1;
    int area = size().area();
    float[] source = encoded.data();
    float[] data = new float[channels().size() * images * area];
    int apex = Math.max(0, Math.min(last - first, keyFrames.apex() - first));
    for (int c = 0; c < channels().size(); c++) {
      int from = c * encoded.frames();
      int to = c * images * area;
      if (phases) {
        pool(source, from, apex + 1, data, to);
        pool(source, from + apex, encoded.frames() - apex, data, to + area);
      } else {
        pool(source, from, encoded.frames(), data, to);
      }
    }
    return ClipTensor.wrap(channels(), images, size(), range(), data);
  }

  /** Sums frames, the first of them at a number, into one. */
  private void pool(float[] source, int frame, int length, float[] target, int offset) {
    int area = size().area();
    double[] weights = RankPooling.weights(length);
    for (int i = 0; i < area; i++) {
      double sum = 0;
      for (int t = 0; t < length; t++) {
        sum += weights[t] * source[(frame + t) * area + i];
      }
      target[offset + i] = (float) sum;
    }
  }

  @Override
  public ValueRange range() {
    double width = frames.range().max() - frames.range().min();
    return new ValueRange(-width, width);
  }

  @Override
  public String id() {
    return frames.id() + (phases ? ClipEncoders.DYNAMIC_PHASES : ClipEncoders.DYNAMIC);
  }
}
