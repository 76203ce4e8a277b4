package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.evaluation.spotting.AveragePrecision;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.SpottingScore;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.report.document.Block;

/** How well intervals were found, in numbers. */
record SpottingFigures(
    SortedSet<ClipId> videos,
    List<VideoInterval> truth,
    List<VideoInterval> found,
    MatchRule rule) {
  SpottingScore score() {
    return SpottingScore.of(videos, truth, found, rule);
  }

  SpottingCounts counts() {
    return score().counts();
  }

  /** What was found, in two plain sentences. */
  String sentence(String where) {
    SpottingCounts counts = counts();
    return String.format(
        Locale.ROOT,
        "%d of %s%s were found, with %s in all; a pair counts with %s. Precision %s, recall %s, F1"
            + " %s.",
        counts.tp(),
        Words.count(truth.size(), "true interval"),
        where,
        Words.count(found.size(), "prediction"),
        overlap(),
        Words.ratio(counts.precision()),
        Words.ratio(counts.recall()),
        Words.ratio(counts.f1()));
  }

  private String overlap() {
    return "an intersection over union " + (rule.strict() ? "above " : "of at least ") + rule.iou();
  }

  /** Precision, recall and F1 with intervals over subjects, and average precision with scores. */
  Block keyFigures() {
    SpottingCounts counts = counts();
    List<SpottingCounts> subjects = bySubject();
    List<Block.KeyFigure> figures = new ArrayList<>();
    figures.add(figure("F1", counts, subjects, SpottingCounts::f1));
    figures.add(figure("Precision", counts, subjects, SpottingCounts::precision));
    figures.add(figure("Recall", counts, subjects, SpottingCounts::recall));
    figures.add(
        new Block.KeyFigure(
            "Found",
            counts.tp() + " of " + truth.size(),
            counts.fp() + " false alarms, " + counts.fn() + " missed"));
    OptionalDouble precision = AveragePrecision.of(truth, found, rule);
    if (precision.isPresent()) {
      figures.add(
          new Block.KeyFigure(
              "Average precision",
              Words.ratio(precision),
              "over IoU 0.50 to 0.95: " + Words.ratio(AveragePrecision.overIou(truth, found))));
    }
    return new Block.KeyFigures(figures);
  }

  private List<SpottingCounts> bySubject() {
    Map<SubjectId, List<ClipId>> subjects = new TreeMap<>();
    videos.forEach(v -> subjects.computeIfAbsent(v.subject(), s -> new ArrayList<>()).add(v));
    Map<SubjectId, List<VideoInterval>> truths = group(truth);
    Map<SubjectId, List<VideoInterval>> predictions = group(found);
    return subjects.entrySet().stream()
        .map(
            entry ->
                SpottingScore.of(
                        entry.getValue(),
                        truths.getOrDefault(entry.getKey(), List.of()),
                        predictions.getOrDefault(entry.getKey(), List.of()),
                        rule)
                    .counts())
        .toList();
  }

  private static Map<SubjectId, List<VideoInterval>> group(List<VideoInterval> intervals) {
    Map<SubjectId, List<VideoInterval>> groups = new HashMap<>();
    intervals.forEach(
        i -> groups.computeIfAbsent(i.video().subject(), s -> new ArrayList<>()).add(i));
    return groups;
  }

  private static Block.KeyFigure figure(
      String name,
      SpottingCounts counts,
      List<SpottingCounts> subjects,
      Function<SpottingCounts, OptionalDouble> metric) {
    String interval =
        Bootstrap.withDefaults()
            .interval(
                subjects,
                sample -> metric.apply(sample.stream().reduce(SpottingCounts::plus).orElseThrow()))
            .map(
                i -> String.format(Locale.ROOT, "95%% interval %.3f to %.3f", i.lower(), i.upper()))
            .orElse("no interval: too few subjects");
    return new Block.KeyFigure(name, Words.ratio(metric.apply(counts)), interval);
  }
}
