package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.report.document.Cell;

/**
 * Numbers about clips, as their annotation has them.
 *
 * @param labels the classes
 * @param clips the clips
 */
record CorpusFigures(LabelSet labels, List<ClipSource> clips) {
  CorpusFigures(Corpus corpus) {
    this(corpus.labels(), corpus.clips());
  }

  /** The same of the clips with one label. */
  CorpusFigures ofLabel(String label) {
    return new CorpusFigures(
        labels,
        clips.stream()
            .filter(clip -> clip.annotation().emotion().filter(label::equalsIgnoreCase).isPresent())
            .toList());
  }

  /** How many clips each class has. */
  List<Integer> counts() {
    return labels.labels().stream().map(label -> ofLabel(label).clips().size()).toList();
  }

  /** Clips of each subject by class, and in all as the last number. */
  Map<SubjectId, int[]> subjects() {
    Map<SubjectId, int[]> subjects = new TreeMap<>();
    for (ClipSource clip : clips) {
      int[] counts =
          subjects.computeIfAbsent(clip.id().subject(), key -> new int[labels.size() + 1]);
      counts[labels.size()]++;
      Optional<String> label = clip.annotation().emotion();
      if (label.isPresent() && labels.indexOf(label.get()).isPresent()) {
        counts[labels.indexOf(label.get()).getAsInt()]++;
      }
    }
    return subjects;
  }

  List<Double> clipsBySubject() {
    return subjects().values().stream().map(counts -> (double) counts[labels.size()]).toList();
  }

  /** "1 to 12 clips each". */
  String clipsASubject() {
    List<Double> all = clipsBySubject();
    if (all.isEmpty()) {
      return "";
    }
    long least = Math.round(all.stream().min(Comparator.naturalOrder()).orElseThrow());
    long most = Math.round(all.stream().max(Comparator.naturalOrder()).orElseThrow());
    return (least == most ? Long.toString(most) : least + " to " + most)
        + (most == 1 ? " clip each" : " clips each");
  }

  /** Clips of the largest class to those of the smallest that has any. */
  String imbalance() {
    List<Integer> filled = counts().stream().filter(count -> count > 0).toList();
    if (filled.size() < 2) {
      return Cell.NONE;
    }
    double ratio =
        filled.stream().max(Comparator.naturalOrder()).orElseThrow()
            / (double) filled.stream().min(Comparator.naturalOrder()).orElseThrow();
    return String.format(Locale.ROOT, "%.1f", ratio);
  }

  /** From onset to the end of the offset, milliseconds. */
  List<Double> durations() {
    return times(KeyFrames::length, false);
  }

  /** From onset to an annotated apex, milliseconds. */
  List<Double> rises() {
    return times(keys -> keys.apex() - keys.onset(), true);
  }

  private interface Frames {
    int of(KeyFrames keys);
  }

  private List<Double> times(Frames frames, boolean annotatedApex) {
    List<Double> times = new ArrayList<>();
    for (ClipSource clip : clips) {
      Annotation annotation = clip.annotation();
      Optional<KeyFrames> keys = annotation.keyFrames();
      Optional<FrameRate> rate = annotation.frameRate();
      if (keys.isPresent() && rate.isPresent() && (!annotatedApex || hasApex(keys.get()))) {
        times.add(rate.get().millis(frames.of(keys.get())));
      }
    }
    return times;
  }

  /** Where an annotated apex lies, from 0 at the onset to 1 at the offset. */
  List<Double> positions() {
    List<Double> positions = new ArrayList<>();
    for (ClipSource clip : clips) {
      clip.annotation()
          .keyFrames()
          .filter(keys -> hasApex(keys) && keys.offset() > keys.onset())
          .ifPresent(
              keys ->
                  positions.add(
                      (keys.apex() - keys.onset()) / (double) (keys.offset() - keys.onset())));
    }
    return positions;
  }

  private static boolean hasApex(KeyFrames keys) {
    return keys.source() == ApexSource.ANNOTATED || keys.source() == ApexSource.CORRECTED;
  }

  Map<ApexSource, Integer> apexSources() {
    Map<ApexSource, Integer> sources = new EnumMap<>(ApexSource.class);
    for (ClipSource clip : clips) {
      clip.annotation()
          .keyFrames()
          .ifPresent(keys -> sources.merge(keys.source(), 1, Integer::sum));
    }
    return sources;
  }

  /** The frame rates in ascending order, or an en dash. */
  String rates() {
    TreeSet<FrameRate> rates =
        new TreeSet<>(Comparator.comparingDouble(rate -> rate.frames() / (double) rate.seconds()));
    clips.forEach(clip -> clip.annotation().frameRate().ifPresent(rates::add));
    return rates.isEmpty()
        ? Cell.NONE
        : String.join(", ", rates.stream().map(FrameRate::toString).toList());
  }

  /** The median in words, or an en dash. */
  String median(List<Double> values, String pattern) {
    return values.isEmpty() ? Cell.NONE : String.format(Locale.ROOT, pattern, median(values));
  }

  Cell medianCell(List<Double> values, int digits) {
    return values.isEmpty() ? Cell.of(Cell.NONE) : Cell.number(median(values), digits);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}
