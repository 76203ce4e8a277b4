package org.glimpse.imbalance;

import ai.djl.ndarray.NDArray;

/**
 * Products, quotients, powers and bounds of an array and a number, safe under automatic
 * differentiation and of the array's own type.
 *
 * <p>DJL's methods of the same kind that take a {@link Number} give PyTorch a number whose memory
 * belongs to Java. Where the garbage collector frees it between the forward and the backward pass,
 * the gradient is computed from whatever lies there by then: it is wrong now and then, without a
 * message. Sums and differences are not concerned, since their gradients do not need the number;
 * but a single value plus a double becomes double precision, and DJL's way back to single precision
 * drops the gradient without a message. So losses add through {@link #plus}.
 */
public final class DifferentiableMath {
  private DifferentiableMath() {}

  /**
   * The sum {@code x + number}.
   *
   * @param x of a floating type
   * @param number the summand
   * @return of the same shape and type
   */
  public static NDArray plus(NDArray x, double number) {
    try (NDArray summand = owned(x, number)) {
      return x.add(summand);
    }
  }

  /**
   * The product {@code x number}.
   *
   * @param x of a floating type
   * @param number the factor
   * @return of the same shape and type
   */
  public static NDArray times(NDArray x, double number) {
    try (NDArray factor = owned(x, number)) {
      return x.mul(factor);
    }
  }

  /**
   * The quotient {@code x / number}.
   *
   * @param x of a floating type
   * @param number the divisor
   * @return of the same shape and type
   */
  public static NDArray over(NDArray x, double number) {
    try (NDArray divisor = owned(x, number)) {
      return x.div(divisor);
    }
  }

  /**
   * The power {@code x^exponent}.
   *
   * @param x of a floating type
   * @param exponent the exponent
   * @return of the same shape and type
   */
  public static NDArray power(NDArray x, double exponent) {
    try (NDArray number = owned(x, exponent)) {
      return x.pow(number);
    }
  }

  /**
   * The larger of x and a floor. At the floor itself the gradient is half that of x.
   *
   * @param x of a floating type
   * @param floor the smallest value of the result
   * @return of the same shape and type
   */
  public static NDArray atLeast(NDArray x, double floor) {
    try (NDArray bound = owned(x, floor)) {
      return x.maximum(bound);
    }
  }

  /**
   * The smaller of x and a ceiling. At the ceiling itself the gradient is half that of x.
   *
   * @param x of a floating type
   * @param ceiling the largest value of the result
   * @return of the same shape and type
   */
  public static NDArray atMost(NDArray x, double ceiling) {
    try (NDArray bound = owned(x, ceiling)) {
      return x.minimum(bound);
    }
  }

  /** A number in memory that the engine owns and keeps for as long as it needs it. */
  private static NDArray owned(NDArray like, double number) {
    try (NDArray borrowed = like.getManager().create(number)) {
      return like.getDataType() == borrowed.getDataType()
          ? borrowed.duplicate()
          : borrowed.toType(like.getDataType(), true);
    }
  }
}
