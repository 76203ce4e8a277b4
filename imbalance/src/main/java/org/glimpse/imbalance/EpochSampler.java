package org.glimpse.imbalance;

import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.tensor.LabelledClip;

/** Chooses which training clips an epoch sees, and in which order. */
public interface EpochSampler {
  /**
   * What the sampler is called in results.
   *
   * @return for example {@code "instance"}
   */
  String id();

  /**
   * The clips of one epoch.
   *
   * @param clips the training clips, at least one
   * @param random where draws come from
   * @return positions in {@code clips} in the order of use; a clip may occur never or several times
   */
  List<Integer> draw(List<LabelledClip> clips, RandomGenerator random);

  /**
   * Every clip once an epoch, shuffled.
   *
   * @return the sampler
   */
  static EpochSampler instance() {
    return new InstanceSampler();
  }

  /**
   * As many draws as there are clips, the class first, {@code p_c ∝ n_c^exponent}, then a clip of
   * the class.
   *
   * <p>A class that is drawn often goes through its clips in shuffled rounds, so none is used a
   * second time before all were used once. A class without a clip is never drawn.
   *
   * <p>Source: the sampling family of Kang et al., "Decoupling Representation and Classifier for
   * Long-Tailed Recognition", 2020; there a clip is drawn from its class with replacement.
   *
   * @param exponent 1 draws classes by their frequency, ½ by its square root, 0 all equally
   * @return the sampler
   * @throws IllegalArgumentException if the exponent is outside [0, 1]
   */
  static EpochSampler byClass(double exponent) {
    return new ClassSampler(exponent, 0, false);
  }

  /**
   * All classes equally often on average, {@code byClass(0)}.
   *
   * @return the sampler
   */
  static EpochSampler classBalanced() {
    return new ClassSampler(0, 0, false);
  }

  /**
   * Between drawing classes by their frequency and drawing all equally: {@code p_c = (1 - g) n_c /
   * sum n + g / C}, C being the number of classes with a clip.
   *
   * <p>Source: progressively balanced sampling of Kang et al., "Decoupling Representation and
   * Classifier for Long-Tailed Recognition", 2020, where g rises linearly over the epochs, and the
   * sampling of Xu et al., "Phased Progressive Learning …", 2022, where it follows a {@link
   * Progress}.
   *
   * @param progress g in [0, 1]
   * @return the sampler
   * @throws IllegalArgumentException if g is outside [0, 1]
   */
  static EpochSampler balancedBy(double progress) {
    return new ClassSampler(1, progress, false);
  }

  /**
   * As {@link #byClass}, but within a class the subjects take turns, so that no subject with many
   * clips of a class stands for it.
   *
   * @param exponent 1 draws classes by their frequency, ½ by its square root, 0 all equally
   * @return the sampler
   * @throws IllegalArgumentException if the exponent is outside [0, 1]
   */
  static EpochSampler byClassAndSubject(double exponent) {
    return new ClassSampler(exponent, 0, true);
  }

  /**
   * Repeats the clips of classes rarer than a threshold: a clip occurs {@code max(1, sqrt(t / f))}
   * times on average, f being the share of its class.
   *
   * <p>The shuffled repetitions are cut to as many as there are clips, so that an epoch keeps its
   * length.
   *
   * <p>Source: the code of Detectron2 ({@code RepeatFactorTrainingSampler}). Departure: the cut.
   *
   * @param threshold t in (0, 1]
   * @return the sampler
   * @throws IllegalArgumentException if t is outside its range
   */
  static EpochSampler repeatFactor(double threshold) {
    return new RepeatSampler(threshold);
  }
}
