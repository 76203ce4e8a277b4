package org.glimpse.model.train;

import java.util.HashSet;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.Channel;
import org.glimpse.model.block.ClipShape;

/**
 * What weights of PyTorch expect, and what our tensors hold.
 *
 * @param channels the channels of our tensors, in their order
 * @param expected the same channels in the order that the weights expect
 * @param shape the shape of our tensors
 * @param mean what the weights expect to be subtracted from each value
 * @param deviation by what they expect the difference to be divided, greater than 0
 */
public record TorchInput(
    List<Channel> channels,
    List<Channel> expected,
    ClipShape shape,
    double mean,
    double deviation) {
  /**
   * Checks and copies the channels.
   *
   * @throws IllegalArgumentException if the two lists do not hold the same channels, their number
   *     is not that of the shape, or the deviation is not greater than 0
   */
  public TorchInput {
    channels = Checks.notEmpty("channels", channels);
    expected = Checks.notEmpty("expected channels", expected);
    Checks.argument(
        channels.size() == shape.channels()
            && channels.size() == expected.size()
            && new HashSet<>(channels).equals(new HashSet<>(expected)),
        "the weights expect the channels " + expected + " but the tensors hold " + channels);
    Checks.positive("deviation", deviation);
  }

  /** Where each of our channels stands in the expected order. */
  List<Integer> order() {
    return channels.stream().map(expected::indexOf).toList();
  }
}
