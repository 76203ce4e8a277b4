package org.glimpse.core.frame;

import java.util.List;
import org.glimpse.core.Checks;

/**
 * In which frames of a clip the face was found, and how certainly.
 *
 * @param confidences one value a frame: 0 where no face was found, else greater than 0 and at most
 *     1
 */
public record FaceTrack(List<Double> confidences) {
  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there is none or one is outside [0, 1]
   */
  public FaceTrack {
    confidences = Checks.notEmpty("confidences", confidences);
    for (double c : confidences) {
      Checks.inRange("face confidence", c, 0.0, 1.0);
    }
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
