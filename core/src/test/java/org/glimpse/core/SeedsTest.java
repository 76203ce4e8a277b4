package org.glimpse.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SeedsTest {
  @Test
  void givesTheSameSeedForTheSameNameAndAnotherForAnyOther() {
    assertThat(Seeds.derive(7, "fold/1")).isEqualTo(Seeds.derive(7, "fold/1"));
    Set<Long> seen = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      for (int fold = 0; fold < 50; fold++) {
        seen.add(Seeds.derive(seed, "fold/" + fold));
      }
    }
    assertThat(seen).hasSize(1000);
  }

  @Test
  void drawsEvenlyFromNeighbouringSeeds() {
    double sum = 0;
    for (int seed = 0; seed < 1000; seed++) {
      sum += Seeds.generator(seed, "x").nextDouble();
    }
    // The mean of 1000 uniform draws has a standard deviation of 0.009.
    assertThat(sum / 1000).isBetween(0.46, 0.54);
  }
}
