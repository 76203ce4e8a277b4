package org.glimpse.keyframe.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.internal.Pictures;

/** The peak of the mean gray difference from the first frames. */
final class DifferenceDetector implements KeyFrameDetector {
  private static final double NEUTRAL_SHARE = 0.06;
  private static final double CLEAR = 8;

  @Override
  public Detection detect(AlignedClip clip, MotionCurve motion) throws NoMovementException {
    ShownFrames frames = ShownFrames.of(motion);
    int neutral = (int) Math.max(1, Math.round(NEUTRAL_SHARE * frames.count()));
    float[] start = new float[clip.size().area()];
    for (int i = 0; i < neutral; i++) {
      float[] gray = Pictures.gray(clip.frame(frames.frame(i)));
      for (int p = 0; p < start.length; p++) {
        start[p] += gray[p] / neutral;
      }
    }
    List<Box> boxes =
        Arrays.stream(Region.values()).filter(r -> !r.isEye()).map(clip::region).toList();
    double[] change = new double[clip.length()];
    for (int i = 0; i < frames.count(); i++) {
      float[] gray = Pictures.gray(clip.frame(frames.frame(i)));
      for (Box box : boxes) {
        change[frames.frame(i)] += difference(start, gray, clip.size().width(), box) / boxes.size();
      }
    }
    RegionSignal signal = frames.signal(f -> change[f]);
    if (signal.height() <= CLEAR * signal.noise()) {
      throw frames.neutral(
          id(),
          String.format(
              Locale.ROOT, "height %.4f at a noise of %.4f", signal.height(), signal.noise()));
    }
    return new Detection(
        frames.around(signal, signal.peak()), 1 - CLEAR * signal.noise() / signal.height());
  }

  private static double difference(float[] start, float[] now, int width, Box box) {
    double brightness = Pictures.mean(now, width, box);
    double gain = brightness > 0 ? Pictures.mean(start, width, box) / brightness : 1;
    double sum = 0;
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        sum += Math.abs(gain * now[y * width + x] - start[y * width + x]);
      }
    }
    return sum / box.area();
  }

  @Override
  public String id() {
    return "frame-difference";
  }
}
