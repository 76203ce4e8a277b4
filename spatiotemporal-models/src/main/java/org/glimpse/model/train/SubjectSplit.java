package org.glimpse.model.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;

/**
 * Clips that train, and clips of other training subjects that decide something.
 *
 * @param training what is trained on
 * @param deciding what is looked at
 */
record SubjectSplit(LabelledClips training, LabelledClips deciding) {
  /**
   * Splits clips by subject. Subjects are taken in an order that the seed decides until their clips
   * reach the share; a subject without whom a class would have no training clip stays in training.
   *
   * @param share of the clips that decide
   * @throws IllegalArgumentException if there are not two subjects to be split
   */
  static SubjectSplit of(LabelledClips clips, double share, long seed) {
    Map<SubjectId, List<LabelledClip>> bySubject = new LinkedHashMap<>();
    for (LabelledClip clip : clips.clips()) {
      bySubject.computeIfAbsent(clip.id().subject(), id -> new ArrayList<>()).add(clip);
    }
    List<SubjectId> subjects = new ArrayList<>(bySubject.keySet());
    Collections.sort(subjects);
    Collections.shuffle(subjects, new Random(seed));
    int[] left = new int[clips.labels().size()];
    clips.clips().forEach(clip -> left[clip.label()]++);
    Set<SubjectId> chosen = new LinkedHashSet<>();
    int taken = 0;
    for (SubjectId subject : subjects) {
      List<LabelledClip> own = bySubject.getOrDefault(subject, List.of());
      boolean last = own.stream().anyMatch(clip -> left[clip.label()] <= count(own, clip.label()));
      if (taken < share * clips.size() && !last && chosen.size() + 1 < subjects.size()) {
        own.forEach(clip -> left[clip.label()]--);
        chosen.add(subject);
        taken += own.size();
      }
    }
    Checks.argument(
        !chosen.isEmpty(),
        "no training subject can be spared for validation: there are "
            + subjects.size()
            + " and every class must stay in training. Train without validation.");
    List<LabelledClip> training = new ArrayList<>();
    List<LabelledClip> validation = new ArrayList<>();
    for (LabelledClip clip : clips.clips()) {
      (chosen.contains(clip.id().subject()) ? validation : training).add(clip);
    }
    return new SubjectSplit(
        LabelledClips.of(clips.labels(), training), LabelledClips.of(clips.labels(), validation));
  }

  private static long count(List<LabelledClip> clips, int label) {
    return clips.stream().filter(clip -> clip.label() == label).count();
  }
}
