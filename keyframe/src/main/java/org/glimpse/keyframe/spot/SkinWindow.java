package org.glimpse.keyframe.spot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.util.KthSelector;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.flow.OpticalStrain;
import org.glimpse.keyframe.internal.Pictures;

/**
 * Turns displacements into the strain of each region above rest: what the skin usually looks like
 * in the two and a half seconds before and after a frame is taken for {@linkplain NeutralSkin
 * neutral}, cell by cell, and so is the strain that a region usually has. In a region whose 40 %
 * quantile is more than a {@link #NOISE}th of what a still face does above its 20 % quantile, noise
 * is larger than usual and the strain counts accordingly less.
 */
final class SkinWindow {
  private static final double SMOOTHING_MILLIS = 10;
  private static final double HALF_MILLIS = 2500;
  private static final double HOP_MILLIS = 100;
  private static final int SAMPLES = 100;
  private static final double START_MILLIS = 200;
  private static final double REST_QUANTILE = 0.2;
  private static final double BUSY_QUANTILE = 0.4;
  private static final double NOISE = 8.5;
  private static final KthSelector SELECTOR = new KthSelector();

  /** Takes the strain above rest of each region, frame after frame. */
  interface Consumer {
    void accept(Map<Region, Double> strain);
  }

  private final Size grid;
  private final double cell;
  private final double sigma;
  private final int radius;
  private final int half;
  private final int hop;
  private final Consumer consumer;
  private final Map<Region, Box> boxes = new EnumMap<>(Region.class);
  private final List<float[]> raw = new ArrayList<>();
  private int rawFrom;
  private final List<float[]> smooth = new ArrayList<>();
  private int smoothFrom;
  private int emitted;
  private final NeutralSkin neutralSkin;

  SkinWindow(Size grid, double cell, FrameRate rate, Consumer consumer) {
    this.grid = grid;
    this.cell = cell;
    this.consumer = consumer;
    sigma = rate.framesIn(SMOOTHING_MILLIS);
    radius = (int) Math.floor(2 * sigma);
    half = (int) Math.max(1, Math.round(rate.framesIn(HALF_MILLIS)));
    hop = (int) Math.max(1, Math.round(rate.framesIn(HOP_MILLIS)));
    for (Region region : Region.values()) {
      boxes.put(region, FaceLayout.box(region, grid));
    }
    neutralSkin = new NeutralSkin(this::strain, rate.millis(hop));
  }

  void add(float[] displacements) {
    raw.add(displacements);
    int last = rawFrom + raw.size() - 1;
    smoothUpTo(last - radius, last);
    while (Math.max(emitted + hop + half, 2 * half + 1) <= smoothFrom + smooth.size()) {
      emit(emitted + hop);
    }
  }

  void finish() {
    int last = rawFrom + raw.size() - 1;
    smoothUpTo(last, last);
    int end = smoothFrom + smooth.size();
    while (emitted < end) {
      emit(Math.min(end, emitted + hop));
    }
  }

  /** How many frames are held. */
  int held() {
    return raw.size() + smooth.size();
  }

  private void smoothUpTo(int to, int last) {
    for (int j = smoothFrom + smooth.size(); j <= to; j++) {
      // Neighbors come in pairs: a window that is cut on one side only would lag behind.
      int reach = Math.min(radius, Math.min(j, last - j));
      float[] sum = raw.get(j - rawFrom).clone();
      double weights = 1;
      for (int d = 1; d <= reach; d++) {
        double weight = Math.exp(-d * d / (2 * sigma * sigma));
        add(sum, raw.get(j - d - rawFrom), weight);
        add(sum, raw.get(j + d - rawFrom), weight);
        weights += 2 * weight;
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] /= (float) weights;
      }
      smooth.add(sum);
    }
    int needed = smoothFrom + smooth.size() - radius;
    if (needed > rawFrom) {
      raw.subList(0, needed - rawFrom).clear();
      rawFrom = needed;
    }
  }

  private static void add(float[] sum, float[] field, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (weight * field[i]);
    }
  }

  private void emit(int end) {
    int middle = (emitted + end) / 2;
    int known = smoothFrom + smooth.size();
    int from = Math.max(smoothFrom, Math.min(middle - half, known - 2 * half - 1));
    int to = Math.min(known, from + 2 * half + 1);
    int step = Math.max(1, (to - from) / SAMPLES);
    List<float[]> samples = new ArrayList<>();
    for (int j = from; j < to; j += step) {
      samples.add(smooth.get(j - smoothFrom));
    }
    if (emitted == 0) {
      int start = (int) Math.max(1, Math.round(START_MILLIS / HOP_MILLIS * hop));
      neutralSkin.startsAs(median(smooth.subList(0, Math.min(start, smooth.size()))));
    }
    float[] neutral = neutralSkin.of(median(samples));
    Map<Region, Level> levels = levels(neutralSkin.resting(samples), neutral);
    for (int j = emitted; j < end; j++) {
      Map<Region, Double> strain = strain(smooth.get(j - smoothFrom), neutral);
      levels.forEach((region, level) -> strain.computeIfPresent(region, level::above));
      consumer.accept(strain);
    }
    emitted = end;
    int needed = Math.min(end - half - hop, known - 2 * half - 1);
    if (needed > smoothFrom) {
      smooth.subList(0, needed - smoothFrom).clear();
      smoothFrom = needed;
    }
  }

  private static float[] median(List<float[]> samples) {
    float[] median = new float[samples.get(0).length];
    double[] values = new double[samples.size()];
    for (int i = 0; i < median.length; i++) {
      for (int s = 0; s < values.length; s++) {
        values[s] = samples.get(s)[i];
      }
      median[i] = (float) SELECTOR.select(values, null, values.length / 2);
    }
    return median;
  }

  /** The 20 % and the 40 % quantile of a region's strain. */
  private record Level(double rest, double busy) {
    double above(Region region, double strain) {
      double noise = NOISE * (busy - rest);
      double quiet = Math.min(1, RestLimits.strain(region) / Math.max(1e-9, noise));
      return quiet * (strain - rest);
    }
  }

  private Map<Region, Level> levels(List<float[]> samples, float[] neutral) {
    if (samples.isEmpty()) {
      return Map.of();
    }
    List<Map<Region, Double>> all = samples.stream().map(s -> strain(s, neutral)).toList();
    Map<Region, Level> levels = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      double[] values =
          all.stream().mapToDouble(s -> s.getOrDefault(region, 0.0)).sorted().toArray();
      levels.put(
          region,
          new Level(
              values[(int) (REST_QUANTILE * values.length)],
              values[(int) (BUSY_QUANTILE * values.length)]));
    }
    return levels;
  }

  private Map<Region, Double> strain(float[] field, float[] neutral) {
    int cells = grid.area();
    float[] u = new float[cells];
    float[] v = new float[cells];
    for (int i = 0; i < cells; i++) {
      u[i] = field[i] - neutral[i];
      v[i] = field[cells + i] - neutral[cells + i];
    }
    float[] strain = OpticalStrain.magnitude(grid, u, v);
    Map<Region, Double> means = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      Box box = Objects.requireNonNull(boxes.get(region));
      means.put(region, Pictures.mean(strain, grid.width(), box) / cell);
    }
    return means;
  }
}
