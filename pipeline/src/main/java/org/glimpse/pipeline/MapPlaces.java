package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.keyframe.sample.FrameSampler;

/** Says which frames of their clips the maps of an evaluation stand for. */
public final class MapPlaces {
  private MapPlaces() {}

  /**
   * Gives maps the frames that were sampled.
   *
   * <p>A map with as many frames as were sampled stands for these. Any other, as of an encoder that
   * makes one frame of many, is spread evenly from the first sampled frame to the last; one of a
   * single frame stands for the one in the middle.
   *
   * @param evaluation whose maps
   * @param sampler chose the frames
   * @param batch with the analyses of the clips; maps of other clips stay as they are
   * @return a copy
   */
  public static Evaluation of(Evaluation evaluation, FrameSampler sampler, BatchResult batch) {
    Map<ClipId, ClipAnalysis> analyses = new HashMap<>();
    for (ClipOutcome.Analyzed analyzed : batch.analyzed()) {
      analyses.put(analyzed.id(), analyzed.analysis());
    }
    ModelInsight insight = evaluation.details().insight();
    List<ClipMap> placed = new ArrayList<>();
    for (ClipMap map : insight.maps()) {
      ClipAnalysis analysis = analyses.get(map.clip());
      placed.add(
          analysis == null
              ? map
              : map.withFrames(
                  spread(
                      sampler.sample(analysis.keyFrames(), analysis.motion()).positions(),
                      map.map().frames())));
    }
    return evaluation.withDetails(evaluation.details().with(insight.withMaps(placed)));
  }

  private static List<Integer> spread(List<Integer> sampled, int frames) {
    if (sampled.size() == frames) {
      return sampled;
    }
    int first = sampled.get(0);
    int last = sampled.get(sampled.size() - 1);
    List<Integer> spread = new ArrayList<>();
    for (int t = 0; t < frames; t++) {
      double part = frames == 1 ? 0.5 : t / (frames - 1.0);
      spread.add((int) Math.round(first + part * (last - first)));
    }
    return spread;
  }
}
