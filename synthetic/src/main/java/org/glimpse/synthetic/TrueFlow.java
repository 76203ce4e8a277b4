package org.glimpse.synthetic;

import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FlowField;

/** The flow between two states of a face, from the way its points go. */
final class TrueFlow {
  private final FaceTexture texture;

  TrueFlow(FaceTexture texture) {
    this.texture = texture;
  }

  FlowField between(FaceState from, FaceState to) {
    FaceView view = texture.view;
    Size size = view.size();
    Box box = texture.moving;
    float[] u = new float[size.area()];
    float[] v = new float[size.area()];
    FaceWarp source = new FaceWarp(texture.geometry, from);
    FaceWarp target = new FaceWarp(texture.geometry, to);
    float[] skin = new float[2];
    for (int row = box.y(); row < box.y() + box.height(); row++) {
      for (int column = box.x(); column < box.x() + box.width(); column++) {
        source.backward(view.faceX(column), view.faceY(row));
        texture.planes(1).skin().read(view.column(source.x), view.row(source.y), skin);
        if (skin[1] < 0.5f) {
          continue;
        }
        if (source.lidGap > 0 || source.lipGap > 0) {
          target.rigid(source.rigidX, source.rigidY);
        } else {
          target.forward(source.x, source.y);
        }
        int at = row * size.width() + column;
        u[at] = (float) (view.column(target.x) - column);
        v[at] = (float) (view.row(target.y) - row);
      }
    }
    return FlowField.wrap(size, u, v);
  }
}
