package org.glimpse.core.tensor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;

/** Clips with labels, in the order given; every id occurs once. */
public final class LabelledClips {
  private final LabelSet labels;
  private final List<LabelledClip> clips;
  private final Map<ClipId, LabelledClip> byId;

  private LabelledClips(LabelSet labels, List<LabelledClip> clips, Map<ClipId, LabelledClip> byId) {
    this.labels = labels;
    this.clips = clips;
    this.byId = byId;
  }

  /**
   * Clips that share a label set.
   *
   * @param labels the label set
   * @param clips at least one clip, no id twice
   * @return the clips
   * @throws IllegalArgumentException if there is no clip or an id occurs twice
   * @throws IndexOutOfBoundsException if a label is no class of the set
   */
  public static LabelledClips of(LabelSet labels, List<LabelledClip> clips) {
    List<LabelledClip> copy = Checks.notEmpty("clips", clips);
    Map<ClipId, LabelledClip> byId = new HashMap<>();
    for (LabelledClip clip : copy) {
      Checks.index("label of clip " + clip.id(), clip.label(), labels.size());
      Checks.argument(byId.put(clip.id(), clip) == null, "clip " + clip.id() + " occurs twice");
    }
    return new LabelledClips(labels, copy, byId);
  }

  /**
   * The label set.
   *
   * @return the labels in the order of their class indices
   */
  public LabelSet labels() {
    return labels;
  }

  /**
   * The clips.
   *
   * @return an immutable list, never empty
   */
  public List<LabelledClip> clips() {
    return clips;
  }

  /**
   * The ids in the order of the clips.
   *
   * @return an immutable list
   */
  public List<ClipId> ids() {
    return clips.stream().map(LabelledClip::id).toList();
  }

  /**
   * The number of clips.
   *
   * @return at least 1
   */
  public int size() {
    return clips.size();
  }

  /**
   * One clip.
   *
   * @param id its id
   * @return the clip
   * @throws IllegalArgumentException if there is no such clip
   */
  public LabelledClip clip(ClipId id) {
    LabelledClip clip = byId.get(id);
    if (clip == null) {
      throw new IllegalArgumentException("there is no clip " + id + " among " + size());
    }
    return clip;
  }

  /**
   * Some of the clips, in the order of the ids.
   *
   * @param ids at least one id, none twice
   * @return the clips
   * @throws IllegalArgumentException if an id is unknown, occurs twice or there is none
   */
  public LabelledClips select(Collection<ClipId> ids) {
    return of(labels, ids.stream().map(this::clip).toList());
  }

  /**
   * How many clips each class has.
   *
   * @return the counts
   */
  public LabelCounts counts() {
    return LabelCounts.of(labels, clips.stream().map(LabelledClip::label).toList());
  }
}
