package org.glimpse.imbalance.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.uncertain.LabelStore;
import org.glimpse.imbalance.uncertain.RankRegularization;
import org.glimpse.imbalance.uncertain.RelabelRule;

/**
 * Self-cure: a confidence a clip that scales its logits, kept in two groups by rank, and labels
 * that the network contradicts clearly enough replaced by what it says.
 *
 * <p>The loss is the plan's loss of {@code a_i (W x_i + b)} plus the rank regularization of the
 * confidences a, both with weight 1, as in the published code (its paper weights them). From an
 * epoch on, a rule looks at every clip of every batch; its changes take effect when the epoch ends.
 * The confidence is not used to predict: it never changes which class is largest.
 *
 * <p>Source: Wang, Peng, Yang, Lu, Qiao, "Suppressing Uncertainties for Large-Scale Facial
 * Expression Recognition" (SCN), 2020, and its code.
 *
 * @param rank keeps the groups apart
 * @param relabelling the rule, or empty to leave labels as they are
 * @param firstEpoch from which epoch on labels may change, counted from 0; 10 in the source
 */
public record ConfidenceObjective(
    RankRegularization rank, Optional<RelabelRule> relabelling, int firstEpoch)
    implements TrainingObjective {
  private static final String CONFIDENCE = "confidence";

  /**
   * Checks the epoch.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public ConfidenceObjective {
    Checks.atLeast("first epoch of relabelling", firstEpoch, 0);
  }

  /**
   * Rank regularization for small batches; every clip whose most probable class beats its label by
   * more than 0.2 is relabelled, from epoch 2 on: small clips are learned by heart so soon that
   * from epoch 5 on hardly a label changed (the source, on large data, starts at 10).
   *
   * @return the defaults
   */
  public static ConfidenceObjective withDefaults() {
    return new ConfidenceObjective(
        RankRegularization.withDefaults(),
        Optional.of(RelabelRule.byProbability(0.2, RelabelRule.Scope.ALL)),
        2);
  }

  /**
   * With labels as they are.
   *
   * @return a copy
   */
  public ConfidenceObjective withoutRelabelling() {
    return new ConfidenceObjective(rank, Optional.empty(), firstEpoch);
  }

  /**
   * With another rule.
   *
   * @param rule what changes labels
   * @return a copy
   */
  public ConfidenceObjective withRule(RelabelRule rule) {
    return new ConfidenceObjective(rank, Optional.of(rule), firstEpoch);
  }

  /**
   * With another first epoch of relabelling.
   *
   * @param epoch counted from 0
   * @return a copy
   * @throws IllegalArgumentException if it is negative
   */
  public ConfidenceObjective withFirstEpoch(int epoch) {
    return new ConfidenceObjective(rank, relabelling, epoch);
  }

  @Override
  public String id() {
    return relabelling.isPresent() ? "scn" : "scn-weights";
  }

  @Override
  public ObjectiveSession start(ObjectiveStart start) {
    Branch confidence = new Branch(CONFIDENCE, Blocks.confidence(), new Shape(2, start.width()));
    Relabelling labels =
        new Relabelling(relabelling, firstEpoch, rank, LabelStore.of(start.clips()));
    return new Session(confidence, labels);
  }

  private record Session(Branch confidence, Relabelling relabelling) implements ObjectiveSession {
    @Override
    public List<Branch> branches() {
      return List.of(confidence);
    }

    @Override
    public Optional<LabelStore> labels() {
      return Optional.of(relabelling.store());
    }

    @Override
    public List<LossTerm> losses(ObjectiveStep step) {
      NDArray confidences = step.branch(CONFIDENCE, step.embedding());
      step.note(ClipFindings.Measure.CONFIDENCE, confidences);
      NDArray logits = step.logits(step.neck(step.embedding())).mul(confidences);
      relabelling.look(step, new Relabelling.Said(logits, confidences, row -> List.of()));
      return List.of(
          new LossTerm("classification", 1, step.classification(logits, step.labels())),
          new LossTerm("rank", 1, relabelling.rank().loss(confidences)));
    }
  }
}
