package org.glimpse.core;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Seeds derived from a run's seed and a name, so that the order of parallel work never changes a
 * result.
 */
public final class Seeds {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  /**
   * A seed for a named part of a run.
   *
   * <p>FNV-1a of the name in UTF-8, started from the run's seed and finished with SplitMix64's
   * mixer; the same on every machine.
   *
   * @param seed the run's seed
   * @param name the part, for example a clip's id or {@code "fold/3/epoch/7"}
   * @return the derived seed
   */
  public static long derive(long seed, String name) {
    long hash = FNV_OFFSET ^ (seed * GOLDEN);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }

  /**
   * A generator for a named part of a run.
   *
   * @param seed the run's seed
   * @param name the part
   * @return a generator that depends on nothing else
   */
  public static RandomGenerator generator(long seed, String name) {
    return new SplittableRandom(derive(seed, name));
  }
}
