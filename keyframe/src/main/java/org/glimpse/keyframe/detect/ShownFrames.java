package org.glimpse.keyframe.detect;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.MotionCurve;

/** The frames of a clip that show the face: the only ones that a detector looks at. */
final class ShownFrames {
  private static final int FEWEST = 5;
  private static final double EDGE = 0.1;

  private final MotionCurve motion;
  private final int[] frames;

  private ShownFrames(MotionCurve motion, int[] frames) {
    this.motion = motion;
    this.frames = frames;
  }

  static ShownFrames of(MotionCurve motion) throws NoMovementException {
    int[] frames = IntStream.range(0, motion.length()).filter(motion.track()::found).toArray();
    if (frames.length < FEWEST) {
      throw new NoMovementException(
          motion.id(),
          "A face was found in "
              + frames.length
              + " of "
              + motion.length()
              + " frames; key frames need at least "
              + FEWEST
              + ".");
    }
    return new ShownFrames(motion, frames);
  }

  int count() {
    return frames.length;
  }

  /** The index in the clip of one of these frames. */
  int frame(int i) {
    return frames[i];
  }

  double millis(int i) {
    return motion.timestampMicros(frames[i]) / 1e3;
  }

  /** Milliseconds from one of these frames to the next, on average; never 0. */
  double interval() {
    return Math.max(1e-3, (millis(frames.length - 1) - millis(0)) / (frames.length - 1));
  }

  /** The smoothed signal of a value for each frame of the clip. */
  RegionSignal signal(IntToDoubleFunction value) {
    return RegionSignal.of(
        IntStream.range(0, frames.length).mapToDouble(this::millis).toArray(),
        Arrays.stream(frames).mapToDouble(value).toArray());
  }

  /** Key frames about a peak: the frames around it in which the signal is above 10 % of it. */
  KeyFrames around(RegionSignal signal, int peak) {
    double edge = EDGE * signal.value(peak);
    int onset = peak;
    while (onset > 0 && signal.value(onset - 1) > edge) {
      onset--;
    }
    int offset = peak;
    while (offset < signal.length() - 1 && signal.value(offset + 1) > edge) {
      offset++;
    }
    return new KeyFrames(frames[onset], frames[peak], frames[offset], ApexSource.DETECTED);
  }

  /** What is said of a clip in which nothing moves. */
  NoMovementException neutral(String detector, String found) {
    return new NoMovementException(
        motion.id(),
        String.format(
            Locale.ROOT,
            "Nothing stands out of the noise by %s: %s; the clip seems to be neutral.",
            detector,
            found));
  }
}
