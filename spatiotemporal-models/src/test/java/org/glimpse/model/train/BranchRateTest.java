package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.objective.Branch;
import org.glimpse.imbalance.objective.LossTerm;
import org.glimpse.imbalance.objective.ObjectiveSession;
import org.glimpse.imbalance.objective.ObjectiveStart;
import org.glimpse.imbalance.objective.ObjectiveStep;
import org.glimpse.imbalance.objective.TrainingObjective;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.Test;

class BranchRateTest {
  private static final LabelledClips CLIPS = MovingBlobs.of(1, 4, 12, 8, 8);

  /** Trains two branches beside the network and notes their bias before every step. */
  private record TwoBranches(List<Float> slow, List<Float> fast) implements TrainingObjective {
    @Override
    public String id() {
      return "two-branches";
    }

    @Override
    public ObjectiveSession start(ObjectiveStart start) {
      Shape input = new Shape(2, start.width());
      List<Branch> branches =
          List.of(
              new Branch("slow", linear(), input),
              new Branch("fast", linear(), input).withRate(10));
      return new ObjectiveSession() {
        @Override
        public List<Branch> branches() {
          return branches;
        }

        @Override
        public List<LossTerm> losses(ObjectiveStep step) {
          note(branches.get(0).block(), slow);
          note(branches.get(1).block(), fast);
          NDArray features = step.neck(step.embedding());
          return List.of(
              new LossTerm(
                  "classification", 1, step.classification(step.logits(features), step.labels())),
              new LossTerm("slow", 1, step.branch("slow", features).sum()),
              new LossTerm("fast", 1, step.branch("fast", features).sum()));
        }
      };
    }

    private static Block linear() {
      return Linear.builder().setUnits(1).build();
    }

    private static void note(Block block, List<Float> into) {
      into.add(block.getParameters().get("bias").getArray().toFloatArray()[0]);
    }
  }

  @Test
  void stepsOfABranchAreItsRateTimesThoseOfTheNetwork() throws Exception {
    TwoBranches objective = new TwoBranches(new ArrayList<>(), new ArrayList<>());
    ModelZoo.smallCnn3d()
        .withThreads(1)
        .withEpochs(3)
        .withObjective(objective)
        .train(CLIPS, Imbalance.none().plan(CLIPS.counts(), 3))
        .close();

    List<Float> slow = objective.slow();
    List<Float> fast = objective.fast();
    assertThat(slow).hasSizeGreaterThan(1);
    assertThat(slow.get(1)).isLessThan(slow.get(0));
    for (int i = 1; i < slow.size(); i++) {
      float moved = slow.get(i) - slow.get(i - 1);
      assertThat(fast.get(i) - fast.get(i - 1)).isCloseTo(10 * moved, within(1e-5f));
    }
  }
}
