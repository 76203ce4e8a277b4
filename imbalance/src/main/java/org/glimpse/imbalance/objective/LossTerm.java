package org.glimpse.imbalance.objective;

import ai.djl.ndarray.NDArray;

/**
 * A term of a loss. The loss is the sum of weight times value.
 *
 * @param name what it is called in the training's history
 * @param weight how much it counts
 * @param value a scalar
 */
public record LossTerm(String name, double weight, NDArray value) {}
