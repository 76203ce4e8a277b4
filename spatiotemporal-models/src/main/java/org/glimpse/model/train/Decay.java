package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/** What the update rules share. */
final class Decay {
  private Decay() {}

  /** The gradient with L2 decay added; the gradient itself where there is none. */
  static NDArray add(NDArray gradient, NDArray parameter, double decay) {
    return decay == 0 ? gradient : gradient.add(parameter.mul(decay));
  }

  /** A copy that outlives the scope of a step, as long as the parameter does. */
  static NDArray keep(NDArray value, NDArray parameter) {
    NDArray copy = value.duplicate();
    NDScope.unregister(copy);
    copy.attach(parameter.getManager());
    return copy;
  }
}
