package org.glimpse.keyframe.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Size;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.feature.LocalBinaryPatterns;

/** Peaks of the change of binary patterns, halved until one is left. */
final class LbpDetector implements KeyFrameDetector {
  private static final LocalBinaryPatterns PATTERNS = LocalBinaryPatterns.withDefaults();
  private static final double NEUTRAL_SHARE = 0.06;
  private static final double BLOCKS_A_SIDE = 14;
  private static final double CLEAR = 2.5;

  @Override
  public Detection detect(AlignedClip clip, MotionCurve motion) throws NoMovementException {
    ShownFrames frames = ShownFrames.of(motion);
    List<Box> boxes = blocks(clip);
    List<double[][]> histograms = new ArrayList<>();
    for (int i = 0; i < frames.count(); i++) {
      int[] map = PATTERNS.map(clip.frame(frames.frame(i)));
      histograms.add(
          boxes.stream()
              .map(box -> PATTERNS.histogram(map, clip.size().width(), box))
              .toArray(double[][]::new));
    }
    int neutral = (int) Math.max(1, Math.round(NEUTRAL_SHARE * frames.count()));
    double[][] start = mean(histograms.subList(0, neutral));
    double[] change = new double[clip.length()];
    for (int i = 0; i < frames.count(); i++) {
      change[frames.frame(i)] = distance(histograms.get(i), start);
    }
    RegionSignal signal = frames.signal(f -> change[f]);
    if (signal.height() <= CLEAR * signal.noise()) {
      throw frames.neutral(
          id(),
          String.format(
              Locale.ROOT, "height %.4f at a noise of %.4f", signal.height(), signal.noise()));
    }
    int apex = search(signal, signal.peaks(), 0, signal.length());
    return new Detection(frames.around(signal, apex), 1 - CLEAR * signal.noise() / signal.height());
  }

  /** The one peak of [from, to) that is left when the richer half is kept again and again. */
  private static int search(RegionSignal signal, List<Integer> peaks, int from, int to) {
    if (peaks.size() == 1 || to - from < 2) {
      return peaks.get(0);
    }
    int middle = (from + to) >>> 1;
    List<Integer> early = peaks.stream().filter(p -> p < middle).toList();
    List<Integer> late = peaks.stream().filter(p -> p >= middle).toList();
    boolean first = late.isEmpty() || (!early.isEmpty() && sum(signal, early) >= sum(signal, late));
    return first ? search(signal, early, from, middle) : search(signal, late, middle, to);
  }

  private static double sum(RegionSignal signal, List<Integer> peaks) {
    return peaks.stream().mapToDouble(signal::value).sum();
  }

  /** Blocks of about 16 pixels of a 224-pixel face in both eyes with their brows and the mouth. */
  private static List<Box> blocks(AlignedClip clip) {
    double side = Math.max(1, clip.size().width() / BLOCKS_A_SIDE);
    List<Box> blocks = new ArrayList<>();
    for (Box part :
        List.of(
            around(clip.region(Region.RIGHT_BROW), clip.region(Region.RIGHT_EYE)),
            around(clip.region(Region.LEFT_BROW), clip.region(Region.LEFT_EYE)),
            clip.region(Region.MOUTH))) {
      int columns = (int) Math.max(1, Math.round(part.width() / side));
      int rows = (int) Math.max(1, Math.round(part.height() / side));
      for (Box b :
          LocalBinaryPatterns.blocks(new Size(part.width(), part.height()), columns, rows)) {
        blocks.add(new Box(part.x() + b.x(), part.y() + b.y(), b.width(), b.height()));
      }
    }
    return blocks;
  }

  private static double[][] mean(List<double[][]> histograms) {
    double[][] first = histograms.get(0);
    double[][] mean = new double[first.length][first[0].length];
    for (double[][] one : histograms) {
      for (int block = 0; block < mean.length; block++) {
        for (int bin = 0; bin < mean[block].length; bin++) {
          mean[block][bin] += one[block][bin] / histograms.size();
        }
      }
    }
    return mean;
  }

  private static double distance(double[][] a, double[][] b) {
    double sum = 0;
    for (int block = 0; block < a.length; block++) {
      sum += LocalBinaryPatterns.chiSquare(a[block], b[block]);
    }
    return sum / a.length;
  }

  private static Box around(Box a, Box b) {
    int x0 = Math.min(a.x(), b.x());
    int y0 = Math.min(a.y(), b.y());
    int x1 = Math.max(a.x() + a.width(), b.x() + b.width());
    int y1 = Math.max(a.y() + a.height(), b.y() + b.height());
    return new Box(x0, y0, x1 - x0, y1 - y0);
  }

  @Override
  public String id() {
    return "lbp-divide-conquer";
  }
}
