package org.glimpse.keyframe.detect;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.keyframe.feature.LocalBinaryPatterns;
import org.glimpse.keyframe.internal.Pictures;
import org.glimpse.keyframe.internal.Resampler;

/** The frame around which the binary patterns change at the highest frequencies. */
final class FrequencyDetector implements KeyFrameDetector {
  private static final LocalBinaryPatterns PATTERNS = new LocalBinaryPatterns(8, 1, false);
  private static final int BLOCKS = 6;
  private static final int BLOCK = 32;
  private static final Size SIZE = Size.square(BLOCKS * BLOCK);
  private static final double WINDOW_MILLIS = 305;

  @Override
  public Detection detect(AlignedClip clip, MotionCurve motion) throws NoMovementException {
    ShownFrames frames = ShownFrames.of(motion);
    Resampler resampler = new Resampler(clip.size(), SIZE);
    List<int[]> maps = new ArrayList<>();
    for (int i = 0; i < frames.count(); i++) {
      float[] gray = resampler.resize(Pictures.gray(clip.frame(frames.frame(i))));
      maps.add(PATTERNS.map(gray, SIZE));
    }
    int half = (int) Math.max(1, Math.round((WINDOW_MILLIS / frames.interval() - 1) / 2));
    double[] amplitudes = new double[frames.count()];
    for (int block = 0; block < BLOCKS * BLOCKS; block++) {
      int x = block % BLOCKS * BLOCK;
      int y = Math.floorDiv(block, BLOCKS) * BLOCK;
      List<double[]> cut = maps.stream().map(map -> cut(map, x, y)).toList();
      new BlockSpectrum(BLOCK, half).addHighFrequencies(cut, amplitudes);
    }
    int apex = 0;
    double[] values = new double[clip.length()];
    for (int i = 0; i < amplitudes.length; i++) {
      apex = amplitudes[i] > amplitudes[apex] ? i : apex;
      values[frames.frame(i)] = amplitudes[i];
    }
    return new Detection(frames.around(frames.signal(f -> values[f]), apex), 0);
  }

  private static double[] cut(int[] map, int left, int top) {
    double[] block = new double[BLOCK * BLOCK];
    for (int i = 0; i < block.length; i++) {
      block[i] = map[(top + Math.floorDiv(i, BLOCK)) * SIZE.width() + left + i % BLOCK];
    }
    return block;
  }

  @Override
  public String id() {
    return "frequency";
  }
}
