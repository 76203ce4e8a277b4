package org.glimpse.evaluation;

/**
 * Where a task that a training learned beside the classification had its labels from, counted in
 * its training clips.
 *
 * @param fold the fold
 * @param task what was to be predicted, as {@code valence and arousal}
 * @param stated clips of which the corpus states it
 * @param derived clips of which it was made up from the emotion: a pseudo-label
 * @param unknown clips that the task did without
 */
public record TaskLabels(String fold, String task, int stated, int derived, int unknown) {}
