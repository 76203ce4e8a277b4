package org.glimpse.report.section;

import org.glimpse.core.corpus.ClipAnalysis;

/** Times of a clip's key frames in milliseconds since its first frame. */
final class ClipTimes {
  private final ClipAnalysis analysis;

  ClipTimes(ClipAnalysis analysis) {
    this.analysis = analysis;
  }

  double onset() {
    return at(analysis.keyFrames().onset());
  }

  double apex() {
    return at(analysis.keyFrames().apex());
  }

  double offset() {
    return at(analysis.keyFrames().offset());
  }

  /** From the start of the onset frame to the end of the offset frame. */
  double duration() {
    return analysis.video().frameRate().millis(analysis.keyFrames().length());
  }

  private double at(int frame) {
    return (analysis.motion().timestampMicros(frame) - analysis.motion().timestampMicros(0))
        / 1000.0;
  }
}
