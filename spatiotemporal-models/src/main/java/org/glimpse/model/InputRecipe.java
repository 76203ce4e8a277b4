package org.glimpse.model;

import org.glimpse.core.Checks;

/**
 * How a model's tensors are made from clips, in the names that the command line knows.
 *
 * @param encoder what the tensors hold, for example {@code uvs@28}
 * @param sampler which frames they show, for example {@code uniform:8}
 */
public record InputRecipe(String encoder, String sampler) {
  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public InputRecipe {
    Checks.notBlank("encoder", encoder);
    Checks.notBlank("sampler", sampler);
  }
}
