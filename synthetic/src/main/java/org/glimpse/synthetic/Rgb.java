package org.glimpse.synthetic;

/** Linear light, red, green and blue, 1 = white. */
record Rgb(double r, double g, double b) {
  Rgb times(double factor) {
    return new Rgb(r * factor, g * factor, b * factor);
  }

  Rgb times(Rgb other) {
    return new Rgb(r * other.r, g * other.g, b * other.b);
  }

  Rgb plus(double light) {
    return new Rgb(r + light, g + light, b + light);
  }

  Rgb mix(Rgb other, double share) {
    return new Rgb(
        Curves.mix(r, other.r, share),
        Curves.mix(g, other.g, share),
        Curves.mix(b, other.b, share));
  }
}
