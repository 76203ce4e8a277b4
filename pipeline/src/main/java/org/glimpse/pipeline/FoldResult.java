package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.RunDetails;

/**
 * What a fold gives.
 *
 * @param predictions one for each test clip that did not fail
 * @param failed clips that could be neither tested nor trained on
 * @param details how its training went, without the content of clips
 */
public record FoldResult(
    List<Prediction> predictions, List<ClipOutcome.Failed> failed, RunDetails details) {
  /** Copies the lists. */
  public FoldResult {
    predictions = List.copyOf(predictions);
    failed = List.copyOf(failed);
  }

  /**
   * The details of several folds as those of one run.
   *
   * @param clips the clips of the run, whose content is noted
   * @param results what the folds gave, in their order
   * @return the details
   * @throws ClipException if a clip cannot be read
   */
  public static RunDetails details(LabelledClips clips, List<FoldResult> results)
      throws ClipException {
    List<RunDetails.LearningCurve> curves = new ArrayList<>();
    Optional<RunDetails.Embedding> embedding = Optional.empty();
    Optional<RunDetails.Effort> effort = Optional.empty();
    for (FoldResult result : results) {
      Optional<RunDetails.Effort> before = effort;
      effort = result.details.effort().map(e -> before.map(e::plus).orElse(e)).or(() -> before);
      curves.addAll(result.details.curves());
      embedding = embedding.isPresent() ? embedding : result.details.embedding();
    }
    return new RunDetails(ContentHashes.of(clips), curves, embedding, effort);
  }
}
