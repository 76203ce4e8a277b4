package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;

/**
 * Who is in a corpus, and how often each label occurs.
 *
 * @param corpus the corpus' name, not blank
 * @param subjects the number of subjects, 1 to 9999
 * @param counts how many clips truly show each label
 * @param labelNoise which annotated labels are wrong: if symmetric, exactly {@code round(share ×
 *     clips)} of all clips, halves up; if asymmetric, as many of the clips of each label
 * @param seed where everything random comes from
 */
public record CorpusPlan(
    String corpus, int subjects, LabelCounts counts, LabelNoise labelNoise, long seed) {
  private static final int MOST_SUBJECTS = 9999;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range
   */
  public CorpusPlan {
    Checks.notBlank("corpus", corpus);
    Checks.inRange("subjects", subjects, 1, MOST_SUBJECTS);
  }

  /**
   * Eight subjects with ten clips each, spread evenly over the seven emotions of DFME, without
   * label noise, seed 7.
   *
   * @return the plan
   */
  public static CorpusPlan withDefaults() {
    return new CorpusPlan("synthetic", 8, spread(LabelSet.dfme7(), 80), LabelNoise.none(), 7);
  }

  /**
   * The same with another number of subjects; the number of clips stays.
   *
   * @param newSubjects 1 to 9999
   * @return a new plan
   * @throws IllegalArgumentException if the number is outside its range
   */
  public CorpusPlan withSubjects(int newSubjects) {
    return new CorpusPlan(corpus, newSubjects, counts, labelNoise, seed);
  }

  /**
   * The same with as many clips for each subject, spread evenly over the labels; the first labels
   * get the rest.
   *
   * @param clips clips a subject, at least 1
   * @return a new plan
   * @throws IllegalArgumentException if {@code clips < 1}
   */
  public CorpusPlan withClipsPerSubject(int clips) {
    Checks.atLeast("clips per subject", clips, 1);
    int total = Math.multiplyExact(clips, subjects);
    return withCounts(spread(counts.labels(), total));
  }

  /**
   * The same with other labels or counts.
   *
   * @param newCounts how many clips truly show each label
   * @return a new plan
   */
  public CorpusPlan withCounts(LabelCounts newCounts) {
    return new CorpusPlan(corpus, subjects, newCounts, labelNoise, seed);
  }

  /**
   * The same with another share of wrong labels, each of which says any other class.
   *
   * @param share in [0, 1]
   * @return a new plan
   * @throws IllegalArgumentException if the share is outside its range
   */
  public CorpusPlan withLabelNoise(double share) {
    return withLabelNoise(LabelNoise.symmetric(share));
  }

  /**
   * The same with other wrong labels.
   *
   * @param newLabelNoise how many, and what they say
   * @return a new plan
   */
  public CorpusPlan withLabelNoise(LabelNoise newLabelNoise) {
    return new CorpusPlan(corpus, subjects, counts, newLabelNoise, seed);
  }

  /**
   * The same with another seed.
   *
   * @param newSeed any number
   * @return a new plan
   */
  public CorpusPlan withSeed(long newSeed) {
    return new CorpusPlan(corpus, subjects, counts, labelNoise, newSeed);
  }

  /**
   * The same under another name.
   *
   * @param newCorpus the corpus' name, not blank
   * @return a new plan
   * @throws IllegalArgumentException if the name is blank
   */
  public CorpusPlan withCorpus(String newCorpus) {
    return new CorpusPlan(newCorpus, subjects, counts, labelNoise, seed);
  }

  private static LabelCounts spread(LabelSet labels, int total) {
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      counts.add(total / labels.size() + (i < total % labels.size() ? 1 : 0));
    }
    return new LabelCounts(labels, counts);
  }
}
