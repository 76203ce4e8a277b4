package org.glimpse.pipeline.files;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file name for each of several things: the first of its forms that no other one has, or the
 * first form with a number. Characters that file systems dislike become underscores.
 */
final class UniqueNames<T extends Comparable<? super T>> {
  private final Map<T, String> names;

  private UniqueNames(Map<T, String> names) {
    this.names = names;
  }

  static <T extends Comparable<? super T>> UniqueNames<T> of(
      Collection<T> things, List<Function<T, String>> forms) {
    Map<T, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<T> left = things.stream().sorted().toList();
    for (Function<T, String> form : forms) {
      Map<String, Long> uses =
          left.stream().collect(Collectors.groupingBy(t -> key(form, t), Collectors.counting()));
      for (T thing : left) {
        if (uses.getOrDefault(key(form, thing), 0L) == 1 && taken.add(key(form, thing))) {
          names.put(thing, safe(form.apply(thing)));
        }
      }
      left = left.stream().filter(thing -> !names.containsKey(thing)).toList();
    }
    int number = 1;
    for (T thing : left) {
      String name;
      do {
        name = safe(forms.get(0).apply(thing)) + "_" + number++;
      } while (!taken.add(name.toLowerCase(Locale.ROOT)));
      names.put(thing, name);
    }
    return new UniqueNames<>(names);
  }

  String name(T thing) {
    return Objects.requireNonNull(names.get(thing), () -> "no file name for " + thing);
  }

  private static <T> String key(Function<T, String> form, T thing) {
    return safe(form.apply(thing)).toLowerCase(Locale.ROOT);
  }

  private static String safe(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    return safe.startsWith(".") ? "_" + safe.substring(1) : safe;
  }
}
