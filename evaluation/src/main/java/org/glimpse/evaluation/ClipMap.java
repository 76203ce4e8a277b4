package org.glimpse.evaluation;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;

/**
 * Where and when a model looked in one clip.
 *
 * @param clip the clip
 * @param kind what the values are
 * @param label the class index that they speak for; of attention, the class decided on
 * @param map the values
 * @param frames by frame of the map, the index of the clip's frame that it stands for, ascending;
 *     empty where that is not known
 */
public record ClipMap(ClipId clip, Kind kind, int label, SpaceTimeMap map, List<Integer> frames) {
  /**
   * Checks the label and copies the frames.
   *
   * @throws IllegalArgumentException if the label is negative, or there are frames but not one for
   *     each of the map's, or they descend
   */
  public ClipMap {
    Checks.atLeast("label", label, 0);
    frames = List.copyOf(frames);
    Checks.argument(
        frames.isEmpty() || frames.size() == map.frames(),
        "a map of " + map.frames() + " frames cannot stand for " + frames.size());
    for (int i = 1; i < frames.size(); i++) {
      Checks.argument(
          frames.get(i) >= frames.get(i - 1), "the frames of a map must ascend: " + frames);
    }
  }

  /** What the values of a map are. */
  public enum Kind {
    /** Shares of a label's logit, see class-activation maps; the largest of a clip is 1. */
    ACTIVATION,
    /** Weights that the model itself gives to places and moments; the largest of a clip is 1. */
    ATTENTION
  }

  /**
   * This map with the clip's frames.
   *
   * @param newFrames one for each of the map's frames
   * @return a copy
   * @throws IllegalArgumentException if there are more or fewer
   */
  public ClipMap withFrames(List<Integer> newFrames) {
    return new ClipMap(clip, kind, label, map, newFrames);
  }
}
