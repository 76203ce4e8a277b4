package org.glimpse.keyframe.interpolate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.ClipTensor;

/**
 * Computes frames between the frames of a clip: each is a weighted sum of the frames there are, the
 * same for every pixel.
 */
public interface TemporalInterpolation {
  /**
   * The weights of the frames for a position in time.
   *
   * @param frames the number of frames, n, at least 1
   * @param position where to interpolate, 0 for the first frame to n − 1 for the last
   * @return n weights whose sum is 1; at a whole position 1 for that frame and 0 for the others
   * @throws IllegalArgumentException if there is no frame or the position is outside
   */
  double[] weights(int frames, double position);

  /**
   * The method as it is written in provenance and on the command line.
   *
   * @return for example {@code "tim"}
   */
  String id();

  /**
   * Makes a tensor longer or shorter.
   *
   * <p>Frame {@code i} of {@code k} lies at {@code i · (T − 1) / (k − 1)}, so that the first and
   * the last are kept; for {@code k = 1} it lies at {@code (T − 1) / 2}. Values are clamped to the
   * tensor's range, which interpolation may leave.
   *
   * @param tensor (C, T, H, W)
   * @param k the number of frames wanted, at least 1
   * @return (C, k, H, W)
   * @throws IllegalArgumentException if {@code k < 1}
   */
  default ClipTensor resample(ClipTensor tensor, int k) {
    Checks.atLeast("number of interpolated frames", k, 1);
    int frames = tensor.frames();
    int channels = tensor.channels().size();
    int area = tensor.size().area();
    float[] data = tensor.data();
    float[] result = new float[channels * k * area];
    float min = (float) tensor.range().min();
    float max = (float) tensor.range().max();
    double[] sum = new double[area];
    for (int i = 0; i < k; i++) {
      double position = k == 1 ? (frames - 1) / 2.0 : (double) i * (frames - 1) / (k - 1);
      double[] weights = weights(frames, position);
      for (int c = 0; c < channels; c++) {
        Arrays.fill(sum, 0);
        for (int t = 0; t < frames; t++) {
          int at = (c * frames + t) * area;
          for (int p = 0; weights[t] != 0 && p < area; p++) {
            sum[p] += weights[t] * data[at + p];
          }
        }
        for (int p = 0; p < area; p++) {
          result[(c * k + i) * area + p] = Math.max(min, Math.min(max, (float) sum[p]));
        }
      }
    }
    return ClipTensor.wrap(tensor.channels(), k, tensor.size(), tensor.range(), result);
  }

  /**
   * The temporal interpolation model: every pixel's course in time is the sum of the cosines of its
   * DCT-II, read between the frames.
   *
   * <p>With frames 0 to n − 1, {@code w_i(p) = 1/n + 2/n · Σ_{k=1}^{n−1} cos(πk(2i + 1)/(2n)) ·
   * cos(πk(2p + 1)/(2n))}. It returns the frames at their own positions and may overshoot between
   * them.
   *
   * <p>Source: the model of Zhou, 2011, and Pfister, 2011, which embeds the frames along a path
   * graph; that embedding is a DCT, so neither graph nor singular value decomposition is needed.
   *
   * @return the method {@code "tim"}
   */
  static TemporalInterpolation tim() {
    return new CosineInterpolation();
  }

  /**
   * A straight line between neighboring frames.
   *
   * @return the method {@code "linear"}
   */
  static TemporalInterpolation linear() {
    return new LocalInterpolation("linear", LocalInterpolation::line);
  }

  /**
   * Keys' cubic convolution with a = −½ over four neighboring frames; the first and last frame
   * repeat beyond the ends.
   *
   * @return the method {@code "cubic"}
   */
  static TemporalInterpolation cubic() {
    return new LocalInterpolation("cubic", LocalInterpolation::keys);
  }

  /**
   * Every method there is.
   *
   * @return tim, linear and cubic
   */
  static List<TemporalInterpolation> all() {
    return List.of(tim(), linear(), cubic());
  }

  /**
   * The method of a name.
   *
   * @param id {@code "tim"}, {@code "linear"} or {@code "cubic"}, in any case
   * @return the method
   * @throws IllegalArgumentException if no method has this name
   */
  static TemporalInterpolation parse(String id) {
    for (TemporalInterpolation method : all()) {
      if (method.id().equals(id.toLowerCase(Locale.ROOT))) {
        return method;
      }
    }
    throw new IllegalArgumentException(
        "interpolation must be one of tim, linear, cubic but is '" + id + "'");
  }
}
