package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Fisher–Yates, since {@link Collections#shuffle} of JDK 17 takes no {@link RandomGenerator}. */
final class Shuffle {
  private Shuffle() {}

  static <T> List<T> of(List<T> values, RandomGenerator random) {
    List<T> shuffled = new ArrayList<>(values);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return shuffled;
  }
}
