package org.glimpse.synthetic;

import org.glimpse.core.frame.Box;
import org.glimpse.synthetic.FaceTexture.Planes;

/**
 * Shows a face in a state: warps the skin, opens or closes lids and lips, and puts a wall behind.
 */
final class FrameRenderer {
  private static final float[] MOUTH = {22, 18, 44};
  private static final float MOUTH_GRAY = 26;
  private static final double LID_SHADOW = 0.5;
  private static final double LID_SHADOW_DEPTH = 2.6;

  private final FaceTexture texture;
  private final Planes planes;
  private final int colors;

  FrameRenderer(FaceTexture texture, int channels) {
    this.texture = texture;
    planes = texture.planes(channels);
    colors = channels;
  }

  /** The picture without any noise: values in [0, 255], row by row, channels innermost. */
  float[] light(FaceState state) {
    FaceView view = texture.view;
    Box box = texture.moving;
    float[] out = still();
    float[] wall = planes.wall().values;
    FaceWarp warp = new FaceWarp(texture.geometry, state);
    float[] skin = new float[colors + 1];
    float[] eye = new float[colors + 1];
    for (int row = box.y(); row < box.y() + box.height(); row++) {
      double faceY = view.faceY(row);
      for (int column = box.x(); column < box.x() + box.width(); column++) {
        warp.backward(view.faceX(column), faceY);
        planes.skin().read(view.column(warp.x), view.row(warp.y), skin);
        openings(warp, skin, eye);
        int at = row * view.size().width() + column;
        float open = 1 - Math.min(1, skin[colors]);
        for (int c = 0; c < colors; c++) {
          out[at * colors + c] = skin[c] + open * wall[at * (colors + 1) + c];
        }
      }
    }
    return out;
  }

  private float[] still() {
    float[] still = planes.still().values;
    float[] out = new float[still.length / (colors + 1) * colors];
    for (int i = 0, at = 0; at < out.length; i += colors + 1) {
      for (int c = 0; c < colors; c++) {
        out[at++] = still[i + c];
      }
    }
    return out;
  }

  /** The picture as bytes. */
  byte[] render(FaceState state) {
    float[] light = light(state);
    byte[] pixels = new byte[light.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(light[i])));
    }
    return pixels;
  }

  private void openings(FaceWarp warp, float[] skin, float[] eye) {
    double scale = texture.view.scale();
    double lids = Curves.coverage(warp.lidGap * scale);
    if (lids > 0) {
      double eyeballY = texture.eyeballY(warp.rigidX, warp.rigidY);
      planes.eyes().read(texture.view.column(warp.rigidX), texture.view.row(eyeballY), eye);
      double shadow =
          texture.photographed
              ? 1
              : 1 - LID_SHADOW * Math.exp(-Math.max(0, warp.belowLid) / LID_SHADOW_DEPTH);
      for (int c = 0; c < colors; c++) {
        skin[c] += (float) (lids * (shadow * eye[c] - skin[c]));
      }
    }
    double lips = Curves.coverage(warp.lipGap * scale - 0.5);
    if (lips > 0) {
      for (int c = 0; c < colors; c++) {
        skin[c] += (float) (lips * ((colors == 1 ? MOUTH_GRAY : MOUTH[c]) - skin[c]));
      }
    }
  }
}
