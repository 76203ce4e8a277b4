package org.glimpse.evaluation;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the models of a run let see of themselves.
 *
 * @param maps where and when they looked, of some tested clips
 * @param trust how far their trainings trusted clips; empty where they trusted all alike
 * @param changes labels that their trainings changed, fold by fold in the order in which they were
 *     changed
 * @param trees trees of points of the face that they learned, at most one a fold
 * @param tasks where tasks beside the classification had their labels from
 */
public record ModelInsight(
    List<ClipMap> maps,
    List<ClipTrust> trust,
    List<LabelChange> changes,
    List<FaceTree> trees,
    List<TaskLabels> tasks) {
  private static final ModelInsight NONE =
      new ModelInsight(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public ModelInsight {
    maps = List.copyOf(maps);
    trust = List.copyOf(trust);
    changes = List.copyOf(changes);
    trees = List.copyOf(trees);
    tasks = List.copyOf(tasks);
  }

  /**
   * The insight into models that show nothing.
   *
   * @return an empty insight
   */
  public static ModelInsight none() {
    return NONE;
  }

  /**
   * This insight with other maps.
   *
   * @param newMaps of tested clips
   * @return a copy
   */
  public ModelInsight withMaps(List<ClipMap> newMaps) {
    return new ModelInsight(newMaps, trust, changes, trees, tasks);
  }

  /**
   * This insight with what trainings made of their clips.
   *
   * @param newTrust how far clips were trusted
   * @param newChanges labels that were changed
   * @return a copy
   */
  public ModelInsight withTraining(List<ClipTrust> newTrust, List<LabelChange> newChanges) {
    return new ModelInsight(maps, newTrust, newChanges, trees, tasks);
  }

  /**
   * This insight with other trees.
   *
   * @param newTrees at most one a fold
   * @return a copy
   */
  public ModelInsight withTrees(List<FaceTree> newTrees) {
    return new ModelInsight(maps, trust, changes, newTrees, tasks);
  }

  /**
   * This insight with other tasks.
   *
   * @param newTasks where they had their labels from
   * @return a copy
   */
  public ModelInsight withTasks(List<TaskLabels> newTasks) {
    return new ModelInsight(maps, trust, changes, trees, newTasks);
  }

  /**
   * This insight and that of other folds.
   *
   * @param other of other folds of the same run
   * @return both
   */
  public ModelInsight plus(ModelInsight other) {
    return new ModelInsight(
        joined(maps, other.maps),
        joined(trust, other.trust),
        joined(changes, other.changes),
        joined(trees, other.trees),
        joined(tasks, other.tasks));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
