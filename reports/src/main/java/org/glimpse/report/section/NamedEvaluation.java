package org.glimpse.report.section;

import org.glimpse.core.Checks;
import org.glimpse.evaluation.Evaluation;

/**
 * An evaluation and what it is of.
 *
 * @param name for example {@code "3D-CNN"}; not blank
 * @param evaluation the evaluation
 */
public record NamedEvaluation(String name, Evaluation evaluation) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public NamedEvaluation {
    Checks.notBlank("name", name);
  }
}
