package org.glimpse.imbalance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.LabelledClip;

/**
 * Draws a class, then a clip of it in shuffled rounds.
 *
 * @param exponent q of {@code p_c ∝ n_c^q}, in [0, 1]
 */
record ClassSampler(double exponent) implements EpochSampler {
  ClassSampler {
    Checks.inRange("exponent", exponent, 0, 1);
  }

  @Override
  public String id() {
    return "by-class(" + exponent + ")";
  }

  @Override
  public List<Integer> draw(List<LabelledClip> clips, RandomGenerator random) {
    List<Rounds> classes = new ArrayList<>(rounds(clips, random).values());
    double[] cumulative = new double[classes.size()];
    double total = 0;
    for (int i = 0; i < cumulative.length; i++) {
      total += Math.pow(classes.get(i).members.size(), exponent);
      cumulative[i] = total;
    }
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      double position = random.nextDouble() * total;
      int chosen = 0;
      while (chosen < cumulative.length - 1 && position >= cumulative[chosen]) {
        chosen++;
      }
      drawn.add(classes.get(chosen).next());
    }
    return drawn;
  }

  private static SortedMap<Integer, Rounds> rounds(
      List<LabelledClip> clips, RandomGenerator random) {
    SortedMap<Integer, Rounds> byClass = new TreeMap<>();
    for (int i = 0; i < clips.size(); i++) {
      byClass.computeIfAbsent(clips.get(i).label(), label -> new Rounds(random)).members.add(i);
    }
    return byClass;
  }

  /** The clips of one class, handed out in shuffled rounds. */
  private static final class Rounds {
    private final RandomGenerator random;
    private final List<Integer> members = new ArrayList<>();
    private final Deque<Integer> left = new ArrayDeque<>();

    Rounds(RandomGenerator random) {
      this.random = random;
    }

    int next() {
      if (left.isEmpty()) {
        left.addAll(Shuffle.of(members, random));
      }
      return left.removeFirst();
    }
  }
}
