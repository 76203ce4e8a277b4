package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;
import org.junit.jupiter.api.Test;

/** Intervals over subjects against a population whose truth is known in closed form. */
class BootstrapCoverageTest {
  private static final double[] PRIORS = {.56, .25, .19};
  private static final double[] RECALLS = {.75, .55, .5};
  private static final double SPREAD = .2;
  private static final int SUBJECTS = 25;
  private static final int DATA_SETS = 400;

  /** Counts that the population has in expectation, in millionths of a clip. */
  private static Confusion population() {
    int[][] rows = new int[3][3];
    for (int t = 0; t < 3; t++) {
      for (int p = 0; p < 3; p++) {
        double share = t == p ? RECALLS[t] : (1 - RECALLS[t]) / 2;
        rows[t][p] = (int) Math.round(1e6 * PRIORS[t] * share);
      }
    }
    return Clips.confusion(rows);
  }

  /** A subject has 4 to 12 clips and is better or worse than others at all of them. */
  private static Confusion subject(RandomGenerator random) {
    int[][] rows = new int[3][3];
    double skill = SPREAD * (2 * random.nextDouble() - 1);
    for (int clips = 4 + random.nextInt(9); clips > 0; clips--) {
      double draw = random.nextDouble();
      int truth = draw < PRIORS[0] ? 0 : draw < PRIORS[0] + PRIORS[1] ? 1 : 2;
      boolean right = random.nextDouble() < RECALLS[truth] + skill;
      rows[truth][right ? truth : (truth + 1 + random.nextInt(2)) % 3]++;
    }
    return Clips.confusion(rows);
  }

  private static double coverage(Function<Confusion, OptionalDouble> metric) {
    double truth = metric.apply(population()).orElseThrow();
    RandomGenerator random = Seeds.generator(11, "coverage");
    Bootstrap bootstrap = Bootstrap.withDefaults().withResamples(800);
    int covered = 0;
    for (int i = 0; i < DATA_SETS; i++) {
      List<Confusion> subjects = new ArrayList<>();
      for (int s = 0; s < SUBJECTS; s++) {
        subjects.add(subject(random));
      }
      Optional<Interval> interval =
          bootstrap.withSeed(i).interval(subjects, sample -> metric.apply(Confusion.sum(sample)));
      covered += interval.orElseThrow().contains(truth) ? 1 : 0;
    }
    return (double) covered / DATA_SETS;
  }

  // 400 data sets: the standard error of a coverage of 95 % is 1.1 %

  @Test
  void coversTheTrueUf1InAbout95PercentOfDataSets() {
    assertThat(coverage(Confusion::uf1)).isBetween(.92, .98);
  }

  @Test
  void coversTheTrueUarInAbout95PercentOfDataSets() {
    assertThat(coverage(Confusion::uar)).isBetween(.92, .98);
  }

  @Test
  void coversTheTrueAccuracyInAbout95PercentOfDataSets() {
    assertThat(coverage(Confusion::accuracy)).isBetween(.92, .98);
  }

  @Test
  void wouldCoverLessIfClipsWereTakenForIndependent() {
    // why subjects are resampled: with a strong subject effect, clips are too narrow
    RandomGenerator random = Seeds.generator(3, "clips");
    List<Confusion> subjects = new ArrayList<>();
    List<Confusion> clips = new ArrayList<>();
    for (int s = 0; s < SUBJECTS; s++) {
      int right = random.nextBoolean() ? 1 : 0;
      Confusion clip = Clips.confusion(new int[][] {{right, 1 - right}, {0, 0}});
      subjects.add(clip.plus(clip).plus(clip).plus(clip));
      clips.addAll(List.of(clip, clip, clip, clip));
    }
    Bootstrap bootstrap = Bootstrap.withDefaults();
    Function<List<Confusion>, OptionalDouble> accuracy = c -> Confusion.sum(c).accuracy();
    Interval overSubjects = bootstrap.interval(subjects, accuracy).orElseThrow();
    Interval overClips = bootstrap.interval(clips, accuracy).orElseThrow();
    double ratio =
        (overSubjects.upper() - overSubjects.lower()) / (overClips.upper() - overClips.lower());
    // four like clips a subject: the true ratio is 2
    assertThat(ratio).isBetween(1.8, 2.2);
  }
}
