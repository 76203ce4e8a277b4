package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;
import org.glimpse.evaluation.statistics.PairedTests;
import org.glimpse.evaluation.statistics.TestResult;

/** Two evaluations of the same clips, compared clip by clip and subject by subject. */
public final class PairedComparison {
  private final List<Pair> subjects;
  private final int onlyFirst;
  private final int onlySecond;

  private PairedComparison(List<Pair> subjects, int onlyFirst, int onlySecond) {
    this.subjects = subjects;
    this.onlyFirst = onlyFirst;
    this.onlySecond = onlySecond;
  }

  /** The counts of a subject under both. */
  private record Pair(Confusion first, Confusion second) {}

  /**
   * Compares two evaluations.
   *
   * @param first an evaluation
   * @param second another of the same clips with the same labels; folds may differ
   * @return the comparison
   * @throws MismatchException if a clip is in only one of them or its truth differs
   * @throws IllegalArgumentException if the label sets differ
   */
  public static PairedComparison of(Evaluation first, Evaluation second) throws MismatchException {
    Checks.argument(
        first.labels().labels().equals(second.labels().labels()),
        "labels must be alike but are "
            + first.labels().labels()
            + " and "
            + second.labels().labels());
    Map<ClipId, EvaluatedClip> others = new HashMap<>();
    second.clips().forEach(clip -> others.put(clip.clip(), clip));
    int onlyFirst = 0;
    int onlySecond = 0;
    for (EvaluatedClip clip : first.clips()) {
      EvaluatedClip other = others.remove(clip.clip());
      if (other == null) {
        throw unpaired(clip.clip(), "is in the first evaluation only");
      }
      if (clip.truth() != other.truth()) {
        throw unpaired(clip.clip(), "has another true label in the second evaluation");
      }
      onlyFirst += clip.correct() && !other.correct() ? 1 : 0;
      onlySecond += other.correct() && !clip.correct() ? 1 : 0;
    }
    if (!others.isEmpty()) {
      throw unpaired(Collections.min(others.keySet()), "is in the second evaluation only");
    }
    SortedMap<SubjectId, Evaluation> secondSubjects = second.bySubject();
    List<Pair> pairs = new ArrayList<>();
    first
        .bySubject()
        .forEach(
            (subject, evaluation) ->
                pairs.add(
                    new Pair(
                        evaluation.pooled(),
                        secondSubjects.getOrDefault(subject, evaluation).pooled())));
    return new PairedComparison(List.copyOf(pairs), onlyFirst, onlySecond);
  }

  private static MismatchException unpaired(ClipId clip, String what) {
    return new MismatchException(clip, "Clip " + clip + " " + what + ".");
  }

  /**
   * How much a metric of pooled counts is higher in the first evaluation.
   *
   * @param metric the metric, for example {@code Confusion::uf1}
   * @return first minus second, or empty if either is undefined
   */
  public OptionalDouble difference(Function<Confusion, OptionalDouble> metric) {
    return difference(subjects, metric);
  }

  /**
   * A confidence interval of {@link #difference} by resampling whole subjects; both evaluations get
   * the same subjects in each resample.
   *
   * @param metric the metric
   * @param bootstrap how to resample
   * @return the interval, or empty where {@link Bootstrap#interval} has none
   */
  public Optional<Interval> interval(
      Function<Confusion, OptionalDouble> metric, Bootstrap bootstrap) {
    return bootstrap.interval(subjects, sample -> difference(sample, metric));
  }

  private static OptionalDouble difference(
      List<Pair> pairs, Function<Confusion, OptionalDouble> metric) {
    OptionalDouble first = metric.apply(Confusion.sum(pairs.stream().map(Pair::first).toList()));
    OptionalDouble second = metric.apply(Confusion.sum(pairs.stream().map(Pair::second).toList()));
    return first.isPresent() && second.isPresent()
        ? OptionalDouble.of(first.getAsDouble() - second.getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * Wilcoxon's signed-rank test of the subjects' accuracies. Accuracy and no other metric, because
   * it is defined for a subject that lacks a class.
   *
   * @return see {@link PairedTests#wilcoxon}
   */
  public TestResult wilcoxonOverSubjects() {
    return PairedTests.wilcoxon(
        subjects.stream().map(pair -> pair.first().accuracy().orElseThrow()).toList(),
        subjects.stream().map(pair -> pair.second().accuracy().orElseThrow()).toList());
  }

  /**
   * McNemar's exact test over clips. It takes clips for independent, which those of one subject are
   * not, so it finds differences too easily; {@link #wilcoxonOverSubjects} does not.
   *
   * @return see {@link PairedTests#mcnemar}
   */
  public TestResult mcnemarOverClips() {
    return PairedTests.mcnemar(onlyFirst, onlySecond);
  }
}
