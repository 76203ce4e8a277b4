package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.glimpse.core.FrameRate;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;

/**
 * A face before a camera: what each frame shows, and where everything in it truly is.
 *
 * @param face whose
 * @param view where the face lies in the picture
 * @param states what the face does in each frame
 * @param camera what turns light into bytes
 * @param frameRate the rate of the frames
 */
record Scene(
    SyntheticFace face,
    FaceView view,
    IntFunction<FaceState> states,
    CameraModel camera,
    FrameRate frameRate) {
  Frame frame(int index, int channels) {
    float[] light = new FrameRenderer(face.texture(view), channels).light(states.apply(index));
    byte[] pixels = camera.expose(light, view.size(), channels, index);
    return Frame.wrap(index, frameRate.microsAt(index), view.size(), channels, pixels);
  }

  FlowField flow(int from, int to) {
    return new TrueFlow(face.texture(view)).between(states.apply(from), states.apply(to));
  }

  List<Landmark> landmarks(int index) {
    FaceWarp warp = new FaceWarp(face.geometry(), states.apply(index));
    List<Landmark> landmarks = new ArrayList<>();
    for (Map.Entry<FacePoint, NeutralPoints.Spot> point : face.points().entrySet()) {
      warp.forward(point.getValue().x(), point.getValue().y());
      landmarks.add(new Landmark(point.getKey(), view.x(warp.x), view.y(warp.y)));
    }
    return List.copyOf(landmarks);
  }
}
