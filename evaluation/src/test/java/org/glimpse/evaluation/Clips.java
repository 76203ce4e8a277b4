package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;

/** Clips, labels and matrices for tests; no clip has a tensor. */
final class Clips {
  static final LabelSet ABC = new LabelSet("abc", List.of("a", "b", "c"));

  private Clips() {}

  static ClipId id(String subject, String clip) {
    return ClipId.of("lab", subject, clip);
  }

  static LabelledClip labelled(ClipId id, int label) {
    return new LabelledClip(
        id,
        label,
        Annotation.none(),
        () -> {
          throw new AssertionError("no protocol or metric reads a tensor");
        });
  }

  /** A row is a subject, a cell the label of one of its clips: {@code "aab"} is three clips. */
  static LabelledClips subjects(String... rows) {
    List<LabelledClip> clips = new ArrayList<>();
    for (int s = 0; s < rows.length; s++) {
      for (int c = 0; c < rows[s].length(); c++) {
        clips.add(labelled(id("s" + s, "c" + c), rows[s].charAt(c) - 'a'));
      }
    }
    return LabelledClips.of(ABC, clips);
  }

  static Confusion confusion(int[]... rows) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int[] row : rows) {
      lists.add(java.util.Arrays.stream(row).boxed().toList());
    }
    List<String> names = List.of("a", "b", "c", "d", "e", "f", "g").subList(0, rows.length);
    return Confusion.of(new LabelSet("letters", names), lists);
  }

  static int[] row(int... counts) {
    return counts;
  }
}
