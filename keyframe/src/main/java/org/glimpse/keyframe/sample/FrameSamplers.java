package org.glimpse.keyframe.sample;

import java.util.List;
import java.util.Locale;

/** Reads samplers as they are written on the command line. */
public final class FrameSamplers {
  private static final int LARGEST = 10_000;

  private FrameSamplers() {}

  /**
   * How samplers are written.
   *
   * @return patterns such as {@code "uniform:K"}, the default first
   */
  public static List<String> patterns() {
    return List.of("uniform:K", "key-frames");
  }

  /**
   * Reads a sampler.
   *
   * @param text for example {@code "uniform:16"} or {@code "key-frames"}, in any case
   * @return the sampler
   * @throws IllegalArgumentException if the text fits no pattern
   */
  public static FrameSampler parse(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split(":", -1);
    if (parts.length == 1 && parts[0].equals("key-frames")) {
      return FrameSampler.keyFramesOnly();
    }
    if (parts.length == 2 && parts[0].equals("uniform")) {
      return FrameSampler.uniform(count(text, parts[1]));
    }
    throw unknown(text);
  }

  private static int count(String text, String digits) {
    if (!digits.matches("[1-9][0-9]{0,4}") || Integer.parseInt(digits) > LARGEST) {
      throw unknown(text);
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "sampler must be one of "
            + String.join(", ", patterns())
            + " with K from 1 to "
            + LARGEST
            + " but is '"
            + text
            + "'");
  }
}
