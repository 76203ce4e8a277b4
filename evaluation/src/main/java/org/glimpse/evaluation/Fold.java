package org.glimpse.evaluation;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;

/**
 * One round of a protocol: clips to train on and clips to test on, no subject on both sides.
 *
 * @param name what the fold is called in results, for example the subject held out
 * @param train the training clips, at least one, none twice
 * @param test the test clips, at least one, none twice
 */
public record Fold(String name, List<ClipId> train, List<ClipId> test) {
  /**
   * Checks and copies the two sides.
   *
   * @throws IllegalArgumentException if a side is empty or holds a clip twice, or if a subject has
   *     clips on both sides
   */
  public Fold {
    Checks.notBlank("fold name", name);
    train = Checks.notEmpty("training clips of fold " + name, train);
    test = Checks.notEmpty("test clips of fold " + name, test);
    refuseDoubles(name, train);
    refuseDoubles(name, test);
    Set<SubjectId> trained = new HashSet<>();
    train.forEach(clip -> trained.add(clip.subject()));
    for (ClipId clip : test) {
      Checks.argument(
          !trained.contains(clip.subject()),
          "subject " + clip.subject() + " must not be on both sides of fold " + name);
    }
  }

  private static void refuseDoubles(String name, List<ClipId> clips) {
    Set<ClipId> seen = new HashSet<>();
    for (ClipId clip : clips) {
      Checks.argument(seen.add(clip), "clip " + clip + " occurs twice in fold " + name);
    }
  }

  /**
   * The subjects that the fold tests.
   *
   * @return in their natural order, at least one
   */
  public SortedSet<SubjectId> testSubjects() {
    return subjects(test);
  }

  /**
   * The subjects that the fold trains on.
   *
   * @return in their natural order, at least one, none of them tested
   */
  public SortedSet<SubjectId> trainingSubjects() {
    return subjects(train);
  }

  private static SortedSet<SubjectId> subjects(List<ClipId> clips) {
    SortedSet<SubjectId> subjects = new TreeSet<>();
    clips.forEach(clip -> subjects.add(clip.subject()));
    return Collections.unmodifiableSortedSet(subjects);
  }
}
