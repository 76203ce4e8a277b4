package org.glimpse.pipeline.files;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.glimpse.core.clip.ClipId;

/**
 * A file name for each clip: the clip's name where no other clip has it, else with the subject,
 * else with the corpus in front. Characters that file systems dislike become underscores.
 */
final class ClipFileNames {
  private static final List<Function<ClipId, String>> FORMS =
      List.of(
          ClipId::clip,
          id -> id.subject().subject() + "_" + id.clip(),
          id -> id.subject().corpus() + "_" + id.subject().subject() + "_" + id.clip());

  private final UniqueNames<ClipId> names;

  private ClipFileNames(UniqueNames<ClipId> names) {
    this.names = names;
  }

  static ClipFileNames of(Collection<ClipId> clips) {
    return new ClipFileNames(UniqueNames.of(clips, FORMS));
  }

  String name(ClipId id) {
    return names.name(id);
  }
}
