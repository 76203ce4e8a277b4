package org.glimpse.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.imbalance.ClassificationLoss;
import org.glimpse.imbalance.objective.Branch;
import org.glimpse.imbalance.objective.LossTerm;
import org.glimpse.imbalance.objective.NetworkParts;
import org.glimpse.imbalance.objective.ObjectiveSession;
import org.glimpse.imbalance.objective.ObjectiveStart;
import org.glimpse.imbalance.objective.ObjectiveStep;
import org.glimpse.imbalance.objective.TrainingObjective;
import org.glimpse.imbalance.uncertain.LabelStore;
import org.glimpse.imbalance.uncertain.RelativeUncertainty;

/** An objective whose label store and doubts can be looked at after a training. */
final class WatchedObjective implements TrainingObjective {
  private final TrainingObjective inner;
  private final Map<ClipId, Double> doubts = new LinkedHashMap<>();
  private Optional<LabelStore> labels = Optional.empty();

  WatchedObjective(TrainingObjective inner) {
    this.inner = inner;
  }

  /** The label store of the last training. */
  Optional<LabelStore> labels() {
    return labels;
  }

  /** The last doubt about each clip: its uncertainty, or one minus its confidence. */
  Map<ClipId, Double> doubts() {
    return doubts;
  }

  @Override
  public String id() {
    return inner.id();
  }

  @Override
  public NetworkParts parts(int classes, int channels) {
    return inner.parts(classes, channels);
  }

  @Override
  public ObjectiveSession start(ObjectiveStart start) {
    ObjectiveSession session = inner.start(start);
    labels = session.labels();
    doubts.clear();
    return new ObjectiveSession() {
      @Override
      public List<LossTerm> losses(ObjectiveStep step) {
        return session.losses(new Watching(step, doubts));
      }

      @Override
      public List<Branch> branches() {
        return session.branches();
      }

      @Override
      public boolean wantsMirroredView() {
        return session.wantsMirroredView();
      }

      @Override
      public Optional<LabelStore> labels() {
        return session.labels();
      }

      @Override
      public void epochFinished(int epoch) {
        session.epochFinished(epoch);
      }
    };
  }

  /** A step that notes what the branches of doubt say. */
  private record Watching(ObjectiveStep step, Map<ClipId, Double> doubts) implements ObjectiveStep {
    @Override
    public NDArray branch(String name, NDArray input) {
      NDArray output = step.branch(name, input);
      if (name.equals("variances")) {
        note(RelativeUncertainty.uncertainty(output.stopGradient()).toFloatArray(), 1);
      } else if (name.equals("confidence")) {
        note(output.stopGradient().toFloatArray(), -1);
      }
      return output;
    }

    private void note(float[] values, int sign) {
      for (int i = 0; i < values.length; i++) {
        doubts.put(step.clips().get(i).id(), (double) sign * values[i]);
      }
    }

    @Override
    public int epoch() {
      return step.epoch();
    }

    @Override
    public List<LabelledClip> clips() {
      return step.clips();
    }

    @Override
    public NDArray labels() {
      return step.labels();
    }

    @Override
    public ClassificationLoss loss() {
      return step.loss();
    }

    @Override
    public NDArray volume() {
      return step.volume();
    }

    @Override
    public NDArray mirroredVolume() {
      return step.mirroredVolume();
    }

    @Override
    public NDList pooled() {
      return step.pooled();
    }

    @Override
    public NDArray neck(NDArray embedding) {
      return step.neck(embedding);
    }

    @Override
    public NDArray logits(NDArray belowHead) {
      return step.logits(belowHead);
    }

    @Override
    public NDArray headWeights() {
      return step.headWeights();
    }

    @Override
    public RandomGenerator random() {
      return step.random();
    }
  }
}
