package org.glimpse.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Thrown where help was asked for instead of the name of something: it explains each name. */
final class HelpWanted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> names;
  private final transient List<String> footer;

  /**
   * An explanation.
   *
   * @param names each name with what it does and where it comes from, in lines
   * @param footer lines below all of them
   */
  HelpWanted(Map<String, String> names, List<String> footer) {
    this.names = new LinkedHashMap<>(names);
    this.footer = List.copyOf(footer);
  }

  /** Whether a typed text asks for help. */
  static boolean isAskedBy(String text) {
    return text.strip().equalsIgnoreCase("help");
  }

  void print(PrintWriter out) {
    names.forEach(
        (name, text) -> {
          out.println(name);
          text.lines().forEach(line -> out.println("    " + line));
        });
    out.println();
    footer.forEach(out::println);
    out.flush();
  }
}
