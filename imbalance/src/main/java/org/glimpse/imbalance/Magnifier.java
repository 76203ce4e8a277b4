package org.glimpse.imbalance;

import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;

/**
 * How the movement of a clip is magnified when an epoch uses the clip a second time, so that a clip
 * of a rare class that is drawn often is not always the same.
 *
 * <p>Flow and strain are multiplied by the factor, gray values move away from the first frame by
 * it. A clip is never magnified beyond the strongest movement among the training clips (the 95th
 * percentile of their peaks), so that what comes out is a movement that faces of this corpus make.
 *
 * <p>Source: ours; the linear magnification is that of Wu et al., "Eulerian Video Magnification for
 * Revealing Subtle Changes in the World", 2012, over the whole band.
 *
 * @param least the smallest factor, greater than 0
 * @param most the largest factor, at least the smallest
 */
public record Magnifier(double least, double most) {
  private static final double LEAST = 0.7;
  private static final double MOST = 1.5;
  private static final double LARGEST = 20;

  /**
   * Checks the factors.
   *
   * @throws IllegalArgumentException if they are not in order within (0, 20]
   */
  public Magnifier {
    Checks.positive("smallest factor", least);
    Checks.inRange("largest factor", most, least, LARGEST);
  }

  /**
   * Factors from 0.7 to 1.5.
   *
   * @return the defaults
   */
  public static Magnifier withDefaults() {
    return new Magnifier(LEAST, MOST);
  }

  /**
   * No change.
   *
   * @return the factor 1
   */
  public static Magnifier none() {
    return new Magnifier(1, 1);
  }

  /**
   * Whether anything changes.
   *
   * @return false if the factor is always 1
   */
  public boolean active() {
    return least != 1 || most != 1;
  }

  /**
   * A factor, even on a logarithmic scale.
   *
   * @param peak the strongest movement of the clip, at least 0
   * @param limit the strongest movement that may come out, at least 0
   * @param random where it comes from
   * @return in [least, most]; at most limit / peak, but 1 where the clip is at the limit already
   */
  public double draw(double peak, double limit, RandomGenerator random) {
    double drawn = least * Math.pow(most / least, random.nextDouble());
    return drawn * peak <= limit ? drawn : Math.min(drawn, Math.max(1, limit / peak));
  }
}
