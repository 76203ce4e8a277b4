package org.glimpse.model.weights;

import java.util.List;
import org.glimpse.core.Checks;

/**
 * Weights made to fit a network of another kind of input.
 *
 * <p>A kernel of images (O, I, H, W) becomes one of clips (O, I, T, H, W) by T copies divided by T,
 * so that a clip whose frames are all the same gives what the image gave. Where the number of input
 * channels differs, each new channel gets the sum over the old ones divided by the number of new
 * ones, so that channels that are all the same give what they gave.
 *
 * <p>Source: the copies are those of Carreira, Zisserman, "Quo Vadis, Action Recognition? A New
 * Model and the Kinetics Dataset", 2017; the treatment of channels is ours.
 */
public final class InflatedWeights {
  private static final int IMAGE_AXES = 4;
  private static final int CLIP_AXES = 5;

  private InflatedWeights() {}

  /**
   * Whether weights can be made to fit.
   *
   * @param given their shape
   * @param wanted the shape that is needed
   * @return true where they are equal, or kernels that differ only in time or input channels
   */
  public static boolean fits(List<Long> given, List<Long> wanted) {
    if (given.equals(wanted)) {
      return true;
    }
    boolean kernels = given.size() >= IMAGE_AXES && wanted.size() >= given.size();
    return kernels
        && wanted.size() <= CLIP_AXES
        && given.get(0).equals(wanted.get(0))
        && given
            .subList(2, given.size())
            .equals(wanted.subList(wanted.size() - given.size() + 2, wanted.size()));
  }

  /**
   * Weights of another shape.
   *
   * @param given the weights
   * @param wanted a shape that they {@linkplain #fits fit}
   * @return weights of that shape, the same ones where it is theirs
   * @throws IllegalArgumentException if they do not fit
   */
  public static WeightTensor of(WeightTensor given, List<Long> wanted) {
    Checks.argument(
        fits(given.shape(), wanted),
        "weights of " + given.shape() + " cannot be made to fit " + wanted);
    if (given.shape().equals(wanted)) {
      return given;
    }
    int filters = Math.toIntExact(wanted.get(0));
    int before = Math.toIntExact(given.shape().get(1));
    int channels = Math.toIntExact(wanted.get(1));
    int frames = wanted.size() > given.shape().size() ? Math.toIntExact(wanted.get(2)) : 1;
    float[] old = given.values();
    int kernel = old.length / filters / before;
    float[] values = new float[filters * channels * frames * kernel];
    for (int filter = 0; filter < filters; filter++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int i = 0; i < frames * kernel; i++) {
          double value = 0;
          if (before == channels) {
            value = old[(filter * before + channel) * kernel + i % kernel];
          } else {
            for (int other = 0; other < before; other++) {
              value += old[(filter * before + other) * kernel + i % kernel];
            }
            value /= channels;
          }
          values[(filter * channels + channel) * frames * kernel + i] = (float) (value / frames);
        }
      }
    }
    return WeightTensor.wrap(wanted, values);
  }
}
