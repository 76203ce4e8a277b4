package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.tensor.LabelledClips;

/** What can be had without looking at a clip; every result shows it beside the model's. */
public final class Baselines {
  private Baselines() {}

  /**
   * Predicts the class that is most frequent in the fold's training clips; of equally frequent ones
   * the lowest index.
   *
   * @param plan the protocol
   * @param clips the labelled clips of the plan
   * @return the evaluation of these predictions; scores are the shares of the training classes
   * @throws IllegalArgumentException if a clip of the plan has no label
   */
  public static Evaluation majority(FoldPlan plan, LabelledClips clips) {
    return evaluate(plan, clips, (clip, counts) -> mostFrequent(counts));
  }

  /**
   * Draws each prediction from the class shares of the fold's training clips.
   *
   * @param plan the protocol
   * @param clips the labelled clips of the plan
   * @param seed the draws depend on it and on the clip alone
   * @return the evaluation of these predictions; scores are the shares of the training classes
   * @throws IllegalArgumentException if a clip of the plan has no label
   */
  public static Evaluation prior(FoldPlan plan, LabelledClips clips, long seed) {
    return evaluate(
        plan,
        clips,
        (clip, counts) -> {
          int draw = Seeds.generator(seed, "prior/" + clip).nextInt(counts.total());
          int index = 0;
          while (draw >= counts.count(index)) {
            draw -= counts.count(index++);
          }
          return index;
        });
  }

  /**
   * Predicts for every clip the class that is most frequent among the true labels of them all; of
   * equally frequent ones the lowest index. It knows the test labels, so it is the best that always
   * saying one class can do; for results whose folds are unknown.
   *
   * @param evaluation a result
   * @return the evaluation of these predictions on the same clips, without scores
   */
  public static Evaluation alwaysMostFrequent(Evaluation evaluation) {
    int best =
        mostFrequent(
            LabelCounts.of(
                evaluation.labels(),
                evaluation.clips().stream().map(EvaluatedClip::truth).toList()));
    return Evaluation.of(
        evaluation.protocol(),
        evaluation.labels(),
        evaluation.clips().stream()
            .map(c -> new EvaluatedClip(c.clip(), c.truth(), best, c.fold(), List.of()))
            .toList());
  }

  private static int mostFrequent(LabelCounts counts) {
    int best = 0;
    for (int c = 1; c < counts.size(); c++) {
      best = counts.count(c) > counts.count(best) ? c : best;
    }
    return best;
  }

  private static Evaluation evaluate(
      FoldPlan plan, LabelledClips clips, BiFunction<ClipId, LabelCounts, Integer> rule) {
    List<EvaluatedClip> evaluated = new ArrayList<>();
    for (Fold fold : plan.folds()) {
      LabelCounts counts = clips.select(fold.train()).counts();
      List<Double> shares =
          counts.counts().stream().map(count -> (double) count / counts.total()).toList();
      for (ClipId clip : fold.test()) {
        evaluated.add(
            new EvaluatedClip(
                clip, clips.clip(clip).label(), rule.apply(clip, counts), fold.name(), shares));
      }
    }
    return Evaluation.of(plan.protocol(), clips.labels(), evaluated);
  }
}
