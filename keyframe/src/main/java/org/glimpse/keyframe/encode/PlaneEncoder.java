package org.glimpse.keyframe.encode;

import java.util.List;
import java.util.function.Function;
import org.glimpse.core.Size;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.keyframe.internal.Resampler;

/** Resizes the planes of each sampled frame and puts them in the order of the tensor. */
final class PlaneEncoder implements ClipEncoder {
  private final Planes planes;
  private final Size size;

  PlaneEncoder(Planes planes, Size size) {
    this.planes = planes;
    this.size = size;
  }

  @Override
  public ClipTensor encode(AlignedClip clip, KeyFrames keyFrames, SampledSequence positions)
      throws EncodeException {
    check(clip, keyFrames, positions);
    Resampler resampler = new Resampler(clip.size(), size);
    Function<Frame, List<float[]>> source = planes.of(clip, keyFrames.onset());
    int area = size.area();
    int length = positions.size();
    int channels = channels().size();
    float[] data = new float[channels * length * area];
    int last = -1;
    for (int t = 0; t < length; t++) {
      int position = positions.positions().get(t);
      if (position != last) {
        List<float[]> drawn = source.apply(clip.frame(position));
        for (int c = 0; c < channels; c++) {
          put(resampler.resize(drawn.get(c)), data, (c * length + t) * area);
        }
        last = position;
      } else {
        for (int c = 0; c < channels; c++) {
          int at = (c * length + t) * area;
          System.arraycopy(data, at - area, data, at, area);
        }
      }
    }
    return ClipTensor.wrap(channels(), length, size, range(), data);
  }

  private void put(float[] plane, float[] data, int offset) {
    float min = (float) range().min();
    float max = (float) range().max();
    for (int i = 0; i < plane.length; i++) {
      data[offset + i] = Math.max(min, Math.min(max, plane[i]));
    }
  }

  private void check(AlignedClip clip, KeyFrames keyFrames, SampledSequence positions)
      throws EncodeException {
    int last = positions.positions().get(positions.size() - 1);
    int needed = Math.max(last, keyFrames.onset());
    if (needed >= clip.length()) {
      throw new EncodeException(
          clip.id(),
          needed,
          "Frame "
              + needed
              + " is to be encoded but the clip has "
              + clip.length()
              + " frames; correct its onset, apex or offset.");
    }
    int side = Math.min(clip.size().width(), clip.size().height());
    if (side < planes.minimumSide()) {
      throw new EncodeException(
          clip.id(),
          "The aligned face is "
              + clip.size()
              + " pixels but "
              + id()
              + " needs at least "
              + planes.minimumSide()
              + " a side; align it larger.");
    }
  }

  @Override
  public List<Channel> channels() {
    return planes.channels();
  }

  @Override
  public Size size() {
    return size;
  }

  @Override
  public ValueRange range() {
    return planes.range();
  }

  @Override
  public String id() {
    return planes.id(size.toString());
  }
}
