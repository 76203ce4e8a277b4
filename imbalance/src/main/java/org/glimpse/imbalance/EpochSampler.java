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
    return new ClassSampler(exponent);
  }

  /**
   * All classes equally often on average, {@code byClass(0)}.
   *
   * @return the sampler
   */
  static EpochSampler classBalanced() {
    return new ClassSampler(0);
  }
}
