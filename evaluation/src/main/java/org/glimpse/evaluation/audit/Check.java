package org.glimpse.evaluation.audit;

import org.glimpse.core.EnumText;

/** What an audit looks for. */
public enum Check {
  /** A subject that is trained on and tested. */
  SUBJECT_LEAK("Subjects kept apart"),
  /** The same content under two clip names in different folds. */
  DUPLICATE_CLIPS("No clip twice"),
  /** Clips that should have been predicted and were not. */
  MISSING_PREDICTIONS("Every clip predicted"),
  /** Clips that could not be read, aligned or encoded. */
  FAILED_CLIPS("No clip failed"),
  /** Labels that occur on one side only. */
  LABEL_SETS("Same labels on both sides"),
  /** Labels that the training changed. */
  CHANGED_LABELS("Trained on the labels as given"),
  /** An epoch chosen by its test result. */
  TEST_EPOCH("Epoch chosen without the test fold"),
  /** Metrics averaged over folds instead of pooled. */
  AGGREGATION("Counts pooled over folds"),
  /** Metrics without a value. */
  UNDEFINED_METRIC("All metrics defined"),
  /** An apex that nobody coded. */
  INVENTED_APEX("Apex coded, not invented"),
  /** A result that a trivial predictor reaches. */
  TRIVIAL_BASELINE("Better than always one class"),
  /** Intersection over union of exactly the threshold. */
  IOU_RULE("Inclusive or strict IoU"),
  /** One prediction for several true intervals. */
  SHARED_PREDICTIONS("Each prediction used once"),
  /** Videos without any prediction. */
  SILENT_VIDEOS("A prediction in every video");

  private final String title;

  Check(String title) {
    this.title = title;
  }

  /**
   * The name in reports, worded as what should hold.
   *
   * @return for example {@code "Subjects kept apart"}
   */
  public String title() {
    return title;
  }

  /**
   * The name in files.
   *
   * @return for example {@code "subject-leak"}
   */
  public String id() {
    return EnumText.of(this);
  }
}
