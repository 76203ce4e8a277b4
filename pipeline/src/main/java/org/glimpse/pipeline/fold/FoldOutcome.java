package org.glimpse.pipeline.fold;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.Prediction;
import org.glimpse.evaluation.Fold;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.pipeline.FoldResult;

/**
 * What became of the folds of a cross-validation.
 *
 * @param results of the folds that were finished
 * @param failures by name of fold, why it failed
 */
public record FoldOutcome(List<FoldResult> results, Map<String, String> failures) {
  /** Copies the values. */
  public FoldOutcome {
    results = List.copyOf(results);
    failures = java.util.Collections.unmodifiableMap(new TreeMap<>(failures));
  }

  /**
   * The predictions of the finished folds.
   *
   * @return one for each of their test clips
   */
  public List<Prediction> predictions() {
    return results.stream().flatMap(result -> result.predictions().stream()).toList();
  }

  /**
   * The clips that were not tested: because their fold failed, or because they did.
   *
   * @param plan the folds
   * @return one failure a clip, with its own or the fold's reason
   */
  public List<ClipOutcome.Failed> failed(FoldPlan plan) {
    Map<ClipId, ClipOutcome.Failed> failed = new TreeMap<>();
    for (Fold fold : plan.folds()) {
      String reason = failures.get(fold.name());
      if (reason != null) {
        for (ClipId clip : fold.test()) {
          failed.put(
              clip,
              new ClipOutcome.Failed(
                  clip, Step.TRAIN, "Fold " + fold.name() + " failed: " + reason));
        }
      }
    }
    results.forEach(
        result -> result.failed().forEach(failure -> failed.put(failure.id(), failure)));
    return List.copyOf(failed.values());
  }
}
