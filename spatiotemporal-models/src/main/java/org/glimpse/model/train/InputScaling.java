package org.glimpse.model.train;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.tensor.LabelledClip;

/**
 * Brings each channel to mean 0 and standard deviation 1, measured on the training clips only.
 *
 * @param means one a channel
 * @param deviations one a channel, greater than 0; 1 where a channel is constant
 */
record InputScaling(List<Double> means, List<Double> deviations) {
  InputScaling {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
  }

  static InputScaling of(List<LabelledClip> clips, ClipLayout layout) throws ClipException {
    int channels = layout.shape().channels();
    double[] sums = new double[channels];
    double[] squares = new double[channels];
    float[] values = new float[layout.shape().values()];
    int perChannel = values.length / channels;
    for (LabelledClip clip : clips) {
      layout.checkValues(clip.id(), clip.tensor().forTest()).copyTo(values, 0);
      for (int i = 0; i < values.length; i++) {
        sums[i / perChannel] += values[i];
        squares[i / perChannel] += (double) values[i] * values[i];
      }
    }
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    double count = (double) clips.size() * perChannel;
    for (int c = 0; c < channels; c++) {
      double mean = sums[c] / count;
      double variance = squares[c] / count - mean * mean;
      means.add(mean);
      deviations.add(variance > 0 ? Math.sqrt(variance) : 1);
    }
    return new InputScaling(means, deviations);
  }

  /** Scales one clip's values, which start at an offset, in place. */
  void apply(float[] values, int offset, int length) {
    int perChannel = length / means.size();
    for (int c = 0; c < means.size(); c++) {
      float mean = means.get(c).floatValue();
      float factor = (float) (1 / deviations.get(c));
      int start = offset + c * perChannel;
      for (int i = start; i < start + perChannel; i++) {
        values[i] = (values[i] - mean) * factor;
      }
    }
  }
}
