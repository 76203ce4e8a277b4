package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.label.LabelCounts;

/**
 * Something about the decision that is chosen on clips of training subjects who were held out of
 * the training, never on test clips.
 *
 * <p>The held-out clips are few: a class that none of them has keeps its decision, and of choices
 * that are equally good the one that changes least is taken.
 */
public enum Fit {
  /**
   * Tau of the normalization of the head's weights, of 0, 0.1, …, 2, by balanced accuracy. It needs
   * the head and so is done by the trainer.
   *
   * <p>Source: the code of Kang et al. ({@code tau_norm.py}), which goes through the same values.
   */
  NORMALIZATION {
    @Override
    public Decision fit(HeldOut heldOut, LabelCounts trainingCounts) {
      return Decision.plain(heldOut.classes());
    }
  },
  /**
   * Tau of {@link Decision#logitAdjustment}, of 0, 0.1, …, 2, by balanced accuracy.
   *
   * <p>Source: ours, in the manner of the former.
   */
  ADJUSTMENT {
    @Override
    public Decision fit(HeldOut heldOut, LabelCounts trainingCounts) {
      return candidates().stream()
          .map(tau -> Decision.logitAdjustment(trainingCounts, tau))
          .max(Comparator.comparingDouble(d -> heldOut.shifted(d).balancedAccuracy()))
          .orElseThrow();
    }
  },
  /**
   * An offset for each class, one after the other in three rounds, by balanced accuracy.
   *
   * <p>Source: ours; coordinate ascent over all borders at which a clip changes sides.
   */
  THRESHOLDS {
    @Override
    public Decision fit(HeldOut heldOut, LabelCounts trainingCounts) {
      return Thresholds.fit(heldOut);
    }
  },
  /**
   * The temperature in [0.05, 20] of the smallest cross entropy, to three digits.
   *
   * <p>Source: Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks", 2017, by a
   * search of ours; the entropy is convex in 1 / T.
   */
  TEMPERATURE {
    @Override
    public Decision fit(HeldOut heldOut, LabelCounts trainingCounts) {
      return Decision.plain(heldOut.classes()).withTemperature(temperature(heldOut));
    }
  };

  private static final int STEPS = 20;
  private static final double STEP = 0.1;
  private static final double COLDEST = 0.05;
  private static final double ACCURACY = 1e-4;

  /**
   * The decision for logits to which nothing has been added yet.
   *
   * @param heldOut what the model gives for held-out clips
   * @param trainingCounts the counts of the clips it was trained on
   * @return offsets or a temperature
   */
  public abstract Decision fit(HeldOut heldOut, LabelCounts trainingCounts);

  /**
   * The values of tau that are tried, the one that changes nothing first.
   *
   * @return 0, 0.1, …, 2
   */
  public static List<Double> candidates() {
    return IntStream.rangeClosed(0, STEPS).mapToObj(i -> i * STEP).toList();
  }

  /** The smallest of a convex function of 1 / T by thirds. */
  private static double temperature(HeldOut heldOut) {
    double low = COLDEST;
    double high = 1 / COLDEST;
    while (high - low > ACCURACY * low) {
      double first = low + (high - low) / 3;
      double second = high - (high - low) / 3;
      if (heldOut.crossEntropy(1 / first) <= heldOut.crossEntropy(1 / second)) {
        high = second;
      } else {
        low = first;
      }
    }
    return 2 / (low + high);
  }

  /** Offsets that raise the balanced accuracy. */
  private static final class Thresholds {
    private static final int ROUNDS = 3;

    private Thresholds() {}

    static Decision fit(HeldOut heldOut) {
      List<Double> offsets = new ArrayList<>(Decision.plain(heldOut.classes()).offsets());
      double best = heldOut.balancedAccuracy();
      for (int i = 0; i < ROUNDS * offsets.size(); i++) {
        int c = i % offsets.size();
        if (!heldOut.labels().contains(c)) {
          continue;
        }
        double now = offsets.get(c);
        double chosen = now;
        for (double offset : borders(heldOut.shifted(new Decision(offsets)), c)) {
          offsets.set(c, now + offset);
          double reached = heldOut.shifted(new Decision(offsets)).balancedAccuracy();
          if (reached > best) {
            best = reached;
            chosen = now + offset;
          }
        }
        offsets.set(c, chosen);
      }
      return new Decision(offsets);
    }

    /** The middles between changes of a class's offset at which a clip changes sides. */
    private static List<Double> borders(HeldOut heldOut, int c) {
      List<Double> changes =
          heldOut.logits().stream().map(row -> best(row, c) - row.get(c)).sorted().toList();
      List<Double> middles = new ArrayList<>();
      for (int i = 1; i < changes.size(); i++) {
        middles.add((changes.get(i - 1) + changes.get(i)) / 2);
      }
      middles.add(changes.get(0) - 1);
      middles.add(changes.get(changes.size() - 1) + 1);
      middles.sort(Comparator.comparingDouble(Math::abs));
      return middles;
    }

    private static double best(List<Double> row, int without) {
      return IntStream.range(0, row.size())
          .filter(c -> c != without)
          .mapToDouble(row::get)
          .max()
          .orElse(row.get(without));
    }
  }
}
