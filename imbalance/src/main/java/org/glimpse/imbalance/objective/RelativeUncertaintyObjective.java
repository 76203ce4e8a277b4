package org.glimpse.imbalance.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.uncertain.RelativeUncertainty;

/**
 * Relative uncertainty learning on the embedding of any clip model.
 *
 * <p>The neck is the branch of means (normalization, dropout, linear layer, normalization); a
 * second branch of the same form gives the logarithms of variances, in training only. Features are
 * mixed with those of a random partner in the ratio of uncertainties, and the plan's loss, with its
 * class weights, is taken of both labels.
 *
 * <p>Source: Zhang, Wang, Deng, "Relative Uncertainty Learning for Facial Expression Recognition",
 * 2021; with class weights and a gate of channels and places it is our reading of Fan, Zhou, Deng,
 * Wang, Tao, Kwan, "Combating Uncertainty and Class Imbalance in Facial Expression Recognition",
 * 2022: the paper's own formulas were not available. Departure: the branches start from the pooled
 * embedding, not from the flattened feature map, which has too many weights for small corpora.
 *
 * @param units the width of both branches, at least 1
 * @param dropout in them, in [0, 1); 0.4 in the source
 * @param learned whether the ratio is learned; false mixes in equal parts, to see what the ratio
 *     does
 */
public record RelativeUncertaintyObjective(int units, double dropout, boolean learned)
    implements TrainingObjective {
  private static final String VARIANCES = "variances";

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public RelativeUncertaintyObjective {
    Checks.atLeast("units", units, 1);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * 64 units, dropout 0.4.
   *
   * @return the defaults
   */
  public static RelativeUncertaintyObjective withDefaults() {
    return new RelativeUncertaintyObjective(64, 0.4, true);
  }

  /**
   * Mixing in equal parts, for comparison.
   *
   * @return a copy
   */
  public RelativeUncertaintyObjective withEqualParts() {
    return new RelativeUncertaintyObjective(units, dropout, false);
  }

  @Override
  public String id() {
    return learned ? "rul" : "rul-equal";
  }

  @Override
  public NetworkParts parts(int classes, int channels) {
    return NetworkParts.none().withNeck(Blocks.uncertaintyBranch(units, dropout));
  }

  @Override
  public ObjectiveSession start(ObjectiveStart start) {
    Branch variances =
        new Branch(
            VARIANCES, Blocks.uncertaintyBranch(units, dropout), new Shape(2, start.width()));
    return new Session(variances, learned);
  }

  private record Session(Branch variances, boolean learned) implements ObjectiveSession {
    @Override
    public List<Branch> branches() {
      return List.of(variances);
    }

    @Override
    public List<LossTerm> losses(ObjectiveStep step) {
      NDArray means = step.neck(step.embedding());
      NDArray logVariances = step.branch(VARIANCES, step.embedding());
      NDArray uncertainties =
          RelativeUncertainty.uncertainty(learned ? logVariances : logVariances.zerosLike());
      if (learned) {
        step.note(ClipFindings.Measure.UNCERTAINTY, uncertainties);
      }
      int[] partners = RelativeUncertainty.partners(step.clips().size(), step.random());
      NDArray mixed = RelativeUncertainty.mix(means, uncertainties, partners);
      NDArray loss =
          RelativeUncertainty.loss(step.loss(), step.logits(mixed), step.labels(), partners);
      return List.of(new LossTerm("mixed", 1, loss));
    }
  }
}
