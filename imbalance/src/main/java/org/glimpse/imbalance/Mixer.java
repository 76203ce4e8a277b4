package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/**
 * How the clips of a batch are mixed with one another. One share is drawn a batch from a beta
 * distribution: a mixed clip is {@code share x_a + (1 - share) x_b}, or x_a with a box of x_b in
 * it.
 *
 * @param kind what is done to the clips
 * @param alpha the distribution of the share is Beta(alpha, alpha), in (0, 4]
 * @param partner which clip of the batch is b
 * @param labels how much the label of a counts
 */
public record Mixer(Kind kind, double alpha, Partner partner, LabelShare labels) {
  private static final double MAX_ALPHA = 4;
  private static final double RATIO = 3;
  private static final double HALF = 0.5;

  /** What is done to the clips. */
  public enum Kind {
    /** Nothing. */
    NONE,
    /** The values are averaged. */
    BLEND,
    /** A box in time, height and width is replaced. */
    CUT,
    /** The values are averaged, with a share of its own in each half of the frames. */
    PHASES
  }

  /** Which clip of the batch is the second of a mix. */
  public enum Partner {
    /** That of a random permutation. */
    ANY,
    /** One of a class that is drawn evenly from the classes in the batch. */
    CLASS_BALANCED
  }

  /** How much the first label of a mixed clip counts. */
  @FunctionalInterface
  public interface LabelShare {
    /**
     * The share of the first label.
     *
     * @param share of the first clip in the mix, in [0, 1]
     * @param first its class
     * @param second the class of the second clip
     * @return in [0, 1]
     */
    double of(double share, int first, int second);
  }

  /**
   * Checks alpha.
   *
   * @throws IllegalArgumentException if it is outside its range
   */
  public Mixer {
    Checks.positive("alpha of mixing", alpha);
    Checks.inRange("alpha of mixing", alpha, 0, MAX_ALPHA);
  }

  /**
   * No mixing.
   *
   * @return the mixer
   */
  public static Mixer none() {
    return new Mixer(Kind.NONE, 1, Partner.ANY, (share, first, second) -> share);
  }

  /**
   * Mixup: labels count as the clips do.
   *
   * <p>Source: Zhang, Cissé, Dauphin, Lopez-Paz, "mixup: Beyond Empirical Risk Minimization", 2018,
   * and its code, where alpha is 1.
   *
   * @param alpha in (0, 4]
   * @return the mixer
   * @throws IllegalArgumentException if alpha is outside its range
   */
  public static Mixer mixup(double alpha) {
    return new Mixer(Kind.BLEND, alpha, Partner.ANY, (share, first, second) -> share);
  }

  /**
   * Mixup whose second clip is of a class drawn evenly from those in the batch.
   *
   * @param alpha in (0, 4]
   * @return the mixer
   * @throws IllegalArgumentException if alpha is outside its range
   */
  public static Mixer classBalancedMixup(double alpha) {
    return new Mixer(Kind.BLEND, alpha, Partner.CLASS_BALANCED, (share, first, second) -> share);
  }

  /**
   * A box of the second clip in the first: its sides are the cube root of its share of frames,
   * height and width, its middle is anywhere, and what would lie outside is cut off. Labels count
   * as the voxels do.
   *
   * @param alpha in (0, 4]
   * @return the mixer
   * @throws IllegalArgumentException if alpha is outside its range
   */
  public static Mixer cutMix(double alpha) {
    return new Mixer(Kind.CUT, alpha, Partner.ANY, (share, first, second) -> share);
  }

  /**
   * Mixup of the phases of a movement: the first half of the frames, in which it rises, and the
   * second, in which it falls, have each a share of their own. With an odd number of frames the
   * middle one belongs to the second half; a single frame is mixed as by {@link #mixup}. Labels
   * count by the mean of the shares over the frames.
   *
   * <p>Source: ours. A clip sampled evenly from onset to offset has its apex near the middle.
   *
   * @param alpha in (0, 4]
   * @return the mixer
   * @throws IllegalArgumentException if alpha is outside its range
   */
  public static Mixer phases(double alpha) {
    return new Mixer(Kind.PHASES, alpha, Partner.ANY, (share, first, second) -> share);
  }

  /**
   * Mixup that gives the label to the rarer class where the two differ much: {@link
   * #progressive(LabelCounts, double, double)} at its end.
   *
   * @param counts the training counts
   * @param alpha in (0, 4]
   * @return the mixer
   * @throws IllegalArgumentException if alpha is outside its range
   */
  public static Mixer remix(LabelCounts counts, double alpha) {
    return progressive(counts, alpha, 1);
  }

  /**
   * Progressive mixing: with share s of the first clip, the first label counts {@code s (1 - g)}
   * where {@code s < 1/2} and its class has at least 3 times the clips of the second; {@code s (1 -
   * g) + g} where {@code 1 - s < 1/2} and it has at most a third; s otherwise.
   *
   * <p>Source: the code of Xu et al., "Phased Progressive Learning with
   * Coupling-Regulation-Imbalance Loss for Imbalanced Data Classification", 2022. Departure: each
   * sample's own label share weighs its own loss; there it scales the mean of the batch.
   *
   * @param counts the training counts
   * @param alpha in (0, 4]
   * @param progress g in [0, 1]; 0 is mixup
   * @return the mixer
   * @throws IllegalArgumentException if a number is outside its range
   */
  public static Mixer progressive(LabelCounts counts, double alpha, double progress) {
    Checks.inRange("progress", progress, 0, 1);
    return new Mixer(
        Kind.BLEND,
        alpha,
        Partner.ANY,
        (share, first, second) -> {
          double a = counts.count(first);
          double b = counts.count(second);
          if (share < HALF && a >= RATIO * b) {
            return share * (1 - progress);
          }
          if (1 - share < HALF && RATIO * a <= b) {
            return share * (1 - progress) + progress;
          }
          return share;
        });
  }

  /**
   * The share of the first clips of a batch, by Jöhnk's method.
   *
   * @param random where it comes from
   * @return in [0, 1]
   */
  public double drawShare(RandomGenerator random) {
    while (true) {
      double x = Math.pow(random.nextDouble(), 1 / alpha);
      double y = Math.pow(random.nextDouble(), 1 / alpha);
      if (x + y > 0 && x + y <= 1) {
        return x / (x + y);
      }
    }
  }

  /**
   * The second clip of each mix.
   *
   * @param classes the class of each clip of the batch
   * @param random where it comes from
   * @return a position in the batch for each
   */
  public List<Integer> drawPartners(List<Integer> classes, RandomGenerator random) {
    if (partner == Partner.ANY) {
      return Shuffle.of(IntStream.range(0, classes.size()).boxed().toList(), random);
    }
    SortedMap<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i = 0; i < classes.size(); i++) {
      byClass.computeIfAbsent(classes.get(i), c -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> members = List.copyOf(byClass.values());
    List<Integer> partners = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      List<Integer> drawn = members.get(random.nextInt(members.size()));
      partners.add(drawn.get(random.nextInt(drawn.size())));
    }
    return partners;
  }
}
