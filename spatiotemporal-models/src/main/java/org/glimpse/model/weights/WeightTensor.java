package org.glimpse.model.weights;

import java.util.Arrays;
import java.util.List;
import org.glimpse.core.Checks;

/** A tensor of float32 weights, row-major; a scalar has the empty shape. */
public final class WeightTensor {
  private final List<Long> shape;
  private final float[] values;

  private WeightTensor(List<Long> shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * A tensor that takes over an array; the caller must not write to it afterwards.
   *
   * @param shape sizes, each at least 0
   * @param values as many as the product of the sizes
   * @return the tensor
   * @throws IllegalArgumentException if the array has another length
   */
  public static WeightTensor wrap(List<Long> shape, float[] values) {
    long size =
        shape.contains(0L)
            ? 0
            : shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    Checks.argument(
        size == values.length,
        "a tensor of " + shape + " holds " + size + " values but the array has " + values.length);
    return new WeightTensor(List.copyOf(shape), values);
  }

  /**
   * The sizes.
   *
   * @return empty for a scalar
   */
  public List<Long> shape() {
    return shape;
  }

  /**
   * The number of values.
   *
   * @return at least 0
   */
  public int size() {
    return values.length;
  }

  /**
   * The values.
   *
   * @return a copy, row-major
   */
  public float[] values() {
    return values.clone();
  }

  /**
   * This tensor with its second axis, the input channels of a convolution, in another order.
   *
   * @param order which channel of this tensor comes first, second, …; a permutation
   * @return a tensor of the same shape
   * @throws IllegalArgumentException if the second axis has another length
   */
  public WeightTensor withInputs(List<Integer> order) {
    Checks.argument(
        shape.size() >= 2 && shape.get(1) == order.size(),
        "the weights are " + shape + " but the order is for " + order.size() + " channels");
    int inputs = order.size();
    int kernel = values.length / Math.toIntExact(shape.get(0) * inputs);
    float[] moved = new float[values.length];
    for (int row = 0; row < values.length; row += inputs * kernel) {
      for (int i = 0; i < inputs; i++) {
        System.arraycopy(values, row + order.get(i) * kernel, moved, row + i * kernel, kernel);
      }
    }
    return new WeightTensor(shape, moved);
  }

  /**
   * Two tensors are equal if shape and the bits of every value are.
   *
   * @param other the object to compare with
   * @return whether they are equal
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof WeightTensor that
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "WeightTensor" + shape;
  }
}
