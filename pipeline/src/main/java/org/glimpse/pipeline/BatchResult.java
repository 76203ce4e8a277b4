package org.glimpse.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.clip.ClipId;
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
   * The outcomes of some clips alone.
   *
   * @param clips which clips; those that are not here are passed over
   * @return a result with the same provenance
   */
  public BatchResult only(Collection<ClipId> clips) {
    Set<ClipId> wanted = Set.copyOf(clips);
    return new BatchResult(
        outcomes.stream().filter(outcome -> wanted.contains(outcome.id())).toList(), provenance);
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
