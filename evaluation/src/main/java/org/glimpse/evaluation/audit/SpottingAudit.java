package org.glimpse.evaluation.audit;

import java.util.Collection;
import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.SpottingScore;
import org.glimpse.evaluation.spotting.VideoInterval;

/** Looks for choices of a spotting rule that change its result. */
public final class SpottingAudit {
  private SpottingAudit() {}

  /**
   * Scores again under the neighboring rules and says what changes.
   *
   * @param videos videos that may have no interval
   * @param truth the true intervals
   * @param predictions the predicted intervals
   * @param rule the rule of the result
   * @return a finding for each check
   */
  public static List<Finding> of(
      Collection<ClipId> videos,
      List<VideoInterval> truth,
      List<VideoInterval> predictions,
      MatchRule rule) {
    SpottingCounts own = SpottingScore.of(videos, truth, predictions, rule).counts();
    SpottingCounts otherIou =
        SpottingScore.of(videos, truth, predictions, rule.withStrict(!rule.strict())).counts();
    SpottingCounts otherSharing =
        SpottingScore.of(
                videos, truth, predictions, rule.withSharedPredictions(!rule.sharedPredictions()))
            .counts();
    return List.of(
        compare(
            Check.IOU_RULE,
            own,
            otherIou,
            rule.strict() ? "IoU above " + rule.iou() : "IoU of at least " + rule.iou(),
            rule.strict() ? "IoU of at least " + rule.iou() : "IoU above " + rule.iou()),
        compare(
            Check.SHARED_PREDICTIONS,
            own,
            otherSharing,
            sharing(rule.sharedPredictions()),
            sharing(!rule.sharedPredictions())),
        silent(own));
  }

  private static String sharing(boolean shared) {
    return shared
        ? "predictions that may find several true intervals"
        : "each prediction used once";
  }

  private static Finding compare(
      Check check, SpottingCounts own, SpottingCounts other, String rule, String otherRule) {
    String message = "With " + rule + ": " + words(own) + ".";
    return own.equals(other)
        ? new Finding(check, Severity.PASSED, message + " With " + otherRule + " it is the same.")
        : new Finding(
            check,
            Severity.WARNING,
            message + " With " + otherRule + " it would be " + words(other) + ".");
  }

  private static Finding silent(SpottingCounts counts) {
    int silent = counts.videosWithoutPrediction();
    if (silent == 0) {
      return new Finding(
          Check.SILENT_VIDEOS,
          Severity.PASSED,
          "None of " + Wording.count(counts.videos(), "video") + " is without a prediction.");
    }
    String message =
        silent
            + " of "
            + Wording.count(counts.videos(), "video")
            + Wording.have(silent)
            + " no prediction; "
            + (silent == 1 ? "it adds" : "they add")
            + " missed intervals but no false alarms.";
    return new Finding(Check.SILENT_VIDEOS, Severity.NOTE, message);
  }

  private static String words(SpottingCounts counts) {
    return "TP "
        + counts.tp()
        + ", FP "
        + counts.fp()
        + ", FN "
        + counts.fn()
        + ", F1 "
        + Wording.value(counts.f1());
  }
}
