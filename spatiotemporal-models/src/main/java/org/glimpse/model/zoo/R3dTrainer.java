package org.glimpse.model.zoo;

import org.glimpse.model.train.NetworkTrainer;

/** The trainer of {@link R3d18} under the name by which the documentation calls it. */
public final class R3dTrainer {
  private R3dTrainer() {}

  /**
   * R3D-18 at width 1 with its default recipe.
   *
   * @return a trainer, see {@link ModelZoo#r3d18}
   */
  public static NetworkTrainer withDefaults() {
    return ModelZoo.r3d18();
  }
}
