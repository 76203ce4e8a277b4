package org.glimpse.core.tensor;

import org.glimpse.core.Checks;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;

/**
 * A clip for training or testing.
 *
 * @param id which clip it is
 * @param label its class index
 * @param annotation what the corpus says about it: action units and more, for auxiliary tasks
 * @param tensor gives its tensor
 */
public record LabelledClip(ClipId id, int label, Annotation annotation, TensorSource tensor) {
  /**
   * Checks the label.
   *
   * @throws IllegalArgumentException if the label is negative
   */
  public LabelledClip {
    Checks.atLeast("label", label, 0);
  }
}
