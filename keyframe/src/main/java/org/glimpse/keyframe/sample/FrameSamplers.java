package org.glimpse.keyframe.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.glimpse.keyframe.interpolate.TemporalInterpolation;
import org.jspecify.annotations.Nullable;

/** Reads samplers as they are written on the command line. */
public final class FrameSamplers {
  private static final int LARGEST = 10_000;
  private static final String KEY_FRAMES = "key-frames";
  private static final String STRIDED = "strided";
  private static final Map<String, IntFunction<FrameSampler>> BY_NAME = byName();

  private FrameSamplers() {}

  private static Map<String, IntFunction<FrameSampler>> byName() {
    Map<String, IntFunction<FrameSampler>> names = new LinkedHashMap<>();
    names.put("uniform", FrameSampler::uniform);
    names.put("uniform-rounded", FrameSampler::uniformRounded);
    names.put("onset-apex", FrameSampler::onsetToApex);
    names.put("apex-offset", FrameSampler::apexToOffset);
    names.put("apex-window", FrameSampler::apexWindow);
    names.put("segments", FrameSampler::segments);
    names.put("motion-adaptive", FrameSampler::motionAdaptive);
    names.put("strain-top", FrameSampler::strainTop);
    names.put("phase-balanced", FrameSampler::phaseBalanced);
    names.put("whole-clip", FrameSampler::wholeClip);
    for (TemporalInterpolation method : TemporalInterpolation.all()) {
      names.put(method.id(), k -> FrameSampler.interpolated(k, method));
    }
    return names;
  }

  /**
   * How samplers are written.
   *
   * @return patterns such as {@code "uniform:K"}, the default first
   */
  public static List<String> patterns() {
    List<String> patterns = new ArrayList<>();
    BY_NAME.keySet().forEach(name -> patterns.add(name + ":K"));
    patterns.add(STRIDED + ":K:S");
    patterns.add(KEY_FRAMES);
    return List.copyOf(patterns);
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
    FrameSampler sampler = parsed(parts);
    if (sampler == null) {
      throw new IllegalArgumentException(
          "sampler must be one of "
              + String.join(", ", patterns())
              + " with K and S from 1 to "
              + LARGEST
              + " but is '"
              + text
              + "'");
    }
    return sampler;
  }

  private static @Nullable FrameSampler parsed(String[] parts) {
    if (parts.length == 1) {
      return parts[0].equals(KEY_FRAMES) ? FrameSampler.keyFramesOnly() : null;
    }
    for (int i = 1; i < parts.length; i++) {
      if (!parts[i].matches("[1-9][0-9]{0,4}") || Integer.parseInt(parts[i]) > LARGEST) {
        return null;
      }
    }
    int k = Integer.parseInt(parts[1]);
    if (parts.length == 3) {
      return parts[0].equals(STRIDED) ? FrameSampler.strided(k, Integer.parseInt(parts[2])) : null;
    }
    IntFunction<FrameSampler> sampler = BY_NAME.get(parts[0]);
    return parts.length == 2 && sampler != null ? sampler.apply(k) : null;
  }
}
