package org.glimpse.imbalance.uncertain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;

/**
 * The labels of one training, which relabelling changes: one store a fold, made of the fold's
 * training clips and thrown away with it, so that no clip under test has a label in it. Changes are
 * proposed during an epoch, take effect together at its end, and are all kept for inspection.
 *
 * <p>Not safe for several threads.
 */
public final class LabelStore {
  private final LabelSet labels;
  private final Map<ClipId, Integer> given = new LinkedHashMap<>();
  private final Map<ClipId, Integer> current = new LinkedHashMap<>();
  private final Map<ClipId, RelabelRule.Correction> proposals = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();

  private LabelStore(LabelSet labels) {
    this.labels = labels;
  }

  /**
   * The labels as given.
   *
   * @param trainingClips the training clips of one fold
   * @return a store without changes
   */
  public static LabelStore of(LabelledClips trainingClips) {
    LabelStore store = new LabelStore(trainingClips.labels());
    for (LabelledClip clip : trainingClips.clips()) {
      store.given.put(clip.id(), clip.label());
    }
    store.current.putAll(store.given);
    return store;
  }

  /**
   * The present label of a clip.
   *
   * @param clip a training clip
   * @return a class index
   * @throws IllegalArgumentException if it is not one of this training's clips
   */
  public int label(ClipId clip) {
    Integer label = current.get(clip);
    if (label == null) {
      throw new IllegalArgumentException(clip + " is not a training clip of this fold");
    }
    return label;
  }

  /**
   * Proposes a label; a later proposal for the same clip replaces it, and one of the present label
   * takes it back.
   *
   * @param clip a training clip
   * @param correction the label and by how much it was preferred
   * @throws IllegalArgumentException if it is not one of this training's clips
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public void propose(ClipId clip, RelabelRule.Correction correction) {
    int label = label(clip);
    Checks.index("label", correction.label(), labels.size());
    if (label == correction.label()) {
      proposals.remove(clip);
    } else {
      proposals.put(clip, correction);
    }
  }

  /**
   * Makes the proposals the labels.
   *
   * @param epoch the epoch that ends, counted from 0
   * @return what changed
   */
  public List<Change> commit(int epoch) {
    List<Change> made = new ArrayList<>();
    proposals.forEach(
        (clip, correction) -> {
          int before = label(clip);
          made.add(new Change(clip, epoch, before, correction.label(), correction.margin()));
          current.put(clip, correction.label());
        });
    proposals.clear();
    changes.addAll(made);
    return List.copyOf(made);
  }

  /** Forgets the proposals of the present epoch. */
  public void rollback() {
    proposals.clear();
  }

  /**
   * Every change so far.
   *
   * @return in the order in which they were made
   */
  public List<Change> audit() {
    return List.copyOf(changes);
  }

  /**
   * All changes as text: a line each with the clip's place among the training clips, the epoch, the
   * classes before and after, and the margin.
   *
   * @return lines for {@link #recall}; no proposals
   */
  public String memory() {
    List<ClipId> places = List.copyOf(given.keySet());
    StringBuilder lines = new StringBuilder();
    for (Change change : changes) {
      lines.append(places.indexOf(change.clip())).append(' ').append(change.epoch()).append(' ');
      lines.append(change.from()).append(' ').append(change.to()).append(' ');
      lines.append(change.margin()).append('\n');
    }
    return lines.toString();
  }

  /**
   * Makes the changes of another store of the same clips; those of this one are forgotten.
   *
   * @param memory what {@link #memory} gave
   * @throws IllegalArgumentException if a line cannot be understood, or a change does not begin
   *     with the label that its clip has by then
   */
  public void recall(String memory) {
    List<ClipId> places = List.copyOf(given.keySet());
    proposals.clear();
    changes.clear();
    current.putAll(given);
    for (String line : memory.lines().toList()) {
      String[] parts = line.split(" ", -1);
      Checks.argument(parts.length == 5, "a change of a label is not '" + line + "'");
      int place = Integer.parseInt(parts[0]);
      Checks.argument(place >= 0 && place < places.size(), "there is no training clip " + place);
      ClipId clip = places.get(place);
      int to = Integer.parseInt(parts[3]);
      Checks.argument(to >= 0 && to < labels.size(), "there is no class " + to);
      Change change =
          new Change(
              clip,
              Integer.parseInt(parts[1]),
              Integer.parseInt(parts[2]),
              to,
              Double.parseDouble(parts[4]));
      Checks.argument(
          change.from() == label(clip),
          clip + " has the label " + label(clip) + ", not " + change.from());
      current.put(clip, to);
      changes.add(change);
    }
  }

  /**
   * How many clips each class has now.
   *
   * @return counts of the present labels
   */
  public LabelCounts counts() {
    return LabelCounts.of(labels, List.copyOf(current.values()));
  }

  /**
   * How good the changes are where the truth is known, as it is of synthetic clips.
   *
   * @param truth the true class of every clip
   * @return counts over all clips, given against present labels
   * @throws IllegalArgumentException if the truth of a clip is missing
   */
  public Quality quality(Map<ClipId, Integer> truth) {
    int wrongGiven = 0;
    int wrongNow = 0;
    int changed = 0;
    int right = 0;
    for (Map.Entry<ClipId, Integer> entry : given.entrySet()) {
      Integer known = truth.get(entry.getKey());
      if (known == null) {
        throw new IllegalArgumentException("the true label of " + entry.getKey() + " is missing");
      }
      int now = label(entry.getKey());
      boolean differs = now != entry.getValue();
      wrongGiven += entry.getValue().equals(known) ? 0 : 1;
      wrongNow += known == now ? 0 : 1;
      changed += differs ? 1 : 0;
      right += differs && known == now ? 1 : 0;
    }
    return new Quality(wrongGiven, wrongNow, changed, right);
  }

  /**
   * One change of a label.
   *
   * @param clip whose label
   * @param epoch at the end of which epoch, counted from 0
   * @param from the class before
   * @param to the class after
   * @param margin by how much the rule preferred it, in the rule's own unit
   */
  public record Change(ClipId clip, int epoch, int from, int to, double margin) {}

  /**
   * Corrections against the truth.
   *
   * @param wrongGiven labels that were wrong at the start
   * @param wrongNow labels that are wrong now
   * @param changed labels that differ from those given
   * @param corrected those of them that are right now
   */
  public record Quality(int wrongGiven, int wrongNow, int changed, int corrected) {
    /**
     * The share of changes that are right.
     *
     * @return in [0, 1], or empty where nothing changed
     */
    public Optional<Double> precision() {
      return changed == 0 ? Optional.empty() : Optional.of((double) corrected / changed);
    }

    /**
     * The share of wrong labels that were put right.
     *
     * @return in [0, 1], or empty where none was wrong
     */
    public Optional<Double> recall() {
      return wrongGiven == 0 ? Optional.empty() : Optional.of((double) corrected / wrongGiven);
    }
  }
}
