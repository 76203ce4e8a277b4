package org.glimpse.imbalance;

import org.glimpse.core.Checks;

/**
 * The classifier on top of a model, as a plan wants it.
 *
 * @param kind how it makes logits
 * @param scale of a cosine head; 1 for a linear one
 */
public record Head(Kind kind, double scale) {
  /** How a head makes logits of an embedding. */
  public enum Kind {
    /** The model's own: weights times embedding, plus a bias. */
    LINEAR,
    /** The cosine between embedding and the weights of each class, times the scale; no bias. */
    COSINE
  }

  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public Head {
    Checks.positive("scale of a head", scale);
  }

  /**
   * The model's own head.
   *
   * @return the head
   */
  public static Head linear() {
    return new Head(Kind.LINEAR, 1);
  }

  /**
   * A cosine head, whose logits are {@code scale cos(embedding, weights of the class)}.
   *
   * @param scale greater than 0
   * @return the head
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public static Head cosine(double scale) {
    return new Head(Kind.COSINE, scale);
  }
}
