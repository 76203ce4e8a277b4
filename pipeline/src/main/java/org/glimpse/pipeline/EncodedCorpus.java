package org.glimpse.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glimpse.core.tensor.LabelledClips;

/**
 * A corpus ready for training: the same clips once for each sampler, and what became of the rest.
 *
 * @param bySampler labelled clips by sampler id, in the order the samplers were given
 * @param millisAClip by sampler id, how long sampling and encoding one clip took on average, in
 *     milliseconds
 * @param batch the outcome of every clip, failed ones included
 */
public record EncodedCorpus(
    Map<String, LabelledClips> bySampler, Map<String, Double> millisAClip, BatchResult batch) {
  /**
   * Copies the maps.
   *
   * @throws IllegalArgumentException if there is no sampler
   */
  public EncodedCorpus {
    org.glimpse.core.Checks.argument(!bySampler.isEmpty(), "there must be a sampler");
    bySampler = Collections.unmodifiableMap(new LinkedHashMap<>(bySampler));
    millisAClip = Collections.unmodifiableMap(new LinkedHashMap<>(millisAClip));
  }

  /**
   * The clips of the first sampler, which is the only one unless several were asked for.
   *
   * @return labelled clips
   */
  public LabelledClips clips() {
    return bySampler.values().iterator().next();
  }

  /**
   * The first sampler, which is the only one unless several were asked for.
   *
   * @return its id
   */
  public String sampler() {
    return bySampler.keySet().iterator().next();
  }
}
