package org.glimpse.core.clip;

import java.util.Comparator;
import java.util.List;

/**
 * A video as it was filmed, and the movements that its corpus says occur in it: the truth of
 * spotting. A video may hold none.
 *
 * @param source the video; its annotation holds the frame rate and no key frames
 * @param movements in the order of their onsets
 */
public record UntrimmedVideo(ClipSource source, List<Movement> movements) {
  /** Sorts the movements by onset, then by offset. */
  public UntrimmedVideo {
    movements =
        movements.stream()
            .sorted(
                Comparator.comparingInt((Movement m) -> m.keyFrames().onset())
                    .thenComparingInt(m -> m.keyFrames().offset()))
            .toList();
  }

  /**
   * The movements of a kind.
   *
   * @param kind micro- or macro-expressions
   * @return in the order of their onsets
   */
  public List<Movement> movements(Movement.Kind kind) {
    return movements.stream().filter(movement -> movement.kind() == kind).toList();
  }
}
