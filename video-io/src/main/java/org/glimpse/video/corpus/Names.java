package org.glimpse.video.corpus;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.glimpse.core.Checks;

/** Names that are safe as files on every system, each used once. */
final class Names {
  private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()#+-]*");

  private final Set<String> used = new HashSet<>();

  /** Refuses a clip whose path, made of names that can be files', was used before. */
  void use(String path, String... names) {
    for (String name : names) {
      Checks.argument(
          SAFE.matcher(name).matches() && !name.endsWith("."),
          "'" + name + "' cannot be a file's name; use letters, digits and _ - .");
    }
    Checks.argument(used.add(path), "the clip '" + path + "' occurs twice");
  }
}
