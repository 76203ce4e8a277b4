package org.glimpse.model.train;

import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.ClipTensor;

/**
 * Moves a clip by whole pixels.
 *
 * @param pixels the furthest, at least 0
 */
record Shift(int pixels) implements Augmentation {
  Shift {
    Checks.atLeast("pixels", pixels, 0);
  }

  @Override
  public String id() {
    return "shift(" + pixels + ")";
  }

  @Override
  public ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    int right = random.nextInt(2 * pixels + 1) - pixels;
    int down = random.nextInt(2 * pixels + 1) - pixels;
    int width = clip.size().width();
    int height = clip.size().height();
    float[] from = clip.data();
    float[] to = new float[from.length];
    for (int plane = 0; plane < from.length; plane += width * height) {
      for (int y = 0; y < height; y++) {
        int row = plane + inside(y - down, height) * width;
        for (int x = 0; x < width; x++) {
          to[plane + y * width + x] = from[row + inside(x - right, width)];
        }
      }
    }
    return ClipTensor.wrap(clip.channels(), clip.frames(), clip.size(), clip.range(), to);
  }

  private static int inside(int position, int size) {
    return Math.min(size - 1, Math.max(0, position));
  }
}
