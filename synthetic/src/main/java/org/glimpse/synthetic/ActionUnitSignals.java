package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;

/**
 * Tiny clips without a face for experiments with labels: each class activates action units with
 * probabilities of its own, so that classes overlap as emotions do, and the truth of every label
 * and unit is known.
 *
 * <p>A unit that is there has an intensity of 0.5 to 1.5. As a vector, the intensities go through a
 * fixed random linear map into 48 values, 6 values tell the subject, and normal noise is added. As
 * a clip, each unit is a pair of spots at mirrored places (one spot for units of the midline) that
 * rises and falls, under normal noise and a still pattern of the subject.
 *
 * @param probabilities of each unit (inner) in each class (outer), in [0, 1]
 * @param units the AU numbers
 * @param form what a clip looks like
 * @param firstSubject the number of the first of the 20 subjects that are seen, 0 or more
 */
public record ActionUnitSignals(
    List<List<Double>> probabilities, List<Integer> units, Form form, int firstSubject) {
  private static final int MIXED = 48;
  private static final int IDENTITY = 6;
  private static final int SUBJECTS = 20;
  private static final double SPOT = 0.006;

  /**
   * What a clip looks like.
   *
   * @param frames 0 for a vector, else the number of frames
   * @param side of a frame in pixels; a vector has none
   * @param noise deviation of the noise
   */
  public record Form(int frames, int side, double noise) {
    /**
     * A vector of 54 values under noise of 0.5.
     *
     * @return one row of pixels in one frame
     */
    public static Form vector() {
      return new Form(0, 0, 0.5);
    }

    /**
     * A clip.
     *
     * @param frames at least 1
     * @param side at least 8
     * @param noise 0 or more
     * @return the form
     * @throws IllegalArgumentException if a number is outside its range
     */
    public static Form clip(int frames, int side, double noise) {
      Checks.atLeast("frames", frames, 1);
      Checks.atLeast("side", side, 8);
      Checks.inRange("noise", noise, 0, 100);
      return new Form(frames, side, noise);
    }
  }

  /**
   * Clips whose labels are partly wrong.
   *
   * @param clips with the labels as given
   * @param truth the true class of each
   */
  public record Drawn(LabelledClips clips, Map<ClipId, Integer> truth) {}

  /**
   * Checks the table.
   *
   * @throws IllegalArgumentException if there is no class or a row has not one probability a unit
   */
  public ActionUnitSignals {
    Checks.notEmpty("classes", probabilities);
    for (List<Double> row : probabilities) {
      Checks.argument(
          row.size() == units.size(),
          "a class has " + row.size() + " probabilities for " + units.size() + " units");
    }
    Checks.atLeast("first subject", firstSubject, 0);
    probabilities = probabilities.stream().map(List::copyOf).toList();
    units = List.copyOf(units);
  }

  /**
   * Signals of subjects 0 to 19.
   *
   * @param probabilities of each unit (inner) in each class (outer), in [0, 1]
   * @param units the AU numbers
   * @param form what a clip looks like
   * @throws IllegalArgumentException if there is no class or a row has not one probability a unit
   */
  public ActionUnitSignals(List<List<Double>> probabilities, List<Integer> units, Form form) {
    this(probabilities, units, form, 0);
  }

  /**
   * The same signals of 20 other people.
   *
   * @return a copy whose subjects follow those of this one
   */
  public ActionUnitSignals ofOtherSubjects() {
    return new ActionUnitSignals(probabilities, units, form, firstSubject + SUBJECTS);
  }

  /**
   * Draws clips.
   *
   * @param labels one label a class
   * @param counts clips of each class
   * @param wrong the share of each class whose label is replaced by another, every other one
   *     equally likely; exactly {@code round(wrong n)} clips of n
   * @param seed fixes everything but the linear map, which is always the same
   * @return clips of 20 subjects, in turns
   * @throws IllegalArgumentException if the numbers of classes differ or wrong is outside [0, 1]
   */
  public Drawn draw(LabelSet labels, List<Integer> counts, double wrong, long seed) {
    return draw(labels, counts, LabelNoise.symmetric(wrong), seed);
  }

  /**
   * Draws clips.
   *
   * @param labels one label a class
   * @param counts clips of each class
   * @param noise the share of each class whose label is wrong, and what it says; exactly {@code
   *     round(share n)} clips of n, halves up
   * @param seed fixes everything but the linear map, which is always the same
   * @return clips of 20 subjects, in turns
   * @throws IllegalArgumentException if the numbers of classes differ, or the noise is asymmetric
   *     and only one class has clips
   */
  public Drawn draw(LabelSet labels, List<Integer> counts, LabelNoise noise, long seed) {
    Checks.argument(
        labels.size() == probabilities.size() && counts.size() == probabilities.size(),
        "there are "
            + probabilities.size()
            + " classes, "
            + labels.size()
            + " labels and "
            + counts.size()
            + " counts");
    List<Integer> confusions =
        noise.kind() == LabelNoise.Kind.ASYMMETRIC
            ? LabelNoise.confusions(new LabelCounts(labels, counts))
            : List.of();
    List<LabelledClip> clips = new ArrayList<>();
    Map<ClipId, Integer> truth = new LinkedHashMap<>();
    for (int k = 0; k < counts.size(); k++) {
      RandomGenerator labelling = Seeds.generator(seed, "labels/" + k);
      int wrongOnes = noise.of(counts.get(k));
      for (int i = 0; i < counts.get(k); i++) {
        int subject = firstSubject + i % SUBJECTS;
        ClipId id = ClipId.of("signals", "s" + subject, "c" + k + "_" + i);
        RandomGenerator random = Seeds.generator(seed, id.toString());
        List<Double> intensities = intensities(k, random);
        truth.put(id, k);
        int drawn = labelling.nextInt(counts.size() - 1);
        int any = drawn < k ? drawn : drawn + 1;
        int label = i < wrongOnes ? (confusions.isEmpty() ? any : confusions.get(k)) : k;
        Annotation annotation =
            new Annotation(
                Optional.empty(), Optional.empty(), active(intensities), Optional.empty());
        TensorSource tensor = TensorSource.of(tensor(intensities, subject, random));
        clips.add(new LabelledClip(id, label, annotation, tensor));
      }
    }
    return new Drawn(LabelledClips.of(labels, clips), truth);
  }

  private List<Double> intensities(int label, RandomGenerator random) {
    List<Double> intensities = new ArrayList<>();
    for (double probability : probabilities.get(label)) {
      boolean there = random.nextDouble() < probability;
      double intensity = 0.5 + random.nextDouble();
      intensities.add(there ? intensity : 0);
    }
    return intensities;
  }

  private List<ActionUnit> active(List<Double> intensities) {
    List<ActionUnit> active = new ArrayList<>();
    for (int u = 0; u < units.size(); u++) {
      if (intensities.get(u) > 0) {
        active.add(ActionUnit.of(units.get(u)));
      }
    }
    return active;
  }

  private ClipTensor tensor(List<Double> intensities, int subject, RandomGenerator random) {
    boolean vector = form.frames() == 0;
    float[] values = vector ? vector(intensities, subject) : picture(intensities, subject);
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (form.noise() * random.nextGaussian());
    }
    Size size = vector ? new Size(values.length, 1) : new Size(form.side(), form.side());
    return ClipTensor.wrap(
        List.of(Channel.GRAY), Math.max(1, form.frames()), size, new ValueRange(-100, 100), values);
  }

  private float[] vector(List<Double> intensities, int subject) {
    float[] values = new float[MIXED + IDENTITY];
    for (int u = 0; u < intensities.size(); u++) {
      RandomGenerator map = Seeds.generator(0, "map/" + units.get(u));
      for (int i = 0; i < MIXED; i++) {
        values[i] += (float) (intensities.get(u) * map.nextGaussian() / 2);
      }
    }
    RandomGenerator identity = Seeds.generator(0, "identity/" + subject);
    for (int i = MIXED; i < values.length; i++) {
      values[i] = (float) identity.nextGaussian();
    }
    return values;
  }

  private float[] picture(List<Double> intensities, int subject) {
    int side = form.side();
    int perFrame = side * side;
    float[] values = new float[form.frames() * perFrame];
    double[] still = pattern(subject);
    for (int t = 0; t < form.frames(); t++) {
      double phase = Math.sin(Math.PI * (t + 0.5) / form.frames());
      for (int p = 0; p < perFrame; p++) {
        double moved = 0;
        for (int u = 0; u < intensities.size(); u++) {
          moved += intensities.get(u) == 0 ? 0 : intensities.get(u) * spots(u, p % side, p / side);
        }
        values[t * perFrame + p] = (float) (still[p] + 2 * phase * moved);
      }
    }
    return values;
  }

  private double[] pattern(int subject) {
    RandomGenerator random = Seeds.generator(0, "pattern/" + subject);
    double[] pattern = new double[form.side() * form.side()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = 0.3 * random.nextGaussian();
    }
    return pattern;
  }

  /** A unit's spots at a pixel: units lie in rows from the brows down to the chin. */
  private double spots(int unit, int x, int y) {
    int rows = (units.size() + 2) / 3;
    int row = unit / 3;
    double across = 0.12 + 0.33 * (unit % 3) / 2.0;
    double down = 0.1 + 0.8 * row / Math.max(1.0, rows - 1.0);
    double u = (x + 0.5) / form.side();
    double v = (y + 0.5) / form.side();
    return spot(u - across, v - down) + spot(1 - u - across, v - down);
  }

  private static double spot(double du, double dv) {
    return Math.exp(-(du * du + dv * dv) / SPOT);
  }
}
