package org.glimpse.synthetic;

import java.util.random.RandomGenerator;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;

/** Turns light into the bytes of a frame: flicker, sensor noise, rounding, compression. */
final class CameraModel {
  private static final int TABLE = 1 << 15;
  private static final float[] GAUSSIAN = gaussian();

  private final Nuisance nuisance;
  private final FrameRate frameRate;
  private final long seed;
  private final double hertz;
  private final double phase;

  CameraModel(Nuisance nuisance, FrameRate frameRate, long seed) {
    this.nuisance = nuisance;
    this.frameRate = frameRate;
    this.seed = seed;
    RandomGenerator random = Seeds.generator(seed, "flicker");
    hertz = random.nextDouble(4, 25);
    phase = random.nextDouble(2 * Math.PI);
  }

  FrameRate frameRate() {
    return frameRate;
  }

  private static float[] gaussian() {
    RandomGenerator random = Seeds.generator(1, "gaussian table");
    float[] table = new float[TABLE];
    for (int i = 0; i < TABLE; i++) {
      table[i] = (float) random.nextGaussian();
    }
    return table;
  }

  byte[] expose(float[] light, Size size, int channels, int frame) {
    RandomGenerator random = Seeds.generator(seed, "frame/" + frame);
    double seconds = frameRate.millis(frame) / 1000;
    double wave = 0.7 * Math.sin(2 * Math.PI * hertz * seconds + phase);
    float gain = (float) (1 + nuisance.flicker() * (wave + 0.3 * random.nextDouble(-1, 1)));
    float noise = (float) nuisance.camera().noise();
    byte[] pixels = new byte[light.length];
    int stride = size.width() * channels;
    for (int row = 0; row < size.height(); row++) {
      int offset = noise > 0 ? random.nextInt(TABLE) : 0;
      for (int i = row * stride; i < (row + 1) * stride; i++) {
        float value = light[i] * gain + noise * GAUSSIAN[offset++ & (TABLE - 1)] + 0.5f;
        pixels[i] = (byte) (value <= 0 ? 0 : value >= 255 ? 255 : (int) value);
      }
    }
    int quality = nuisance.camera().quality();
    if (quality > 0) {
      new BlockCompression(quality).apply(pixels, size, channels);
    }
    return pixels;
  }
}
