package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;

/**
 * The result of a protocol: every tested clip with its truth and prediction, and what follows.
 *
 * <p>The metrics without a qualifier come from the counts summed over all folds.
 */
public final class Evaluation {
  private final String protocol;
  private final LabelSet labels;
  private final List<EvaluatedClip> clips;
  private final Confusion pooled;
  private final Map<String, Confusion> byFold;
  private final List<MissingPrediction> missing;
  private final Optional<Provenance> provenance;
  private final RunDetails details;

  private Evaluation(
      String protocol, LabelSet labels, List<EvaluatedClip> clips, Map<String, Confusion> byFold) {
    this.protocol = protocol;
    this.labels = labels;
    this.clips = clips;
    this.pooled = Confusion.sum(byFold.values());
    this.byFold = byFold;
    this.missing = List.of();
    this.provenance = Optional.empty();
    this.details = RunDetails.none();
  }

  private Evaluation(
      Evaluation other,
      List<MissingPrediction> missing,
      Optional<Provenance> provenance,
      RunDetails details) {
    this.protocol = other.protocol;
    this.labels = other.labels;
    this.clips = other.clips;
    this.pooled = other.pooled;
    this.byFold = other.byFold;
    this.missing = missing;
    this.provenance = provenance;
    this.details = details;
  }

  /**
   * An evaluation of clips whose fold is known.
   *
   * @param protocol what the protocol is called, for example {@code "loso"}
   * @param labels the label set
   * @param clips at least one clip, none twice; folds keep the order in which they occur
   * @return the evaluation
   * @throws IllegalArgumentException if there is no clip, one occurs twice, or one has scores but
   *     not one a class
   * @throws IndexOutOfBoundsException if a class index is not of the label set
   */
  public static Evaluation of(String protocol, LabelSet labels, List<EvaluatedClip> clips) {
    List<EvaluatedClip> copy = Checks.notEmpty("clips", clips);
    Set<ClipId> seen = new HashSet<>();
    for (EvaluatedClip clip : copy) {
      Checks.argument(seen.add(clip.clip()), "clip " + clip.clip() + " occurs twice");
      Checks.argument(
          clip.scores().isEmpty() || clip.scores().size() == labels.size(),
          "clip "
              + clip.clip()
              + " must have "
              + labels.size()
              + " scores but has "
              + clip.scores().size());
    }
    Map<String, Confusion> byFold = new LinkedHashMap<>();
    group(copy, EvaluatedClip::fold, new LinkedHashMap<>())
        .forEach((fold, members) -> byFold.put(fold, Confusion.count(labels, members)));
    return new Evaluation(
        Checks.notBlank("protocol", protocol), labels, copy, Collections.unmodifiableMap(byFold));
  }

  /**
   * An evaluation of a plan's predictions, joined to the truth by clip id; their order is free.
   *
   * @param plan the protocol
   * @param clips the labelled clips, at least those that the plan tests
   * @param predictions exactly one for each tested clip
   * @return the evaluation; folds in the plan's order
   * @throws MismatchException if a tested clip has no prediction or two, or a prediction is for a
   *     clip that the plan does not test
   * @throws IllegalArgumentException if a tested clip has no label or a prediction has not one
   *     score a class
   */
  public static Evaluation of(FoldPlan plan, LabelledClips clips, List<Prediction> predictions)
      throws MismatchException {
    Set<ClipId> predicted = new HashSet<>();
    predictions.forEach(prediction -> predicted.add(prediction.clip()));
    for (ClipId clip : plan.tested()) {
      if (!predicted.contains(clip)) {
        throw new MismatchException(clip, "Clip " + clip + " has no prediction.");
      }
    }
    return ofPartial(plan, clips, predictions);
  }

  /**
   * An evaluation in which predictions may be missing, because a clip failed or a fold did not
   * finish. The metrics are those of the clips that have one; {@link #missing} lists the others,
   * and every report of the result must say so.
   *
   * @param plan the protocol
   * @param clips the labelled clips, at least those that the plan tests
   * @param predictions at most one for each tested clip, and at least one in all
   * @return the evaluation; folds in the plan's order
   * @throws MismatchException if a clip has two predictions, or one is for a clip that the plan
   *     does not test
   * @throws IllegalArgumentException if there is no prediction, a tested clip has no label or a
   *     prediction has not one score a class
   */
  public static Evaluation ofPartial(
      FoldPlan plan, LabelledClips clips, List<Prediction> predictions) throws MismatchException {
    Map<ClipId, String> folds = plan.foldOf();
    Map<ClipId, Prediction> byClip = new HashMap<>();
    for (Prediction prediction : predictions) {
      ClipId clip = prediction.clip();
      if (!folds.containsKey(clip)) {
        throw new MismatchException(clip, "Clip " + clip + " was predicted but is not tested.");
      }
      if (byClip.put(clip, prediction) != null) {
        throw new MismatchException(clip, "Clip " + clip + " has two predictions.");
      }
    }
    List<EvaluatedClip> joined = new ArrayList<>();
    List<MissingPrediction> missing = new ArrayList<>();
    for (Fold fold : plan.folds()) {
      for (ClipId clip : fold.test()) {
        int truth = clips.clip(clip).label();
        Prediction prediction = byClip.get(clip);
        if (prediction == null) {
          missing.add(new MissingPrediction(clip, Optional.empty()));
        } else {
          joined.add(
              new EvaluatedClip(
                  clip, truth, prediction.decided(), fold.name(), prediction.scores()));
        }
      }
    }
    Evaluation found = of(plan.protocol(), clips.labels(), joined);
    return new Evaluation(found, List.copyOf(missing), Optional.empty(), RunDetails.none());
  }

  /**
   * This evaluation with word of how it came about.
   *
   * @param provenance the provenance
   * @return a copy
   */
  public Evaluation withProvenance(Provenance provenance) {
    return new Evaluation(this, missing, Optional.of(provenance), details);
  }

  /**
   * This evaluation with what the run tells beside its predictions.
   *
   * @param newDetails the details
   * @return a copy
   */
  public Evaluation withDetails(RunDetails newDetails) {
    return new Evaluation(this, missing, provenance, newDetails);
  }

  /**
   * What the protocol is called.
   *
   * @return for example {@code "loso"}
   */
  public String protocol() {
    return protocol;
  }

  /**
   * The label set.
   *
   * @return the labels in the order of their class indices
   */
  public LabelSet labels() {
    return labels;
  }

  /**
   * The tested clips, fold after fold.
   *
   * @return an immutable list, never empty
   */
  public List<EvaluatedClip> clips() {
    return clips;
  }

  /**
   * The clips that should have been predicted and were not; no metric counts them.
   *
   * @return in the order of the folds, empty unless {@link #ofPartial} or {@link #withMissing} made
   *     this
   */
  public List<MissingPrediction> missing() {
    return missing;
  }

  /**
   * This evaluation with other word of what was not predicted.
   *
   * @param clips clips that should have been predicted and were not
   * @return a copy
   * @throws IllegalArgumentException if one of them was predicted
   */
  public Evaluation withMissing(List<MissingPrediction> clips) {
    Set<ClipId> lacking = new HashSet<>();
    clips.forEach(clip -> lacking.add(clip.clip()));
    for (EvaluatedClip predicted : this.clips) {
      Checks.argument(
          !lacking.contains(predicted.clip()),
          "clip " + predicted.clip() + " has a prediction and cannot be missing");
    }
    return new Evaluation(this, List.copyOf(clips), provenance, details);
  }

  /**
   * This evaluation with the reasons why predictions are missing.
   *
   * @param reasons by clip; of clips that are not missing they are passed over
   * @return a copy
   */
  public Evaluation withReasons(Map<ClipId, String> reasons) {
    return withMissing(
        missing.stream()
            .map(
                clip ->
                    new MissingPrediction(
                        clip.clip(),
                        Optional.ofNullable(reasons.get(clip.clip())).or(clip::reason)))
            .toList());
  }

  /**
   * The counts summed over all folds.
   *
   * @return the pooled confusion matrix
   */
  public Confusion pooled() {
    return pooled;
  }

  /**
   * The counts of each fold, in the order of the folds; they sum to {@link #pooled}.
   *
   * @return confusion matrices by fold name
   */
  public Map<String, Confusion> byFold() {
    return byFold;
  }

  /**
   * How the evaluation came about.
   *
   * @return the provenance, if it was given
   */
  public Optional<Provenance> provenance() {
    return provenance;
  }

  /**
   * What the run tells beside its predictions.
   *
   * @return the details, {@link RunDetails#none} if they were not given
   */
  public RunDetails details() {
    return details;
  }

  /**
   * A metric of the pooled counts.
   *
   * @param metric which one
   * @return the value, or empty if it is undefined
   */
  public OptionalDouble metric(Metric metric) {
    return metric.of(pooled);
  }

  /**
   * Why a metric of the pooled counts has no value.
   *
   * @param metric which one
   * @return the reason, or empty if there is a value
   */
  public Optional<String> whyUndefined(Metric metric) {
    return metric.whyUndefined(pooled);
  }

  /**
   * Unweighted F1 of the pooled counts.
   *
   * @return see {@link Confusion#uf1}
   */
  public OptionalDouble uf1() {
    return pooled.uf1();
  }

  /**
   * Unweighted average recall of the pooled counts.
   *
   * @return see {@link Confusion#uar}
   */
  public OptionalDouble uar() {
    return pooled.uar();
  }

  /**
   * Accuracy of the pooled counts.
   *
   * @return see {@link Confusion#accuracy}
   */
  public OptionalDouble accuracy() {
    return pooled.accuracy();
  }

  /**
   * The mean of a metric over the folds: not the metric of the pooled counts, and for F1 far from
   * it; it has its own name wherever it is shown.
   *
   * @param metric which one
   * @return mean and deviation over the folds in which the metric is defined
   */
  public FoldMean meanOfFolds(Metric metric) {
    return FoldMean.of(metric, byFold.values());
  }

  /**
   * A confidence interval by resampling whole subjects, whose clips are not independent.
   *
   * @param metric the metric of pooled counts, for example {@code Confusion::uf1}
   * @param bootstrap how to resample
   * @return the interval, or empty where {@link Bootstrap#interval} has none: fewer than two
   *     subjects, or a metric that is undefined here or in most resamples
   */
  public Optional<Interval> interval(
      Function<Confusion, OptionalDouble> metric, Bootstrap bootstrap) {
    return bootstrap.interval(
        bySubject().values().stream().map(Evaluation::pooled).toList(),
        subjects -> metric.apply(Confusion.sum(subjects)));
  }

  /**
   * The same predictions, corpus by corpus.
   *
   * @return evaluations by corpus name
   */
  public SortedMap<String, Evaluation> byCorpus() {
    return restricted(clip -> clip.clip().subject().corpus());
  }

  /**
   * The same predictions, subject by subject; most metrics of one subject are undefined.
   *
   * @return evaluations by subject
   */
  public SortedMap<SubjectId, Evaluation> bySubject() {
    return restricted(clip -> clip.clip().subject());
  }

  private <K extends Comparable<K>> SortedMap<K, Evaluation> restricted(
      Function<EvaluatedClip, K> key) {
    SortedMap<K, Evaluation> parts = new TreeMap<>();
    group(clips, key, new TreeMap<>())
        .forEach((name, members) -> parts.put(name, of(protocol, labels, members)));
    return Collections.unmodifiableSortedMap(parts);
  }

  private static <K> Map<K, List<EvaluatedClip>> group(
      List<EvaluatedClip> clips, Function<EvaluatedClip, K> key, Map<K, List<EvaluatedClip>> into) {
    for (EvaluatedClip clip : clips) {
      into.computeIfAbsent(key.apply(clip), k -> new ArrayList<>()).add(clip);
    }
    return into;
  }
}
