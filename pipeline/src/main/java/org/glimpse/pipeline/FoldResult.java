package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.evaluation.SurestMistakes;

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
   * <p>Of the maps those of the surest mistakes of all folds are kept.
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
    ModelInsight insight = ModelInsight.none();
    List<EvaluatedClip> tested = new ArrayList<>();
    for (FoldResult result : results) {
      Optional<RunDetails.Effort> before = effort;
      effort = result.details.effort().map(e -> before.map(e::plus).orElse(e)).or(() -> before);
      curves.addAll(result.details.curves());
      embedding = embedding.isPresent() ? embedding : result.details.embedding();
      insight = insight.plus(result.details.insight());
      for (Prediction prediction : result.predictions) {
        tested.add(evaluated(clips, prediction, "fold"));
      }
    }
    Set<ClipId> shown =
        SurestMistakes.of(tested).stream().map(EvaluatedClip::clip).collect(Collectors.toSet());
    List<ClipMap> maps = insight.maps().stream().filter(map -> shown.contains(map.clip())).toList();
    return new RunDetails(
        ContentHashes.of(clips), curves, embedding, effort, insight.withMaps(maps));
  }

  /**
   * Why clips failed.
   *
   * @param failed the failures
   * @return reasons by clip
   */
  public static Map<ClipId, String> reasons(List<ClipOutcome.Failed> failed) {
    Map<ClipId, String> reasons = new HashMap<>();
    failed.forEach(failure -> reasons.put(failure.id(), failure.reason()));
    return reasons;
  }

  /** A prediction beside its truth. */
  static EvaluatedClip evaluated(LabelledClips clips, Prediction prediction, String fold) {
    int truth = clips.clip(prediction.clip()).label();
    return new EvaluatedClip(
        prediction.clip(), truth, prediction.decided(), fold, prediction.scores());
  }
}
