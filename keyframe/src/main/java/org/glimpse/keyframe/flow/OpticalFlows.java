package org.glimpse.keyframe.flow;

import java.util.List;
import java.util.Locale;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;
import org.bytedeco.opencv.opencv_video.FarnebackOpticalFlow;

/** The optical flow methods. */
public final class OpticalFlows {
  private static final int FARNEBACK_LEVELS = 3;
  private static final double FARNEBACK_SCALE = 0.5;
  private static final int FARNEBACK_WINDOW = 15;
  private static final int FARNEBACK_ITERATIONS = 3;
  private static final int FARNEBACK_POLY = 5;
  private static final double FARNEBACK_SIGMA = 1.2;
  private static final int DIS_MINIMUM = 16;

  private OpticalFlows() {}

  /**
   * Dense inverse search, OpenCV's implementation with the medium preset: the default, fast and
   * exact enough for movements of a fraction of a pixel.
   *
   * @return the method {@code "dis"}
   */
  public static OpticalFlow dis() {
    return new OpenCvFlow(
        "dis", DIS_MINIMUM, () -> DISOpticalFlow.create(DISOpticalFlow.PRESET_MEDIUM));
  }

  /**
   * Total variation with an L1 data term: the scheme that published flow maps of the field use;
   * slow, sharp and nearly blind to single bad pixels.
   *
   * <p>Tau 0.25, lambda 0.15, theta 0.3, as many scales of factor 0.5 as keep the diagonal at 16
   * pixels or more, 5 warps, at most 300 iterations a warp until the mean squared change is at most
   * 0.01²; both pictures are stretched to 0…255 together and smoothed with a deviation of 0.8.
   *
   * <p>Source: Sánchez, Meinhardt and Facciolo, "TV-L1 Optical Flow Estimation", Image Processing
   * On Line, with the defaults of its reference program. It is written anew; only rounding differs.
   *
   * @return the method {@code "tvl1"}
   */
  public static OpticalFlow tvl1() {
    return new TvL1Flow();
  }

  /**
   * Polynomial expansion, OpenCV's implementation with three levels of scale 0.5, window 15, three
   * iterations and polynomials over 5 pixels with a deviation of 1.2.
   *
   * <p>Source: the parameters are those of the public apex spotting code of MEA-LAB-421.
   *
   * @return the method {@code "farneback"}
   */
  public static OpticalFlow farneback() {
    return new OpenCvFlow(
        "farneback",
        1,
        () ->
            FarnebackOpticalFlow.create(
                FARNEBACK_LEVELS,
                FARNEBACK_SCALE,
                false,
                FARNEBACK_WINDOW,
                FARNEBACK_ITERATIONS,
                FARNEBACK_POLY,
                FARNEBACK_SIGMA,
                0));
  }

  /**
   * The names that {@link #parse} knows.
   *
   * @return ids, the default first
   */
  public static List<String> ids() {
    return List.of("dis", "tvl1", "farneback");
  }

  /**
   * The method of a name.
   *
   * @param id one of {@link #ids}, in any case
   * @return the method
   * @throws IllegalArgumentException if no method has this name
   */
  public static OpticalFlow parse(String id) {
    return switch (id.toLowerCase(Locale.ROOT)) {
      case "dis" -> dis();
      case "tvl1" -> tvl1();
      case "farneback" -> farneback();
      default ->
          throw new IllegalArgumentException(
              "optical flow must be one of " + String.join(", ", ids()) + " but is '" + id + "'");
    };
  }
}
