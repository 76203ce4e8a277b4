package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.Checks;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;

/** Spreads whole subjects over k groups so that every group holds a like share of every class. */
final class SubjectGroups {
  private final int[] classTotals;
  private final int total;
  private final int[][] classCounts;
  private final int[] counts;

  private SubjectGroups(LabelledClips clips, int k) {
    this.classTotals = clips.counts().counts().stream().mapToInt(Integer::intValue).toArray();
    this.total = clips.size();
    this.classCounts = new int[k][classTotals.length];
    this.counts = new int[k];
  }

  /** Groups named "1" to "k", in that order; see {@link FoldPlan#subjectKFold}. */
  static Map<String, List<ClipId>> of(LabelledClips clips, int k, long seed) {
    SortedMap<SubjectId, List<LabelledClip>> bySubject = new TreeMap<>();
    for (LabelledClip clip : clips.clips()) {
      bySubject.computeIfAbsent(clip.id().subject(), s -> new ArrayList<>()).add(clip);
    }
    Checks.argument(
        bySubject.size() >= k,
        k + " folds need at least as many subjects but there are " + bySubject.size());
    List<List<LabelledClip>> subjects = new ArrayList<>(bySubject.values());
    Collections.shuffle(subjects, new Random(Seeds.derive(seed, "subject k-fold")));
    subjects.sort(Comparator.<List<LabelledClip>>comparingInt(List::size).reversed());

    SubjectGroups groups = new SubjectGroups(clips, k);
    Map<String, List<ClipId>> result = new LinkedHashMap<>();
    for (int i = 1; i <= k; i++) {
      result.put(Integer.toString(i), new ArrayList<>());
    }
    for (List<LabelledClip> subject : subjects) {
      int group = groups.add(subject);
      List<ClipId> members = result.getOrDefault(Integer.toString(group + 1), List.of());
      subject.forEach(clip -> members.add(clip.id()));
    }
    return result;
  }

  private int add(List<LabelledClip> subject) {
    int[] added = new int[classTotals.length];
    subject.forEach(clip -> added[clip.label()]++);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < counts.length; group++) {
      double cost = rise(counts[group], subject.size(), total);
      for (int c = 0; c < added.length; c++) {
        cost += rise(classCounts[group][c], added[c], classTotals[c]);
      }
      if (cost < least) {
        least = cost;
        best = group;
      }
    }
    counts[best] += subject.size();
    for (int c = 0; c < added.length; c++) {
      classCounts[best][c] += added[c];
    }
    return best;
  }

  /** By how much {@code (count / total)^2} rises; 0 for a class without clips. */
  private static double rise(int count, int added, int total) {
    return total == 0 ? 0 : (2.0 * count * added + (double) added * added) / total / total;
  }
}
