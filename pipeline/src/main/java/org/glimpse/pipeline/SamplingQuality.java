package org.glimpse.pipeline;

import java.util.Arrays;
import java.util.List;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.keyframe.sample.FrameSampler;

/**
 * What a sampler keeps of the movement, as a test sees it.
 *
 * @param apexCoverage the share of clips of which a sampled frame is the apex or next to it
 * @param strainKept the mean over clips of the largest strain at a sampled frame over the largest
 *     from onset to offset; a clip without strain counts 1
 * @param duplicates the mean number of sampled positions that repeat another
 */
public record SamplingQuality(double apexCoverage, double strainKept, double duplicates) {
  /**
   * Measures a sampler on the clips that were analyzed.
   *
   * @param sampler the sampler
   * @param outcomes the outcomes of a batch; failed ones are left out
   * @return the quality; all values NaN if no clip was analyzed
   */
  public static SamplingQuality of(FrameSampler sampler, List<ClipOutcome> outcomes) {
    int clips = 0;
    int covered = 0;
    double kept = 0;
    double duplicates = 0;
    for (ClipOutcome outcome : outcomes) {
      if (outcome.analyzed().isEmpty()) {
        continue;
      }
      ClipAnalysis analysis = outcome.analyzed().get().analysis();
      KeyFrames frames = analysis.keyFrames();
      MotionCurve motion = analysis.motion();
      SampledSequence sequence = sampler.sample(frames, motion);
      clips++;
      covered +=
          sequence.positions().stream().anyMatch(p -> Math.abs(p - frames.apex()) <= 1) ? 1 : 0;
      double[] strain = motion.strain();
      double peak = Arrays.stream(strain, frames.onset(), frames.offset() + 1).max().orElse(0);
      double best = sequence.positions().stream().mapToDouble(p -> strain[p]).max().orElse(0);
      kept += peak > 0 ? Math.min(1, best / peak) : 1;
      duplicates += sequence.duplicates();
    }
    return new SamplingQuality((double) covered / clips, kept / clips, duplicates / clips);
  }
}
