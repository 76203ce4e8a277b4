package org.glimpse.keyframe.encode;

import java.util.List;
import java.util.function.Function;
import org.glimpse.core.Size;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.keyframe.flow.FaceFlow;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.flow.OpticalStrain;

/** Flow against the onset in pixels of the clip, with or without its strain. */
final class FlowPlanes implements Planes {
  private static final int SMALLEST_FACE = 16;
  private final OpticalFlow method;
  private final boolean withStrain;

  FlowPlanes(OpticalFlow method, boolean withStrain) {
    this.method = method;
    this.withStrain = withStrain;
  }

  @Override
  public Function<Frame, List<float[]>> of(AlignedClip clip, int onset) {
    Size size = clip.size();
    FaceFlow flows = new FaceFlow(method, clip, onset, size);
    return frame -> {
      FlowField flow = frame.index() == onset ? still(size) : flows.of(frame);
      return withStrain
          ? List.of(flow.u(), flow.v(), OpticalStrain.magnitude(flow))
          : List.of(flow.u(), flow.v());
    };
  }

  private static FlowField still(Size size) {
    return FlowField.wrap(size, new float[size.area()], new float[size.area()]);
  }

  @Override
  public int minimumSide() {
    return Math.max(SMALLEST_FACE, method.minimumSide());
  }

  @Override
  public List<Channel> channels() {
    return withStrain
        ? List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN)
        : List.of(Channel.FLOW_U, Channel.FLOW_V);
  }

  @Override
  public ValueRange range() {
    return new ValueRange(-32, 32);
  }

  @Override
  public String id(String size) {
    return (withStrain ? "flow-strain:" : "flow:") + size + ":" + method.id();
  }
}
