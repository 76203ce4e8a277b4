package org.glimpse.synthetic;

import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;

/** Colors, light and hair style of one subject. */
final class Complexion {
  private static final List<Rgb> SKINS =
      List.of(
          new Rgb(0.76, 0.52, 0.42),
          new Rgb(0.68, 0.44, 0.33),
          new Rgb(0.58, 0.36, 0.25),
          new Rgb(0.46, 0.27, 0.175),
          new Rgb(0.31, 0.17, 0.105));
  private static final List<Rgb> HAIRS =
      List.of(
          new Rgb(0.012, 0.010, 0.009),
          new Rgb(0.03, 0.02, 0.014),
          new Rgb(0.07, 0.04, 0.022),
          new Rgb(0.16, 0.09, 0.045));
  private static final List<Rgb> IRISES =
      List.of(
          new Rgb(0.06, 0.03, 0.015),
          new Rgb(0.11, 0.055, 0.025),
          new Rgb(0.10, 0.09, 0.04),
          new Rgb(0.10, 0.16, 0.22));

  final Rgb skin;
  final Rgb lips;
  final Rgb hair;
  final Rgb iris;
  final Rgb wall;
  final Rgb cloth;
  final double redness;
  final double beard;
  final double freckles;
  final double age;
  final boolean longHair;
  final double lightX;
  final double lightY;

  Complexion(long seed) {
    RandomGenerator random = Seeds.generator(seed, "complexion");
    double tone = 3.6 * Math.pow(random.nextDouble(), 1.4);
    skin = pick(SKINS, tone);
    hair = pick(HAIRS, Math.max(0, (3 - tone) * random.nextDouble()));
    iris = pick(IRISES, Math.max(0, (3 - tone) * random.nextDouble()));
    lips = skin.times(new Rgb(0.82, random.nextDouble(0.52, 0.66), random.nextDouble(0.58, 0.7)));
    longHair = random.nextDouble() < 0.45;
    beard = longHair ? 0 : random.nextDouble() * random.nextDouble();
    redness = random.nextDouble(0.4, 1.0);
    freckles = Math.max(0, random.nextDouble() - 0.5);
    age = random.nextDouble();
    double gray = random.nextDouble(0.22, 0.5);
    wall = new Rgb(gray * random.nextDouble(0.9, 1), gray, gray * random.nextDouble(0.95, 1.12));
    double dark = random.nextDouble(0.015, 0.16);
    cloth =
        new Rgb(
            dark * random.nextDouble(0.6, 1.5),
            dark * random.nextDouble(0.7, 1.2),
            dark * random.nextDouble(0.8, 1.8));
    lightX = random.nextDouble(-0.42, 0.42);
    lightY = random.nextDouble(-0.62, -0.38);
  }

  private static Rgb pick(List<Rgb> palette, double place) {
    int first = Math.min((int) place, palette.size() - 2);
    return palette.get(first).mix(palette.get(first + 1), Math.min(1, place - first));
  }
}
