package org.glimpse.keyframe.spot;

import java.util.List;
import java.util.Locale;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Movement;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.flow.OpticalFlows;

/**
 * The spotters.
 *
 * <p>Of videos of more than 125 frames a second they see the mean of every 2, 3, … frames, at most
 * 125 a second: a movement of 40 ms is still seen in two to five of them, and the mean of frames
 * has less noise than each. Every frame has its score all the same, and onsets and offsets stand at
 * the first and the last frame of such a group.
 */
public final class IntervalSpotters {
  private static final double LOWEST = 1.5;
  private static final double MOST_PER_SECOND = 125;
  private static final double CONTRAST_PER_SECOND = 40;
  private static final double CONTRAST = 0.01;
  private static final double MICRO_LAG = 400;
  private static final double MACRO_LAG = 1300;
  private static final ContrastDecoder.Durations MICRO =
      new ContrastDecoder.Durations(233, 533, Movement.Kind.MICRO);
  private static final ContrastDecoder.Durations MACRO =
      new ContrastDecoder.Durations(1567, 3500, Movement.Kind.MACRO);

  private IntervalSpotters() {}

  /** How a run is started at a rate that it can bear. */
  private interface Starter {
    SpottingRun start(FrameRate rate, SpottingSink sink);
  }

  private record Thinned(String id, double mostPerSecond, Starter starter)
      implements IntervalSpotter {
    @Override
    public SpottingRun start(FrameRate rate, SpottingSink sink) {
      int step = (int) Math.max(1, Math.ceil(rate.perSecond() / mostPerSecond));
      FrameRate thin = new FrameRate(rate.frames(), Math.multiplyExact(rate.seconds(), step));
      return ThinnedRun.of(step, s -> starter.start(thin, s), sink);
    }
  }

  /**
   * Peaks of the skin's strain above rest: the default.
   *
   * <ol>
   *   <li>Displacements of the skin by DIS flow at 160 pixels, brightness equalized and the head's
   *       motion removed, against a reference frame that is renewed every second, later while the
   *       face moves; smoothed with a Gaussian of 10 ms. What each cell usually does in the 2.5
   *       seconds before and after, its median, is neutral.
   *   <li>A region's strain above rest (its 20 % quantile in these 5 seconds), over what a still
   *       face reaches once in a while (0.003 in a brow, 0.002 at the nose, 0.0035 in a cheek,
   *       0.0025 at the mouth, 0.004 at the chin), is its clarity; the score of a frame is that of
   *       the clearest region. The eyes are not asked.
   *   <li>Where both eyes close within 160 ms and open again within 500 ms, they blink: of the
   *       lids' strain the median share that a region has while they are half closed is taken off
   *       it, at most 0.45 in a cheek, 0.3 in a brow and at the nose, 0.08 at the chin and 0.05 at
   *       the mouth.
   *   <li>A peak of at least 1.5 is an expression, unless all regions and the nose move as much as
   *       any: then it is the head. It lasts from where the clarity of the regions that take part
   *       leaves rest, found by a straight line through 15 % and 50 % of the peak; up to 600 ms it
   *       is a micro-, up to 6 seconds a macro-expression.
   * </ol>
   *
   * <p>Source: strain as a measure of expressions in long videos after Shreve, Godavarthy, Goldgof
   * and Sarkar, "Macro- and micro-expression spotting in long videos using spatio-temporal strain",
   * 2011; all the rest is ours.
   *
   * @return the spotter {@code "strain-peaks"}
   */
  public static IntervalSpotter strainPeaks() {
    return new Thinned(
        "strain-peaks",
        MOST_PER_SECOND,
        (rate, sink) -> new StrainRun(OpticalFlows.dis(), rate, LOWEST, sink));
  }

  /**
   * Main directional maximal difference for micro-expressions.
   *
   * <p>Flow from the frame 400 ms before to the frame and to the frame 400 ms behind it; in each of
   * 6 × 6 blocks of a face of 120 pixels the main of four directions of the first flow, in it the
   * mean of the largest third of the differences of the two flows' lengths, and of the blocks the
   * mean of the largest third; contrast with the frames 400 ms before and behind; movement above
   * {@code mean + 0.01 (max − mean)} for 233 to 533 ms. It sees at most 40 frames a second, means
   * of several where the camera is faster: at 100 a second single noisy frames under the threshold
   * tear every movement into pieces that are too short.
   *
   * <p>Source: Wang, Wu, Qian, Li and Fu, "A main directional maximal difference analysis for
   * spotting facial movements from long-term videos", 2017, and the code of the MEGC 2020 baseline.
   * Departures: directions by {@code atan2}, where the code's {@code atan} leaves two of the four
   * empty; DIS flow; stretches of two minutes; times in place of frames. It knows nothing of
   * blinks.
   *
   * @return the spotter {@code "mdmd"}
   */
  public static IntervalSpotter mdmd() {
    return contrast("mdmd", MICRO_LAG, MICRO, OpticalFlows.dis());
  }

  /**
   * Main directional maximal difference for ordinary expressions: {@link #mdmd} over 1300 ms, for
   * movements of 1567 to 3500 ms.
   *
   * @return the spotter {@code "mdmd-macro"}
   */
  public static IntervalSpotter mdmdMacro() {
    return contrast("mdmd-macro", MACRO_LAG, MACRO, OpticalFlows.dis());
  }

  private static IntervalSpotter contrast(
      String id, double lagMillis, ContrastDecoder.Durations durations, OpticalFlow flow) {
    return new Thinned(
        id,
        CONTRAST_PER_SECOND,
        (rate, sink) -> {
          int lag = (int) Math.max(1, Math.round(rate.framesIn(lagMillis)));
          ContrastDecoder decoder =
              new ContrastDecoder(rate, Math.max(1, lag - 1), CONTRAST, durations, sink);
          return new LaggedRun<>(new MainDirections(flow), lag, decoder);
        });
  }

  /**
   * Contrast of binary patterns.
   *
   * <p>The mean, over the largest third of 6 × 6 blocks, of the χ² distance of a frame's histogram
   * of uniform patterns from the mean of those 400 ms before and behind; contrast and threshold as
   * in {@link #mdmd}.
   *
   * <p>Source: Moilanen, Zhao and Pietikäinen, "Spotting rapid facial movements from videos using
   * appearance-based feature difference analysis", 2014, known here from descriptions of it. It
   * knows nothing of blinks. A camera's noise changes the patterns of smooth skin about as much as
   * a movement of a pixel does, so that on noisy video it finds little.
   *
   * @return the spotter {@code "feature-difference"}
   */
  public static IntervalSpotter featureDifference() {
    return new Thinned(
        "feature-difference",
        CONTRAST_PER_SECOND,
        (rate, sink) -> {
          int lag = (int) Math.max(1, Math.round(rate.framesIn(MICRO_LAG)));
          ContrastDecoder decoder = new ContrastDecoder(rate, lag, CONTRAST, MICRO, sink);
          return new LaggedRun<>(new PatternDifference(), lag, decoder);
        });
  }

  /**
   * The names that {@link #parse} knows.
   *
   * @return ids, the default first
   */
  public static List<String> ids() {
    return List.of("strain-peaks", "mdmd", "mdmd-macro", "feature-difference");
  }

  /**
   * What distinguishes a spotter, in a few words for a list.
   *
   * @param id one of {@link #ids}
   * @return a phrase
   * @throws IllegalArgumentException if no spotter has this name
   */
  public static String summary(String id) {
    return switch (parse(id).id()) {
      case "strain-peaks" -> "strain of each region above rest; blinks and the head left out";
      case "mdmd" -> "main directional maximal difference, micro-expressions";
      case "mdmd-macro" -> "main directional maximal difference, ordinary expressions";
      default -> "contrast of binary patterns, micro-expressions";
    };
  }

  /**
   * The spotter of a name.
   *
   * @param id one of {@link #ids}, in any case
   * @return the spotter
   * @throws IllegalArgumentException if no spotter has this name
   */
  public static IntervalSpotter parse(String id) {
    return switch (id.toLowerCase(Locale.ROOT)) {
      case "strain-peaks" -> strainPeaks();
      case "mdmd" -> mdmd();
      case "mdmd-macro" -> mdmdMacro();
      case "feature-difference" -> featureDifference();
      default ->
          throw new IllegalArgumentException(
              "spotter must be one of " + String.join(", ", ids()) + " but is '" + id + "'");
    };
  }
}
