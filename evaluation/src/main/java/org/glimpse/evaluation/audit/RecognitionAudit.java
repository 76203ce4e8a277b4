package org.glimpse.evaluation.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.evaluation.Baselines;
import org.glimpse.evaluation.ClipLabel;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.EarlierModel;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FoldMean;
import org.glimpse.evaluation.LabelChange;
import org.glimpse.evaluation.Metric;
import org.glimpse.evaluation.MissingPrediction;
import org.glimpse.evaluation.RecognitionScore;
import org.glimpse.evaluation.RelabelledClips;

/** Looks for the known faults of recognition results. */
public final class RecognitionAudit {
  private static final String PEEK = "peek";
  private static final double NOTABLE_POINTS = 1;

  private RecognitionAudit() {}

  /**
   * Audits an evaluation by itself, its provenance and its details. A protocol that peeks is known
   * by the word {@code peek} in its name or in the setting {@code protocol}.
   *
   * @param evaluation the evaluation
   * @return a finding for each check that applies, passed ones included
   */
  public static List<Finding> of(Evaluation evaluation) {
    List<Finding> findings = new ArrayList<>();
    findings.add(subjects(evaluation));
    findings.add(testEpoch(evaluation));
    findings.add(labels(evaluation));
    findings.add(aggregation(evaluation));
    findings.add(undefined(evaluation));
    findings.add(baseline(evaluation));
    findings.add(missing(evaluation));
    evaluation.provenance().map(Provenance::data).ifPresent(data -> fromData(data, findings));
    if (!evaluation.details().insight().changes().isEmpty()) {
      findings.add(changedLabels(evaluation.details().insight().changes()));
    }
    if (!evaluation.details().contents().isEmpty()) {
      findings.add(duplicates(evaluation, evaluation.details().contents()));
    }
    return List.copyOf(findings);
  }

  private static Finding missing(Evaluation evaluation) {
    int found = evaluation.clips().size();
    int lacking = evaluation.missing().size();
    if (lacking == 0) {
      return new Finding(
          Check.MISSING_PREDICTIONS,
          Severity.PASSED,
          "Each of " + Wording.count(found, "tested clip") + " has a prediction.");
    }
    return new Finding(
        Check.MISSING_PREDICTIONS,
        Severity.WARNING,
        lacking
            + " of "
            + Wording.count(found + lacking, "tested clip")
            + Wording.have(lacking)
            + " no prediction and "
            + (lacking == 1 ? "is" : "are")
            + " in no metric: "
            + Wording.names(evaluation.missing().stream().map(MissingPrediction::words).toList())
            + ". Counted as wrong "
            + (lacking == 1 ? "it" : "they")
            + " would make the accuracy "
            + Wording.value(
                OptionalDouble.of((double) evaluation.pooled().correct() / (found + lacking)))
            + " instead of "
            + Wording.value(evaluation.accuracy())
            + ".");
  }

  private static Finding changedLabels(List<LabelChange> changes) {
    long ends = RelabelledClips.byFold(changes).values().stream().mapToLong(Set::size).sum();
    return new Finding(
        Check.CHANGED_LABELS,
        Severity.NOTE,
        "The training changed labels of its own clips "
            + Wording.count(changes.size(), "time")
            + ", fold by fold; "
            + Wording.count(ends, "label")
            + " differed from the given one at the end. Clips were tested against the labels as"
            + " given.");
  }

  private static Finding subjects(Evaluation evaluation) {
    if (evaluation.protocol().equals(RecognitionScore.UNKNOWN_PROTOCOL)) {
      return new Finding(
          Check.SUBJECT_LEAK,
          Severity.NOTE,
          "The folds are not known, so it cannot be checked whether subjects were kept apart.");
    }
    if (evaluation.protocol().equals(EarlierModel.UNKNOWN)) {
      return new Finding(
          Check.SUBJECT_LEAK,
          Severity.NOTE,
          "The model was trained before and does not tell on whom, so it cannot be checked whether"
              + " it has seen these subjects.");
    }
    Map<SubjectId, Set<String>> folds = new TreeMap<>();
    for (EvaluatedClip clip : evaluation.clips()) {
      folds.computeIfAbsent(clip.clip().subject(), s -> new HashSet<>()).add(clip.fold());
    }
    if (EarlierModel.seen(evaluation.protocol())) {
      return new Finding(
          Check.SUBJECT_LEAK,
          Severity.INVALID,
          "The model was trained on "
              + EarlierModel.count(evaluation.protocol())
              + " of the "
              + Wording.count(folds.size(), "subject")
              + " that it is tested on. These figures say how well it remembers, and are no"
              + " result.");
    }
    if (evaluation.protocol().equals(EarlierModel.OTHERS)) {
      return new Finding(
          Check.SUBJECT_LEAK,
          Severity.PASSED,
          "The model was trained before, on none of the "
              + Wording.count(folds.size(), "subject")
              + " that it is tested on.");
    }
    List<SubjectId> split =
        folds.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .toList();
    return split.isEmpty()
        ? new Finding(
            Check.SUBJECT_LEAK,
            Severity.PASSED,
            "Each of " + Wording.count(folds.size(), "subject") + " is tested in one fold only.")
        : new Finding(
            Check.SUBJECT_LEAK,
            Severity.INVALID,
            "Tested in several folds and so trained on as well: "
                + Wording.names(split)
                + ". The result is not subject-independent.");
  }

  private static Finding testEpoch(Evaluation evaluation) {
    boolean peeked =
        evaluation.protocol().contains(PEEK)
            || evaluation
                .provenance()
                .map(p -> p.settings().getOrDefault("protocol", ""))
                .orElse("")
                .contains(PEEK);
    if (peeked) {
      return new Finding(
          Check.TEST_EPOCH,
          Severity.INVALID,
          "Each fold reports the epoch that did best on its own test clips. That shows what peeking"
              + " gives and is no result.");
    }
    boolean unknown =
        evaluation.protocol().equals(EarlierModel.UNKNOWN)
            || EarlierModel.seen(evaluation.protocol());
    if (evaluation.provenance().isEmpty() || unknown) {
      return new Finding(
          Check.TEST_EPOCH, Severity.NOTE, "It is not known how the training epoch was chosen.");
    }
    return new Finding(Check.TEST_EPOCH, Severity.PASSED, "Training saw no clip of the test fold.");
  }

  private static Finding labels(Evaluation evaluation) {
    Confusion pooled = evaluation.pooled();
    List<String> unpredicted = new ArrayList<>();
    List<String> untrue = new ArrayList<>();
    for (int c = 0; c < pooled.size(); c++) {
      String label = "'" + pooled.labels().label(c) + "'";
      if (pooled.support(c) > 0 && pooled.predicted(c) == 0) {
        unpredicted.add(label);
      } else if (pooled.support(c) == 0) {
        untrue.add(label);
      }
    }
    List<String> sentences = new ArrayList<>();
    if (!untrue.isEmpty()) {
      sentences.add("No clip is truly " + Wording.names(untrue) + ".");
    }
    if (!unpredicted.isEmpty()) {
      sentences.add("Never predicted: " + Wording.names(unpredicted) + ".");
    }
    return sentences.isEmpty()
        ? new Finding(
            Check.LABEL_SETS,
            Severity.PASSED,
            "All " + pooled.size() + " labels occur in the truth and in the predictions.")
        : new Finding(Check.LABEL_SETS, Severity.WARNING, String.join(" ", sentences));
  }

  private static Finding aggregation(Evaluation evaluation) {
    FoldMean mean = evaluation.meanOfFolds(Metric.PRESENT_F1);
    OptionalDouble pooled = evaluation.metric(Metric.PRESENT_F1);
    String made =
        "Metrics come from counts summed over "
            + Wording.count(evaluation.byFold().size(), "fold")
            + ".";
    if (evaluation.byFold().size() < 2 || mean.mean().isEmpty() || pooled.isEmpty()) {
      return new Finding(Check.AGGREGATION, Severity.PASSED, made);
    }
    double points = 100 * (mean.mean().getAsDouble() - pooled.getAsDouble());
    return new Finding(
        Check.AGGREGATION,
        Math.abs(points) < NOTABLE_POINTS ? Severity.PASSED : Severity.NOTE,
        String.format(
            Locale.ROOT,
            "%s Averaging the F1 of folds would give %s instead of %s (%+.1f points).",
            made,
            Wording.value(mean.mean()),
            Wording.value(pooled),
            points));
  }

  private static Finding undefined(Evaluation evaluation) {
    List<String> reasons = new ArrayList<>();
    for (Metric metric : List.of(Metric.UF1, Metric.UAR)) {
      evaluation
          .whyUndefined(metric)
          .ifPresent(why -> reasons.add(metric.title() + " is undefined: " + why + "."));
    }
    return reasons.isEmpty()
        ? new Finding(Check.UNDEFINED_METRIC, Severity.PASSED, "UF1 and UAR are defined.")
        : new Finding(Check.UNDEFINED_METRIC, Severity.WARNING, String.join(" ", reasons));
  }

  private static Finding baseline(Evaluation evaluation) {
    Evaluation trivial = Baselines.alwaysMostFrequent(evaluation);
    double own = evaluation.metric(Metric.PRESENT_F1).orElse(0);
    double its = trivial.metric(Metric.PRESENT_F1).orElse(0);
    String numbers =
        "Always predicting the most frequent class has accuracy "
            + Wording.value(trivial.accuracy())
            + " (this result: "
            + Wording.value(evaluation.accuracy())
            + ") and UF1 "
            + Wording.value(trivial.uf1())
            + " ("
            + Wording.value(evaluation.uf1())
            + ").";
    boolean better = own > its && evaluation.accuracy().orElse(0) > trivial.accuracy().orElse(0);
    return new Finding(
        Check.TRIVIAL_BASELINE, better ? Severity.PASSED : Severity.WARNING, numbers);
  }

  private static void fromData(Provenance.Data data, List<Finding> findings) {
    int all = data.apexSources().values().stream().mapToInt(Integer::intValue).sum();
    int invented = data.apexSources().getOrDefault(ApexSource.MIDPOINT, 0);
    int detected = data.apexSources().getOrDefault(ApexSource.DETECTED, 0);
    if (all > 0) {
      String numbers =
          "Of "
              + Wording.count(all, "apex frame")
              + " "
              + invented
              + " are the middle of onset and offset for want of a coded one, and "
              + detected
              + " were detected.";
      findings.add(
          new Finding(
              Check.INVENTED_APEX, invented > 0 ? Severity.WARNING : Severity.PASSED, numbers));
    }
    if (!data.failedClips().isEmpty()) {
      findings.add(
          new Finding(
              Check.FAILED_CLIPS,
              Severity.WARNING,
              Wording.count(data.failedClips().size(), "clip")
                  + " failed on the way and were neither trained on nor tested: "
                  + Wording.names(data.failedClips())
                  + "."));
    }
  }

  /**
   * Looks for equal content under different names. Within a fold's test clips a copy counts twice;
   * across folds it was trained on before it was tested.
   *
   * @param evaluation the evaluation
   * @param contentHashes a hash of each clip's content; clips without one are not looked at
   * @return the finding
   */
  public static Finding duplicates(Evaluation evaluation, Map<ClipId, String> contentHashes) {
    Map<String, List<EvaluatedClip>> byHash = new TreeMap<>();
    for (EvaluatedClip clip : evaluation.clips()) {
      String hash = contentHashes.get(clip.clip());
      if (hash != null) {
        byHash.computeIfAbsent(hash, h -> new ArrayList<>()).add(clip);
      }
    }
    Set<String> across = new TreeSet<>();
    Set<String> within = new TreeSet<>();
    for (List<EvaluatedClip> same : byHash.values()) {
      EvaluatedClip first = same.get(0);
      for (EvaluatedClip other : same.subList(1, same.size())) {
        String pair = first.clip() + " = " + other.clip();
        (first.fold().equals(other.fold()) ? within : across).add(pair);
      }
    }
    if (!across.isEmpty()) {
      return new Finding(
          Check.DUPLICATE_CLIPS,
          Severity.INVALID,
          "The same content is trained on in one fold and tested in another: "
              + Wording.names(across)
              + ".");
    }
    if (!within.isEmpty()) {
      return new Finding(
          Check.DUPLICATE_CLIPS,
          Severity.WARNING,
          "The same content counts more than once: " + Wording.names(within) + ".");
    }
    return new Finding(
        Check.DUPLICATE_CLIPS,
        Severity.PASSED,
        "No two of "
            + Wording.count(byHash.size(), "clip")
            + " with a content hash hold the same content.");
  }

  /**
   * Lists everything that keeps truth and predictions from being joined, of which {@link
   * RecognitionScore} names the first.
   *
   * @param truth the true labels
   * @param predictions the predicted labels
   * @return the finding
   */
  public static Finding join(List<ClipLabel> truth, List<ClipLabel> predictions) {
    Set<ClipId> doubled = new TreeSet<>();
    Set<ClipId> trueClips = clips(truth, doubled);
    Set<ClipId> predictedClips = clips(predictions, doubled);
    Set<ClipId> missing = new TreeSet<>(trueClips);
    missing.removeAll(predictedClips);
    Set<ClipId> unknown = new TreeSet<>(predictedClips);
    unknown.removeAll(trueClips);
    List<String> sentences = new ArrayList<>();
    if (!missing.isEmpty()) {
      sentences.add("Without a prediction: " + Wording.names(missing) + ".");
    }
    if (!unknown.isEmpty()) {
      sentences.add("Predicted but not in the truth: " + Wording.names(unknown) + ".");
    }
    if (!doubled.isEmpty()) {
      sentences.add("More than once in a list: " + Wording.names(doubled) + ".");
    }
    return sentences.isEmpty()
        ? new Finding(
            Check.MISSING_PREDICTIONS,
            Severity.PASSED,
            "Each of " + Wording.count(trueClips.size(), "clip") + " has exactly one prediction.")
        : new Finding(Check.MISSING_PREDICTIONS, Severity.INVALID, String.join(" ", sentences));
  }

  private static Set<ClipId> clips(List<ClipLabel> rows, Set<ClipId> doubled) {
    Set<ClipId> clips = new TreeSet<>();
    for (ClipLabel row : rows) {
      if (!clips.add(row.clip())) {
        doubled.add(row.clip());
      }
    }
    return clips;
  }
}
