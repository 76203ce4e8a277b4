package org.glimpse.imbalance.objective;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.clip.ClipId;
import org.glimpse.imbalance.uncertain.LabelStore;

/**
 * What an objective found out about the clips that it trained on, and about no others.
 *
 * @param measure what the numbers are
 * @param values the number of each clip when it was last trained on, in the order of the training
 *     clips; empty where the objective measures nothing, and for a training that was read back
 *     after its last epoch
 * @param labels the labels with all their changes, where the objective changes labels
 * @param tasks where tasks beside the classification had their labels from
 */
public record ClipFindings(
    Measure measure,
    Map<ClipId, Double> values,
    Optional<LabelStore> labels,
    List<TaskSources> tasks) {
  private static final ClipFindings NONE =
      new ClipFindings(Measure.NOTHING, Map.of(), Optional.empty(), List.of());

  /** Copies the values and tasks. */
  public ClipFindings {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    tasks = List.copyOf(tasks);
  }

  /** What a number of a clip says. */
  public enum Measure {
    /** There are no numbers. */
    NOTHING,
    /** How much the clip is relied on, in (0, 1). */
    CONFIDENCE,
    /** How hard or how likely wrongly labelled the clip is, greater than 0; only ranks matter. */
    UNCERTAINTY
  }

  /**
   * Of an objective that looks at no single clip.
   *
   * @return without numbers and labels
   */
  public static ClipFindings none() {
    return NONE;
  }

  /**
   * The numbers so that a larger one means more doubt.
   *
   * @return uncertainties, or one minus the confidences
   */
  public Map<ClipId, Double> doubts() {
    Map<ClipId, Double> doubts = new LinkedHashMap<>();
    values.forEach(
        (clip, value) -> doubts.put(clip, measure == Measure.CONFIDENCE ? 1 - value : value));
    return doubts;
  }
}
