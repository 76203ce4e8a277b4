package org.glimpse.synthetic;

/**
 * Smooth noise in [-1, 1] on the plane: hashed values on the integer lattice, joined by quintic
 * fades.
 */
final class LatticeNoise {
  private final long seed;

  LatticeNoise(long seed) {
    this.seed = seed;
  }

  /** The value at a point, with features about one unit wide. */
  double at(double x, double y) {
    double fx = Math.floor(x);
    double fy = Math.floor(y);
    int ix = (int) fx;
    int iy = (int) fy;
    double u = Curves.fade(x - fx);
    double v = Curves.fade(y - fy);
    double top = Curves.mix(lattice(ix, iy), lattice(ix + 1, iy), u);
    double bottom = Curves.mix(lattice(ix, iy + 1), lattice(ix + 1, iy + 1), u);
    return Curves.mix(top, bottom, v);
  }

  /**
   * Four octaves from a longest wavelength down, each half as long and {@code gain} times as
   * strong; an octave shorter than {@code shortest} is left out, so that nothing aliases.
   */
  double fractal(double x, double y, double longest, double gain, double shortest) {
    double sum = 0;
    double amplitude = 1;
    double wavelength = longest;
    for (int octave = 0; octave < 4 && wavelength >= shortest; octave++) {
      sum += amplitude * at(x / wavelength + 17.3 * octave, y / wavelength - 9.1 * octave);
      amplitude *= gain;
      wavelength /= 2;
    }
    return sum;
  }

  private double lattice(int x, int y) {
    long h = seed + x * 0x9e3779b97f4a7c15L + y * 0xc2b2ae3d27d4eb4fL;
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    h ^= h >>> 31;
    return (h >> 10) * (1.0 / (1L << 53));
  }
}
