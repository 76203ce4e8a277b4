package org.glimpse.keyframe.detect;

import java.util.List;
import java.util.Locale;

/** The detectors of key frames. */
public final class KeyFrameDetectors {
  private KeyFrameDetectors() {}

  /**
   * Regions vote for the moment of the apex: the default.
   *
   * <ol>
   *   <li>A region's clarity is how far its strain rises and falls again, over what a face at rest
   *       does: 0.0025 in a brow, 0.003 in an eye, 0.0025 at the nose, 0.0045 in a cheek, 0.002 at
   *       the mouth and 0.003 at the chin, or 6 times the region's noise (1.4826 times the median
   *       residual of the smoothing) if that is more. A rise that does not fall again counts a
   *       fourth.
   *   <li>If the eyes move more than 2.5 times as much as any other region, they blink: from every
   *       other region the largest part of their curve is taken off that fits under it while the
   *       lids are at least half closed, and a brow that peaks while the lids are on their way has
   *       half a voice. Where both eyes close, in no more than 160 ms, they have none.
   *   <li>Every region with a clarity of at least 0.5 votes for its peak with the square of its
   *       clarity; the votes are spread by a Gaussian of 30 ms, and the moment is where they are
   *       highest.
   *   <li>The apex is the peak, within 50 ms of the moment, of the sum of the regions that agree
   *       with it to 50 ms.
   *   <li>It is no movement if no region reaches a clarity of 1.
   * </ol>
   *
   * <p>The confidence is the share of the votes that agree times {@code 1 - 1 / clarity} of the
   * clearest region.
   *
   * @return the detector {@code "roi-consensus"}
   */
  public static KeyFrameDetector roiConsensus() {
    return new ConsensusDetector();
  }

  /**
   * Looks at how much the skin is deformed.
   *
   * <p>The regions but the eyes are added up, each weighted by the square of {@code prominence +
   * 0.1 · height}, so that drift, which only rises, counts little; the apex is the highest point of
   * the sum, the earliest of equal ones. Blinks are taken out and neutral clips told as in {@link
   * #roiConsensus}; where no other region moves, the eyes are taken. The confidence is {@code 1 - 1
   * / clarity} of the clearest region.
   *
   * <p>Source: regions' mean strain and eyes as the last resort as in the public apex spotting code
   * of MEA-LAB-421 (ME-PLAN); the smoothing, the weights and the treatment of blinks are ours.
   *
   * @return the detector {@code "optical-strain"}
   */
  public static KeyFrameDetector opticalStrain() {
    return new CurveDetector("optical-strain", CurveKind.STRAIN);
  }

  /**
   * Looks at how far the skin is moved, as {@link #opticalStrain} looks at how much it is deformed;
   * a face at rest does 0.03 pixels at brows, eyes and mouth, 0.025 at the nose and 0.06 at cheeks
   * and chin.
   *
   * @return the detector {@code "flow-magnitude"}
   */
  public static KeyFrameDetector flowMagnitude() {
    return new CurveDetector("flow-magnitude", CurveKind.MAGNITUDE);
  }

  /**
   * Local binary patterns of both eyes with their brows and of the mouth, against the first frames;
   * peaks by divide and conquer.
   *
   * <p>The patterns are those of 8 neighbors at radius 1, uniform ones apart and the rest together
   * (59 bins), counted in blocks of about 16 pixels of a 224-pixel face; the signal is the mean χ²
   * distance of the blocks' histograms from those of the first 6 % of the frames. The peaks of the
   * smoothed signal are halved in the middle of the frames again and again, and the half with the
   * larger sum of peaks is kept, until one peak is left. No movement if the signal's height is
   * below 2.5 times its noise.
   *
   * <p>Source: the search of Liong, See, Wong, Le Ngo, Oh and Phan, "Automatic apex frame spotting
   * in micro-expression database", 2015, known here from descriptions of it; blocks, distance and
   * smoothing are ours. It knows nothing of blinks.
   *
   * @return the detector {@code "lbp-divide-conquer"}
   */
  public static KeyFrameDetector lbpDivideAndConquer() {
    return new LbpDetector();
  }

  /**
   * High frequencies of local binary patterns in space and time.
   *
   * <p>The pattern map of a face of 192 pixels is cut into 6 × 6 blocks; of each block and a window
   * of 305 ms about each frame (an odd number of frames, the clip's ends repeated) the 3-D Fourier
   * transform is taken, and the amplitudes of all frequencies at a distance of at least half the
   * window from zero are added up. The apex is the frame with the largest sum, the earliest of
   * equal ones. It calls no clip neutral.
   *
   * <p>Source: Li, Huang and Zhao, "Can micro-expression be recognized based on single apex
   * frame?", 2018, and its public code; the code's choice of nine blocks does not choose the nine
   * largest, so that all 36 are taken as in the paper; a window of 61 frames there is 305 ms here.
   * It knows nothing of blinks. The confidence is always 0.
   *
   * @return the detector {@code "frequency"}
   */
  public static KeyFrameDetector frequency() {
    return new FrequencyDetector();
  }

  /**
   * The plainest: mean absolute difference of gray values from the mean of the first 6 % of the
   * frames, over the regions but the eyes, with the brightness of each region equalized. No
   * movement if its height is below 8 times its noise.
   *
   * @return the detector {@code "frame-difference"}
   */
  public static KeyFrameDetector frameDifference() {
    return new DifferenceDetector();
  }

  /**
   * The names that {@link #parse} knows.
   *
   * @return ids, the default first
   */
  public static List<String> ids() {
    return List.of(
        "roi-consensus",
        "optical-strain",
        "flow-magnitude",
        "lbp-divide-conquer",
        "frequency",
        "frame-difference");
  }

  /**
   * What distinguishes a detector, in a few words for a list.
   *
   * @param id one of {@link #ids}
   * @return a phrase
   * @throws IllegalArgumentException if no detector has this name
   */
  public static String summary(String id) {
    return switch (parse(id).id()) {
      case "roi-consensus" -> "regions vote by their strain, blinks have no voice";
      case "optical-strain" -> "peak of the skin's deformation, regions weighted";
      case "flow-magnitude" -> "peak of the skin's displacement, regions weighted";
      case "lbp-divide-conquer" -> "binary patterns of eyes and mouth, peaks halved to one";
      case "frequency" -> "most high frequencies of binary patterns in a moving window";
      default -> "mean gray difference from the first frames";
    };
  }

  /**
   * The detector of a name.
   *
   * @param id one of {@link #ids}, in any case
   * @return the detector
   * @throws IllegalArgumentException if no detector has this name
   */
  public static KeyFrameDetector parse(String id) {
    return switch (id.toLowerCase(Locale.ROOT)) {
      case "roi-consensus" -> roiConsensus();
      case "optical-strain" -> opticalStrain();
      case "flow-magnitude" -> flowMagnitude();
      case "lbp-divide-conquer" -> lbpDivideAndConquer();
      case "frequency" -> frequency();
      case "frame-difference" -> frameDifference();
      default ->
          throw new IllegalArgumentException(
              "detector must be one of " + String.join(", ", ids()) + " but is '" + id + "'");
    };
  }
}
