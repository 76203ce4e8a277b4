package org.glimpse.pipeline.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.VideoInfo;

/**
 * What should be known of a clip although there is a result.
 *
 * <p>Frames are missing that a container or the numbers on pictures announce. A gap in time is
 * where two frames lie 1.75 times further apart than frames of this clip do, as a median: a camera
 * left frames out, or damage swallowed them unseen.
 */
public final class ClipRemarks {
  private static final double GAP = 1.75;
  private static final double MICROS_A_MILLI = 1000;

  private ClipRemarks() {}

  /**
   * The remarks on a clip.
   *
   * @param clip what was found in it
   * @return one or more clauses; empty if there is nothing to say
   */
  public static Optional<String> of(ClipAnalysis clip) {
    List<String> remarks = new ArrayList<>();
    missing(clip.video(), clip.motion().length()).ifPresent(remarks::add);
    gaps(clip.motion()).ifPresent(remarks::add);
    return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks));
  }

  private static Optional<String> missing(VideoInfo video, int frames) {
    int missing = video.missing().size();
    return missing == 0
        ? Optional.empty()
        : Optional.of(
            missing
                + " of "
                + frames
                + (missing == 1 ? " frames is missing: " : " frames are missing: ")
                + FrameRanges.text(video.missing()));
  }

  private static Optional<String> gaps(MotionCurve motion) {
    int steps = motion.length() - 1;
    if (steps < 2) {
      return Optional.empty();
    }
    long[] micros = new long[steps];
    for (int i = 0; i < steps; i++) {
      micros[i] = motion.timestampMicros(i + 1) - motion.timestampMicros(i);
    }
    long[] sorted = micros.clone();
    Arrays.sort(sorted);
    double limit = GAP * sorted[steps / 2];
    long gaps = Arrays.stream(micros).filter(step -> step > limit).count();
    if (gaps == 0) {
      return Optional.empty();
    }
    int longest = 0;
    for (int i = 1; i < steps; i++) {
      longest = micros[i] > micros[longest] ? i : longest;
    }
    String where =
        String.format(
            Locale.ROOT, "%.0f ms before frame %d", micros[longest] / MICROS_A_MILLI, longest + 1);
    return Optional.of(
        gaps == 1 ? "a gap in time of " + where : gaps + " gaps in time, the longest of " + where);
  }
}
