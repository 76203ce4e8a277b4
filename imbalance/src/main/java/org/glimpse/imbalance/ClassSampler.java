package org.glimpse.imbalance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.tensor.LabelledClip;

/**
 * Draws a class, then a clip of it in shuffled rounds.
 *
 * @param exponent q of {@code p_c ∝ n_c^q}, in [0, 1]
 * @param balance g of {@code (1 - g) p_c + g / C}, in [0, 1]
 * @param bySubject whether the subjects of a class take turns
 */
record ClassSampler(double exponent, double balance, boolean bySubject) implements EpochSampler {
  ClassSampler {
    Checks.inRange("exponent", exponent, 0, 1);
    Checks.inRange("balance", balance, 0, 1);
  }

  @Override
  public String id() {
    String law = balance == 0 ? "by-class(" + exponent + ")" : "balanced-by(" + balance + ")";
    return bySubject ? law + "-by-subject" : law;
  }

  @Override
  public List<Integer> draw(List<LabelledClip> clips, RandomGenerator random) {
    List<Members> classes = List.copyOf(members(clips, random).values());
    double all = 0;
    for (Members members : classes) {
      all += Math.pow(members.size, exponent);
    }
    double[] cumulative = new double[classes.size()];
    double total = 0;
    for (int i = 0; i < cumulative.length; i++) {
      double share = Math.pow(classes.get(i).size, exponent) / all;
      total += (1 - balance) * share + balance / classes.size();
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

  private SortedMap<Integer, Members> members(List<LabelledClip> clips, RandomGenerator random) {
    SortedMap<Integer, Members> byClass = new TreeMap<>();
    for (int i = 0; i < clips.size(); i++) {
      LabelledClip clip = clips.get(i);
      SubjectId subject = bySubject ? clip.id().subject() : clips.get(0).id().subject();
      byClass.computeIfAbsent(clip.label(), label -> new Members(random)).add(subject, i);
    }
    return byClass;
  }

  /** The clips of one class: its subjects take turns, and so do the clips of a subject. */
  private static final class Members {
    private final RandomGenerator random;
    private final Rounds<Rounds<Integer>> subjects;
    private final Map<SubjectId, Rounds<Integer>> bySubject = new HashMap<>();
    private int size;

    Members(RandomGenerator random) {
      this.random = random;
      this.subjects = new Rounds<>(random);
    }

    void add(SubjectId subject, int clip) {
      bySubject.computeIfAbsent(subject, added -> subjects.add(new Rounds<>(random))).add(clip);
      size++;
    }

    int next() {
      return subjects.next().next();
    }
  }

  /** Things handed out in shuffled rounds. */
  private static final class Rounds<T> {
    private final RandomGenerator random;
    private final List<T> members = new ArrayList<>();
    private final Deque<T> left = new ArrayDeque<>();

    Rounds(RandomGenerator random) {
      this.random = random;
    }

    T add(T member) {
      members.add(member);
      return member;
    }

    T next() {
      if (left.isEmpty()) {
        left.addAll(Shuffle.of(members, random));
      }
      return left.removeFirst();
    }
  }
}
