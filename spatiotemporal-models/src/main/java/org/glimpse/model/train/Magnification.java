package org.glimpse.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.imbalance.Magnifier;

/**
 * Magnifies the movement in tensors up to the strongest movement of the training clips.
 *
 * @param magnifier which factors
 * @param limit the strongest movement that may come out
 */
record Magnification(Magnifier magnifier, double limit) {
  private static final double QUANTILE = 0.95;

  /** The limit of training clips: the 95th percentile of their peaks. */
  static double limit(List<LabelledClip> clips) throws ClipException {
    List<Double> peaks = new ArrayList<>();
    for (LabelledClip clip : clips) {
      peaks.add(peak(clip.tensor().forTest()));
    }
    peaks.sort(Double::compare);
    return peaks.get((int) Math.floor(QUANTILE * (peaks.size() - 1)));
  }

  ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    double factor = magnifier.draw(peak(clip), limit, random);
    return factor == 1 ? clip : magnified(clip, factor);
  }

  /** The largest flow in pixels, or without flow the largest change of a value since frame 0. */
  static double peak(ClipTensor clip) {
    int u = clip.channels().indexOf(Channel.FLOW_U);
    int v = clip.channels().indexOf(Channel.FLOW_V);
    float[] values = clip.data();
    int perChannel = values.length / clip.channels().size();
    int perFrame = clip.size().area();
    double still = still(clip);
    double peak = 0;
    for (int i = 0; i < perChannel; i++) {
      if (u >= 0 && v >= 0) {
        peak =
            Math.max(
                peak,
                Math.hypot(values[u * perChannel + i] - still, values[v * perChannel + i] - still));
      } else {
        for (int c = 0; c < clip.channels().size(); c++) {
          float first = values[c * perChannel + i % perFrame];
          peak = Math.max(peak, Math.abs(values[c * perChannel + i] - first));
        }
      }
    }
    return peak;
  }

  /** The value of flow where nothing moves. */
  private static double still(ClipTensor clip) {
    return (clip.range().min() + clip.range().max()) / 2;
  }

  /** Flow and strain times the factor; other values away from those of frame 0. */
  static ClipTensor magnified(ClipTensor clip, double factor) {
    float[] values = clip.data();
    float[] before = clip.data();
    int perChannel = values.length / clip.channels().size();
    int perFrame = clip.size().area();
    double still = still(clip);
    for (int i = 0; i < values.length; i++) {
      int channel = i / perChannel;
      double rest =
          switch (clip.channels().get(channel)) {
            case FLOW_U, FLOW_V -> still;
            case STRAIN -> 0;
            case GRAY, RED, GREEN, BLUE -> before[channel * perChannel + i % perChannel % perFrame];
          };
      double value = rest + factor * (before[i] - rest);
      values[i] = (float) Math.max(clip.range().min(), Math.min(clip.range().max(), value));
    }
    return ClipTensor.wrap(clip.channels(), clip.frames(), clip.size(), clip.range(), values);
  }
}
