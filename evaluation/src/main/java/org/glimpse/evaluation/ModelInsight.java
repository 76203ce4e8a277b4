package org.glimpse.evaluation;

import java.util.List;

/**
 * What the models of a run let see of themselves.
 *
 * @param maps where and when they looked, of some tested clips
 */
public record ModelInsight(List<ClipMap> maps) {
  private static final ModelInsight NONE = new ModelInsight(List.of());

  /** Copies the list. */
  public ModelInsight {
    maps = List.copyOf(maps);
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
    return new ModelInsight(newMaps);
  }
}
