package org.glimpse.model.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;

/**
 * Which epoch's weights a training ends with: that which is best on some clips.
 *
 * @param share of the training clips that validate; not used where clips are given
 * @param patience epochs without improvement after which training ends
 * @param given the clips that decide, where they are no training clips: peeking
 */
record EpochChoice(double share, int patience, Optional<LabelledClips> given) {
  private static final double MAX_SHARE = 0.9;

  EpochChoice {
    Checks.inRange("validation share", share, 0, MAX_SHARE);
    Checks.atLeast("patience", patience, 1);
  }

  /** How it stands in settings. */
  String id() {
    return given.isPresent()
        ? "PEEKS: best epoch on the test clips"
        : "best epoch on " + share + " of the training clips, patience " + patience;
  }

  /**
   * Splits clips by subject into those that train and those that decide. Subjects are taken in an
   * order that the seed decides until their clips reach the share; a subject without whom a class
   * would have no training clip stays in training.
   *
   * @throws IllegalArgumentException if there are not two subjects to be split
   */
  Split split(LabelledClips clips, long seed) {
    if (given.isPresent()) {
      return new Split(clips, given.get());
    }
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
    return new Split(
        LabelledClips.of(clips.labels(), training), LabelledClips.of(clips.labels(), validation));
  }

  private static long count(List<LabelledClip> clips, int label) {
    return clips.stream().filter(clip -> clip.label() == label).count();
  }

  /** Clips that train, and clips that decide. */
  record Split(LabelledClips training, LabelledClips deciding) {}
}
