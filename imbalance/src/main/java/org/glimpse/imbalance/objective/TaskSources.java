package org.glimpse.imbalance.objective;

/**
 * Where a task beside the classification had its labels from, counted in training clips.
 *
 * @param task what was to be predicted, as {@code valence and arousal}
 * @param stated clips of which the corpus states it
 * @param derived clips of which it was made up from the emotion: a pseudo-label
 * @param unknown clips that the task did without
 */
public record TaskSources(String task, int stated, int derived, int unknown) {}
