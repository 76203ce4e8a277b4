package org.glimpse.pipeline;

import java.util.List;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Provenance;

/**
 * What was spotted in some videos.
 *
 * @param videos the videos that could be looked at, in the order of their ids
 * @param failed the ones that could not, and why
 * @param provenance how the result came about
 */
public record SpottingResult(
    List<SpottedVideo> videos, List<ClipOutcome.Failed> failed, Provenance provenance) {
  /** Copies the lists. */
  public SpottingResult {
    videos = List.copyOf(videos);
    failed = List.copyOf(failed);
  }
}
