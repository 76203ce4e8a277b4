package org.glimpse.imbalance;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/**
 * Values of parameters for one step.
 *
 * <p>DJL gives the result of an operation to the manager of its first array. That of a parameter
 * lives as long as its network, so everything that is computed from a parameter in first place, and
 * from that, would stay in memory until the network is closed.
 */
public final class StepParameters {
  private StepParameters() {}

  /**
   * The value of a parameter as an array of the step's own: what is computed from it ends with the
   * step.
   *
   * @param store gives the parameter
   * @param parameter the parameter
   * @param like an array of the step, whose manager and device count
   * @param training whether gradients are recorded
   * @return the same values under another handle; gradients reach the parameter
   */
  public static NDArray value(
      ParameterStore store, Parameter parameter, NDArray like, boolean training) {
    return value(store.getValue(parameter, like.getDevice(), training), like);
  }

  /**
   * The values of a parameter's array as an array of the step's own.
   *
   * @param own a parameter's array
   * @param like an array of the step, whose manager counts
   * @return the same values under another handle; gradients reach the parameter
   */
  public static NDArray value(NDArray own, NDArray like) {
    NDArray view = own.reshape(own.getShape());
    view.attach(like.getManager());
    return view;
  }
}
