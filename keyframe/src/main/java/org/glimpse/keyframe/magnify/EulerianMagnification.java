package org.glimpse.keyframe.magnify;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;

/** Adds the magnified band of every pixel's course over time. */
final class EulerianMagnification implements Magnification {
  private static final double CUTOFF_SHARE = 0.125;

  private final double alpha;
  private final TemporalBand band;
  private final String id;

  EulerianMagnification(double alpha, TemporalBand band, String id) {
    this.alpha = alpha;
    this.band = band;
    this.id = id;
  }

  @Override
  public AlignedClip magnify(AlignedClip clip) {
    Size size = clip.size();
    int channels = clip.frame(0).channels();
    PyramidGain gain = new PyramidGain(size, alpha, CUTOFF_SHARE * size.width());
    List<byte[]> pixels = new ArrayList<>();
    clip.frames().forEach(frame -> pixels.add(frame.pixels()));
    for (int c = 0; c < channels; c++) {
      int channel = c;
      band.filter(
          clip.length(),
          size.area(),
          clip.frameRate(),
          t -> Bytes.plane(clip.frame(t), channel),
          (t, plane) ->
              Bytes.put(
                  pixels.get(t),
                  channels,
                  channel,
                  sum(Bytes.plane(clip.frame(t), channel), gain.apply(plane))));
    }
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : clip.frames()) {
      frames.add(
          Frame.wrap(
              frame.index(), frame.timestampMicros(), size, channels, pixels.get(frame.index())));
    }
    return Bytes.withFrames(clip, frames);
  }

  private static float[] sum(float[] plane, float[] more) {
    for (int i = 0; i < plane.length; i++) {
      plane[i] += more[i];
    }
    return plane;
  }

  @Override
  public String id() {
    return id;
  }
}
