package org.glimpse.keyframe.magnify;

import org.glimpse.core.FrameRate;

/** The part of every pixel's course over time that lies in a band of frequencies. */
interface TemporalBand {
  /** Gives one frame's values; asked for in ascending order, possibly several times over. */
  interface Source {
    float[] plane(int frame);
  }

  /** Takes the band of one frame, which is valid during the call only. */
  interface Sink {
    void take(int frame, float[] band);
  }

  /** Filters frames of a number of values each. */
  void filter(int frames, int area, FrameRate rate, Source source, Sink sink);
}
