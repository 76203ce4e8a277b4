package org.glimpse.keyframe.magnify;

import org.glimpse.core.FrameRate;

/** The difference of two first-order low-passes that start at the first frame. */
final class RecursiveBand implements TemporalBand {
  static final float FAST = 0.4f;
  static final float SLOW = 0.05f;

  @Override
  public void filter(int frames, int area, FrameRate rate, Source source, Sink sink) {
    float[] fast = source.plane(0).clone();
    float[] slow = fast.clone();
    float[] band = new float[area];
    for (int t = 0; t < frames; t++) {
      float[] now = source.plane(t);
      for (int i = 0; i < area; i++) {
        fast[i] += FAST * (now[i] - fast[i]);
        slow[i] += SLOW * (now[i] - slow[i]);
        band[i] = fast[i] - slow[i];
      }
      sink.take(t, band);
    }
  }
}
