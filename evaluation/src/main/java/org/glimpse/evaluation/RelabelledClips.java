package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.glimpse.core.clip.ClipId;

/** Which changed labels a reader is shown first: those that most folds agree on. */
public final class RelabelledClips {
  /** How many of these clips are shown with their frames. */
  public static final int SHOWN = 5;

  private RelabelledClips() {}

  /**
   * A clip whose label trainings changed.
   *
   * @param clip the clip
   * @param classes its class as given and the one that most folds ended with, of equally many the
   *     lower index
   * @param folds how many folds ended with that class
   * @param last the change of the largest margin to that class
   */
  public record Relabelled(ClipId clip, LabelChange.Classes classes, int folds, LabelChange last) {}

  /**
   * The clips whose label at the end of a training was not the given one.
   *
   * @param changes all changes, of each fold in the order in which they were made
   * @return clips by falling number of folds that agree, then by falling margin, then by id
   */
  public static List<Relabelled> of(List<LabelChange> changes) {
    Map<ClipId, Map<String, List<LabelChange>>> byClip = new TreeMap<>();
    for (LabelChange change : changes) {
      byClip
          .computeIfAbsent(change.clip(), c -> new LinkedHashMap<>())
          .computeIfAbsent(change.fold(), f -> new ArrayList<>())
          .add(change);
    }
    List<Relabelled> relabelled = new ArrayList<>();
    byClip.forEach(
        (clip, folds) -> {
          int given = folds.values().iterator().next().get(0).classes().from();
          Map<Integer, List<LabelChange>> ends = new TreeMap<>();
          for (List<LabelChange> made : folds.values()) {
            LabelChange end = made.get(made.size() - 1);
            if (end.classes().to() != given) {
              ends.computeIfAbsent(end.classes().to(), k -> new ArrayList<>()).add(end);
            }
          }
          ends.entrySet().stream()
              .max(
                  Comparator.comparingInt(
                          (Map.Entry<Integer, List<LabelChange>> e) -> e.getValue().size())
                      .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
              .ifPresent(
                  most ->
                      relabelled.add(
                          new Relabelled(
                              clip,
                              new LabelChange.Classes(given, most.getKey()),
                              most.getValue().size(),
                              most.getValue().stream()
                                  .max(Comparator.comparingDouble(LabelChange::margin))
                                  .orElseThrow())));
        });
    relabelled.sort(
        Comparator.comparingInt(Relabelled::folds)
            .reversed()
            .thenComparing(r -> -r.last().margin())
            .thenComparing(Relabelled::clip));
    return List.copyOf(relabelled);
  }

  /**
   * The clips and folds in which a training ended with another label than the given one.
   *
   * @param changes all changes, of each fold in the order in which they were made
   * @return clips by fold
   */
  public static Map<String, Set<ClipId>> byFold(List<LabelChange> changes) {
    Map<String, Map<ClipId, LabelChange.Classes>> ends = new LinkedHashMap<>();
    for (LabelChange change : changes) {
      ends.computeIfAbsent(change.fold(), f -> new TreeMap<>())
          .merge(
              change.clip(),
              change.classes(),
              (first, next) -> new LabelChange.Classes(first.from(), next.to()));
    }
    Map<String, Set<ClipId>> changed = new LinkedHashMap<>();
    ends.forEach(
        (fold, clips) -> {
          Set<ClipId> other = new TreeSet<>();
          clips.forEach(
              (clip, classes) -> {
                if (classes.from() != classes.to()) {
                  other.add(clip);
                }
              });
          changed.put(fold, other);
        });
    return changed;
  }
}
