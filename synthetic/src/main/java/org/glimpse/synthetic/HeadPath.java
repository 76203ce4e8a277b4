package org.glimpse.synthetic;

import java.util.random.RandomGenerator;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;

/**
 * A smooth path of the head: three slow waves for each of shift and turn, from rest in frame 0,
 * scaled so that the farthest frame of the clip has exactly the asked drift and rotation.
 */
final class HeadPath {
  private static final int WAVES = 3;

  private final double[] x;
  private final double[] y;
  private final double[] turn;

  HeadPath(Nuisance nuisance, int length, FrameRate frameRate, long seed) {
    RandomGenerator random = Seeds.generator(seed, "head");
    x = wave(length, frameRate, random);
    y = wave(length, frameRate, random);
    turn = wave(length, frameRate, random);
    double farthest = 0;
    double most = 0;
    for (int i = 0; i < length; i++) {
      farthest = Math.max(farthest, Math.hypot(x[i], y[i]));
      most = Math.max(most, Math.abs(turn[i]));
    }
    scale(x, nuisance.head().drift(), farthest);
    scale(y, nuisance.head().drift(), farthest);
    scale(turn, Math.toRadians(nuisance.head().rotation()), most);
  }

  private static double[] wave(int length, FrameRate frameRate, RandomGenerator random) {
    double[] values = new double[length];
    for (int k = 0; k < WAVES; k++) {
      double omega = 2 * Math.PI * random.nextDouble(0.3, 1.8);
      double phase = random.nextDouble(2 * Math.PI);
      double weight = random.nextDouble(0.4, 1) / omega;
      for (int i = 0; i < length; i++) {
        double seconds = frameRate.millis(i) / 1000;
        values[i] += weight * (Math.sin(omega * seconds + phase) - Math.sin(phase));
      }
    }
    return values;
  }

  private static void scale(double[] values, double wanted, double found) {
    double factor = found > 0 ? wanted / found : 0;
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  HeadPose at(int frame) {
    return new HeadPose(x[frame], y[frame], turn[frame]);
  }
}
