package org.glimpse.core.frame;

import java.util.List;
import java.util.Set;
import org.glimpse.core.Checks;

/**
 * In which frames of a clip the face was found, how certainly, and where it is partly hidden.
 *
 * @param confidences one value a frame: 0 where no face was found, else greater than 0 and at most
 *     1
 * @param occluded the 0-based frames in which something seems to hide a part of the face, as a hand
 *     or hair does
 */
public record FaceTrack(List<Double> confidences, Set<Integer> occluded) {
  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there is none, one is outside [0, 1], or an occluded frame
   *     is none of them
   */
  public FaceTrack {
    confidences = Checks.notEmpty("confidences", confidences);
    occluded = Set.copyOf(occluded);
    for (double c : confidences) {
      Checks.inRange("face confidence", c, 0.0, 1.0);
    }
    for (int frame : occluded) {
      Checks.inRange("occluded frame", frame, 0, confidences.size() - 1);
    }
  }

  /**
   * A track of which nothing is hidden.
   *
   * @param confidences one value a frame
   * @throws IllegalArgumentException if there is none or one is outside [0, 1]
   */
  public FaceTrack(List<Double> confidences) {
    this(confidences, Set.of());
  }

  /**
   * Whether a frame shows the face.
   *
   * @param frame the 0-based index
   * @return true if it was found
   */
  public boolean found(int frame) {
    return confidences.get(frame) > 0;
  }

  /**
   * How many frames show the face.
   *
   * @return 0 to the number of frames
   */
  public int foundCount() {
    return (int) confidences.stream().filter(c -> c > 0).count();
  }
}
