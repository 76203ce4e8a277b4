package org.glimpse.keyframe.encode;

import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.interpolate.TemporalInterpolation;
import org.glimpse.keyframe.magnify.Magnification;

/**
 * Turns the sampled frames of a clip into a tensor (C, T, H, W), T being the number of positions
 * unless an encoder says otherwise.
 *
 * <p>Encoders have no state: they may be used by several threads at once.
 */
public interface ClipEncoder {
  /**
   * Encodes a clip.
   *
   * @param clip the aligned clip
   * @param keyFrames onset, apex and offset; flow is taken against the onset
   * @param positions which frames to encode
   * @return the tensor
   * @throws EncodeException if a position or the onset lies behind the clip's last frame, or the
   *     frames are too small
   */
  ClipTensor encode(AlignedClip clip, KeyFrames keyFrames, SampledSequence positions)
      throws EncodeException;

  /**
   * What each channel of a tensor holds.
   *
   * @return C channels
   */
  List<Channel> channels();

  /**
   * Width and height of a tensor.
   *
   * @return W and H in pixels
   */
  Size size();

  /**
   * The range of a tensor's values.
   *
   * @return the range
   */
  ValueRange range();

  /**
   * Whether each frame of a tensor depends on its own position alone, so that frames can also be
   * chosen from a tensor of all of them.
   *
   * @return true unless an encoder looks at several positions together
   */
  default boolean isFramewise() {
    return true;
  }

  /**
   * Whether a tensor depends on frames outside the positions and key frames, so that no frame of
   * the clip may be left out when it is read.
   *
   * @return false unless an encoder looks at the whole clip, as magnification does
   */
  default boolean needsWholeClip() {
    return false;
  }

  /**
   * The encoder as it is written in provenance.
   *
   * @return a text that {@link ClipEncoders#parse} reads, for example {@code "gray:112x112"} or
   *     {@code "flow-strain:28x28:dis"}
   */
  String id();

  /**
   * Brightness: one channel {@link Channel#GRAY}, {@code value / 127.5 − 1}, in [−1, 1].
   *
   * @param size width and height of the tensors
   * @return the encoder {@code "gray:WxH"}
   */
  static ClipEncoder gray(Size size) {
    return new PlaneEncoder(new GrayPlanes(), size);
  }

  /**
   * Flow from the onset to each frame: channels {@link Channel#FLOW_U} and {@link Channel#FLOW_V}.
   *
   * <p>Computed at the size of the aligned clip with brightness equalized and the head's own motion
   * removed ({@link org.glimpse.keyframe.flow.FaceFlow}), then averaged down to {@code size}.
   * Values stay in pixels of the <em>aligned clip</em>, whatever the size of the tensor, and are
   * clamped to [−32, 32]. The onset itself is all zeros.
   *
   * @param size width and height of the tensors
   * @param flow the flow method
   * @return the encoder {@code "flow:WxH:method"}
   */
  static ClipEncoder flow(Size size, OpticalFlow flow) {
    return new PlaneEncoder(new FlowPlanes(flow, false), size);
  }

  /**
   * Flow as by {@link #flow} and its strain: channels {@link Channel#FLOW_U}, {@link
   * Channel#FLOW_V} and {@link Channel#STRAIN}.
   *
   * <p>Strain is computed at the size of the aligned clip and then averaged; it is in pixels per
   * pixel, at least 0, usually below 0.2, so that it is much smaller than the flow.
   *
   * @param size width and height of the tensors
   * @param flow the flow method
   * @return the encoder {@code "flow-strain:WxH:method"}
   */
  static ClipEncoder flowStrain(Size size, OpticalFlow flow) {
    return new PlaneEncoder(new FlowPlanes(flow, true), size);
  }

  /**
   * Interpolates in time: all frames from the first position to the last are encoded, and as many
   * frames as there are positions are computed from them, evenly spread with both ends kept.
   *
   * <p>Behind {@code FrameSampler.uniform(K)} this brings the interval from onset to offset to K
   * frames, as the field does with the temporal interpolation model.
   *
   * @param frames encodes the frames
   * @param method how frames between frames are computed
   * @return the encoder {@code "<frames' id>+<method>"}
   */
  static ClipEncoder interpolated(ClipEncoder frames, TemporalInterpolation method) {
    return new InterpolatingEncoder(frames, method);
  }

  /**
   * The dynamic image: one frame that tells how the others follow each other in time.
   *
   * <p>All frames from the first position to the last are encoded and summed with the weights of
   * {@link RankPooling}: what became larger over time is positive, what did not change is 0. T is 1
   * whatever the number of positions, and the range is ± the width of the frames' range.
   *
   * @param frames encodes the frames, for example {@link #gray}
   * @return the encoder {@code "<frames' id>+dynamic"}
   */
  static ClipEncoder dynamicImage(ClipEncoder frames) {
    return new PoolingEncoder(frames, false);
  }

  /**
   * Two dynamic images, one a phase: from the first position to the apex, and from the apex to the
   * last position.
   *
   * <p>As {@link #dynamicImage} for each phase; T is 2. A phase of one frame is 0; an apex outside
   * the positions counts as the nearest of them.
   *
   * @param frames encodes the frames
   * @return the encoder {@code "<frames' id>+dynamic-phases"}
   */
  static ClipEncoder dynamicPhases(ClipEncoder frames) {
    return new PoolingEncoder(frames, true);
  }

  /**
   * Magnifies the movements of the clip before its frames are encoded.
   *
   * @param frames encodes the magnified frames
   * @param method how movements are magnified
   * @return the encoder {@code "<frames' id>+<method's id>"}
   */
  static ClipEncoder magnified(ClipEncoder frames, Magnification method) {
    return new MagnifyingEncoder(frames, method);
  }
}
