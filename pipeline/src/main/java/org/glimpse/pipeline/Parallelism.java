package org.glimpse.pipeline;

import org.glimpse.core.Checks;

/**
 * How many clips are worked on at the same time; never changes a result.
 *
 * @param threads worker threads, at least 1
 */
public record Parallelism(int threads) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public Parallelism {
    Checks.atLeast("parallel jobs", threads, 1);
  }

  /**
   * One clip for each core.
   *
   * @return as many threads as the machine has cores
   */
  public static Parallelism cores() {
    return new Parallelism(Math.max(1, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * A number of clips.
   *
   * @param threads worker threads, at least 1
   * @return the parallelism
   * @throws IllegalArgumentException if {@code threads < 1}
   */
  public static Parallelism of(int threads) {
    return new Parallelism(threads);
  }
}
