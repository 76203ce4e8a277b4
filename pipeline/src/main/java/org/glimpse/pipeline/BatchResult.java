package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
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

  /**
   * This result with clips that failed in a later step.
   *
   * @param later the failures; where the clip has an outcome they take its place
   * @return a copy
   */
  public BatchResult withFailed(List<ClipOutcome.Failed> later) {
    Set<ClipId> ids = new HashSet<>();
    later.forEach(failure -> ids.add(failure.id()));
    List<ClipOutcome> all = new ArrayList<>(later);
    outcomes.stream().filter(outcome -> !ids.contains(outcome.id())).forEach(all::add);
    all.sort(Comparator.comparing(ClipOutcome::id));
    return new BatchResult(all, provenance);
  }
}
