package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.report.chart.ApexMotion;

/** What a reader must know before trusting the curve of a clip. */
final class QualityFlags {
  private static final double BLINK_PIXELS = 0.5;
  private static final double BLINK_FACTOR = 2;
  private static final double GAP_FACTOR = 1.5;
  private static final double HEAD_PIXELS = 0.3;

  private QualityFlags() {}

  /**
   * Something that may spoil a clip.
   *
   * @param word what it is called in the table of clips
   * @param sentence what it is and how large
   */
  record Flag(String word, String sentence) {}

  /** Flags that follow from the curve alone. */
  static List<Flag> of(ClipAnalysis analysis) {
    List<Flag> flags = new ArrayList<>();
    missingFace(analysis.motion()).ifPresent(flags::add);
    gaps(analysis).ifPresent(flags::add);
    blink(analysis.motion()).ifPresent(flags::add);
    return flags;
  }

  private static Optional<Flag> missingFace(MotionCurve motion) {
    int missing = motion.length() - motion.track().foundCount();
    return missing == 0
        ? Optional.empty()
        : Optional.of(
            new Flag(
                "face missing",
                "No face was found in "
                    + missing
                    + " of "
                    + Words.count(motion.length(), "frame")
                    + "."));
  }

  private static Optional<Flag> gaps(ClipAnalysis analysis) {
    double nominal = analysis.video().frameRate().millis(1);
    int gaps = 0;
    double widest = 0;
    MotionCurve motion = analysis.motion();
    for (int i = 1; i < motion.length(); i++) {
      double step = (motion.timestampMicros(i) - motion.timestampMicros(i - 1)) / 1000.0;
      if (step > GAP_FACTOR * nominal) {
        gaps++;
        widest = Math.max(widest, step);
      }
    }
    return gaps == 0
        ? Optional.empty()
        : Optional.of(
            new Flag(
                "frame gap",
                String.format(
                    Locale.ROOT,
                    "%s longer than usual between frames, the longest %.0f ms instead of %.1f ms.",
                    gaps == 1 ? "One step is" : gaps + " steps are",
                    widest,
                    nominal)));
  }

  /** The eyes moving far more than all the rest of the face. */
  private static Optional<Flag> blink(MotionCurve motion) {
    double[] eyes = new double[motion.length()];
    double[] rest = new double[motion.length()];
    for (Region region : Region.values()) {
      double[] curve = motion.magnitude(region);
      double[] into = region.isEye() ? eyes : rest;
      for (int i = 0; i < curve.length; i++) {
        into[i] = Math.max(into[i], curve[i]);
      }
    }
    int most = 0;
    for (int i = 1; i < eyes.length; i++) {
      most = eyes[i] > eyes[most] ? i : most;
    }
    if (eyes[most] < BLINK_PIXELS || eyes[most] < BLINK_FACTOR * rest[most]) {
      return Optional.empty();
    }
    return Optional.of(
        new Flag(
            "blink",
            String.format(
                Locale.ROOT,
                "The eyes alone move %.2f px at %.0f ms, most likely a blink.",
                eyes[most],
                (motion.timestampMicros(most) - motion.timestampMicros(0)) / 1000.0)));
  }

  /**
   * What the bridge of the nose moves from onset to apex, where a face without its head is still.
   */
  static Optional<Flag> head(ApexMotion motion) {
    Box nose = FaceLayout.box(Region.NOSE, motion.flow().size());
    Box bridge = new Box(nose.x(), nose.y(), nose.width(), Math.max(1, nose.height() / 2));
    double[] lengths = new double[bridge.width() * bridge.height()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] =
          motion.flow().magnitude(bridge.x() + i % bridge.width(), bridge.y() + i / bridge.width());
    }
    Arrays.sort(lengths);
    double median = lengths[lengths.length / 2];
    return median < HEAD_PIXELS
        ? Optional.empty()
        : Optional.of(
            new Flag(
                "head motion",
                String.format(
                    Locale.ROOT,
                    "From onset to apex the bridge of the nose moves %.2f px in the aligned face:"
                        + " the head's own motion is not wholly taken out.",
                    median)));
  }
}
