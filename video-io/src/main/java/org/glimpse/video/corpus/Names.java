package org.glimpse.video.corpus;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.glimpse.core.Checks;

/** Names that are safe as files on every system, each used once. */
final class Names {
  private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()#+-]*");

  private final Set<String> used = new HashSet<>();

  /** The name, if it can be a file's and is new. */
  String unique(String name) {
    for (String part : name.split("/", -1)) {
      safe(part);
    }
    Checks.argument(used.add(name), "the clip '" + name + "' occurs twice");
    return name;
  }

  static String safe(String name) {
    Checks.argument(
        SAFE.matcher(name).matches() && !name.endsWith("."),
        "'" + name + "' cannot be a file's name; use letters, digits and _ - .");
    return name;
  }
}
