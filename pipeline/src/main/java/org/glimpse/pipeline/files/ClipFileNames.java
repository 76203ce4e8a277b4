package org.glimpse.pipeline.files;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  private final Map<ClipId, String> names;

  private ClipFileNames(Map<ClipId, String> names) {
    this.names = names;
  }

  static ClipFileNames of(Collection<ClipId> clips) {
    Map<ClipId, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<ClipId> left = clips.stream().sorted().toList();
    for (Function<ClipId, String> form : FORMS) {
      Map<String, Long> uses =
          left.stream().collect(Collectors.groupingBy(id -> key(form, id), Collectors.counting()));
      for (ClipId id : left) {
        if (uses.getOrDefault(key(form, id), 0L) == 1 && taken.add(key(form, id))) {
          names.put(id, safe(form.apply(id)));
        }
      }
      left = left.stream().filter(id -> !names.containsKey(id)).toList();
    }
    int number = 1;
    for (ClipId id : left) {
      String name;
      do {
        name = safe(id.clip()) + "_" + number++;
      } while (!taken.add(name.toLowerCase(Locale.ROOT)));
      names.put(id, name);
    }
    return new ClipFileNames(names);
  }

  String name(ClipId id) {
    return java.util.Objects.requireNonNull(names.get(id), () -> "no file name for " + id);
  }

  private static String key(Function<ClipId, String> form, ClipId id) {
    return safe(form.apply(id)).toLowerCase(Locale.ROOT);
  }

  private static String safe(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    return safe.startsWith(".") ? "_" + safe.substring(1) : safe;
  }
}
