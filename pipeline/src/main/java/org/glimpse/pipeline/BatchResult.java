package org.glimpse.pipeline;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Provenance;

/**
 * What became of every clip of a corpus: a batch neither dies nor forgets.
 *
 * @param outcomes one a clip, sorted by id; those the corpus could not offer included
 * @param provenance how the results came about
 */
public record BatchResult(List<ClipOutcome> outcomes, Provenance provenance) {
  /** Copies the outcomes. */
  public BatchResult {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * The clips with a result.
   *
   * @return in the order of the outcomes
   */
  public List<ClipOutcome.Analyzed> analyzed() {
    return outcomes.stream().map(ClipOutcome::analyzed).flatMap(Optional::stream).toList();
  }

  /**
   * The clips without a result.
   *
   * @return in the order of the outcomes
   */
  public List<ClipOutcome.Failed> failed() {
    return outcomes.stream().map(ClipOutcome::failed).flatMap(Optional::stream).toList();
  }
}
