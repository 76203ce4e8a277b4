package org.glimpse.keyframe.magnify;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Region;

/** Channels of frames as numbers and back. */
final class Bytes {
  private static final int WHITE = 255;

  private Bytes() {}

  /** One channel of a frame, row by row. */
  static float[] plane(Frame frame, int channel) {
    byte[] pixels = frame.pixels();
    int channels = frame.channels();
    float[] plane = new float[pixels.length / channels];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = pixels[i * channels + channel] & 0xff;
    }
    return plane;
  }

  /** Writes one channel, rounded half up and clamped to 0…255. */
  static void put(byte[] pixels, int channels, int channel, float[] plane) {
    for (int i = 0; i < plane.length; i++) {
      int value = (int) Math.floor(plane[i] + 0.5);
      pixels[i * channels + channel] = (byte) Math.max(0, Math.min(WHITE, value));
    }
  }

  /** The clip with other frames of the same size. */
  static AlignedClip withFrames(AlignedClip clip, List<Frame> frames) {
    Map<Region, Box> regions = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      regions.put(region, clip.region(region));
    }
    return AlignedClip.of(clip.id(), clip.frameRate(), frames, clip.track(), regions);
  }
}
