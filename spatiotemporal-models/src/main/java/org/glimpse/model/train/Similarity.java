package org.glimpse.model.train;

import java.util.List;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;

/**
 * A zoom and a turn about the middle of the picture, then a move, the same for every frame. Places
 * between pixels are interpolated linearly, and outside the picture its border repeats. Flow is
 * zoomed and turned too, about the middle of the tensor's range, which stands for no movement;
 * strain, a ratio, stays as it is.
 *
 * @param zoom how much larger things become, greater than 0
 * @param angle in radians, from right towards down
 * @param right pixels
 * @param down pixels
 */
record Similarity(double zoom, double angle, double right, double down) {
  ClipTensor apply(ClipTensor clip) {
    int width = clip.size().width();
    int height = clip.size().height();
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    float[] from = clip.data();
    float[] to = new float[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = (x - right - (width - 1) / 2.0) / zoom;
        double dy = (y - down - (height - 1) / 2.0) / zoom;
        double fromX = inside(dx * cos + dy * sin + (width - 1) / 2.0, width);
        double fromY = inside(dy * cos - dx * sin + (height - 1) / 2.0, height);
        int left = (int) Math.min(fromX, Math.max(0, width - 2));
        int top = (int) Math.min(fromY, Math.max(0, height - 2));
        int next = Math.min(left + 1, width - 1) - left;
        int below = (Math.min(top + 1, height - 1) - top) * width;
        float shareX = (float) (fromX - left);
        float shareY = (float) (fromY - top);
        for (int plane = 0; plane < from.length; plane += width * height) {
          int i = plane + top * width + left;
          float upper = from[i] + shareX * (from[i + next] - from[i]);
          float lower = from[i + below] + shareX * (from[i + below + next] - from[i + below]);
          to[plane + y * width + x] = upper + shareY * (lower - upper);
        }
      }
    }
    turn(clip, to, zoom * cos, zoom * sin);
    return ClipTensor.wrap(clip.channels(), clip.frames(), clip.size(), clip.range(), to);
  }

  private static double inside(double position, int size) {
    return Math.min(size - 1, Math.max(0, position));
  }

  private static void turn(ClipTensor clip, float[] values, double along, double across) {
    List<Channel> channels = clip.channels();
    int u = channels.indexOf(Channel.FLOW_U);
    int v = channels.indexOf(Channel.FLOW_V);
    if (u < 0 || v < 0) {
      return;
    }
    int perChannel = values.length / channels.size();
    double min = clip.range().min();
    double max = clip.range().max();
    double rest = (min + max) / 2;
    for (int i = 0; i < perChannel; i++) {
      double right = values[u * perChannel + i] - rest;
      double down = values[v * perChannel + i] - rest;
      values[u * perChannel + i] = limited(rest + along * right - across * down, min, max);
      values[v * perChannel + i] = limited(rest + across * right + along * down, min, max);
    }
  }

  private static float limited(double value, double min, double max) {
    return (float) Math.max(min, Math.min(max, value));
  }
}
