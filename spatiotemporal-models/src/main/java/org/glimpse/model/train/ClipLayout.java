package org.glimpse.model.train;

import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.model.block.ClipShape;

/**
 * What every tensor of a model looks like.
 *
 * @param channels what each channel holds
 * @param shape (C, T, H, W)
 */
record ClipLayout(List<Channel> channels, ClipShape shape) {
  ClipLayout {
    channels = List.copyOf(channels);
  }

  static ClipLayout of(ClipTensor tensor) {
    return new ClipLayout(tensor.channels(), ClipShape.of(tensor));
  }

  /** The tensor, if it has this layout. */
  ClipTensor check(ClipId clip, ClipTensor tensor) throws EncodeException {
    ClipLayout other = of(tensor);
    if (!equals(other)) {
      throw new EncodeException(
          clip,
          "The clip's tensor is "
              + other
              + " but the model was made for "
              + this
              + ". Encode all clips in the same way.");
    }
    return tensor;
  }

  /** The tensor, if it has this layout and its values are finite. */
  ClipTensor checkValues(ClipId clip, ClipTensor tensor) throws EncodeException {
    return check(clip, tensor).checkFinite(clip);
  }

  @Override
  public String toString() {
    return shape + " " + channels.stream().map(Channel::id).toList();
  }
}
