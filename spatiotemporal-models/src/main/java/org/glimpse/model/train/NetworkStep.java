package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.imbalance.ClassificationLoss;
import org.glimpse.imbalance.StepParameters;
import org.glimpse.imbalance.objective.ClipFindings;
import org.glimpse.imbalance.objective.ObjectiveStep;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.PooledVolume;

/** A batch on its way through a network. */
final class NetworkStep implements ObjectiveStep {
  private final ClipNetwork network;
  private final Branches branches;
  private final ParameterStore store;
  private final Batch batch;
  private final boolean whole;
  private final Optional<NDArray> volume;
  private final NDList pooled;

  /**
   * Sends the clips through the features.
   *
   * @param network the network
   * @param branches what is trained beside it
   * @param store gives the weights
   * @param batch the clips
   * @param whole whether gradients reach the features
   */
  NetworkStep(
      ClipNetwork network, Branches branches, ParameterStore store, Batch batch, boolean whole) {
    this.network = network;
    this.branches = branches;
    this.store = store;
    this.batch = batch;
    this.whole = whole;
    NDList inputs = new NDList(batch.inputs());
    Optional<PooledVolume> parts = network.volume();
    volume = parts.map(p -> p.volume().forward(store, inputs, whole).singletonOrThrow());
    NDList features =
        parts.isPresent()
            ? parts.get().pooling().forward(store, new NDList(volume.orElseThrow()), whole)
            : network.features().forward(store, inputs, whole);
    pooled = new NDList();
    features.forEach(array -> pooled.add(whole ? array : array.stopGradient()));
  }

  /**
   * One batch.
   *
   * @param epoch counted from 0
   * @param clips in the order of the rows
   * @param inputs (N, C, T, H, W)
   * @param mirrored the second view, where the objective wants one
   * @param terms how the loss is made
   */
  record Batch(
      int epoch,
      List<LabelledClip> clips,
      NDArray inputs,
      Optional<NDArray> mirrored,
      Terms terms) {}

  /**
   * How the loss of a batch is made.
   *
   * @param labels (N)
   * @param loss the plan's
   * @param random of this step
   * @param notes takes numbers of clips
   */
  record Terms(NDArray labels, ClassificationLoss loss, RandomGenerator random, ClipNotes notes) {}

  @Override
  public int epoch() {
    return batch.epoch();
  }

  @Override
  public List<LabelledClip> clips() {
    return batch.clips();
  }

  @Override
  public NDArray labels() {
    return batch.terms().labels();
  }

  @Override
  public ClassificationLoss loss() {
    return batch.terms().loss();
  }

  @Override
  public NDArray volume() {
    return volume.orElseThrow(
        () -> new IllegalStateException("this model has no volume of features"));
  }

  @Override
  public NDArray mirroredVolume() {
    PooledVolume parts =
        network
            .volume()
            .orElseThrow(() -> new IllegalStateException("this model has no volume of features"));
    NDArray view =
        batch.mirrored().orElseThrow(() -> new IllegalStateException("there is no mirrored view"));
    return parts.volume().forward(store, new NDList(view), whole).singletonOrThrow();
  }

  @Override
  public NDList pooled() {
    return pooled;
  }

  @Override
  public NDArray neck(NDArray embedding) {
    return network
        .neck()
        .map(block -> block.forward(store, new NDList(embedding), whole).singletonOrThrow())
        .orElse(embedding);
  }

  @Override
  public NDArray logits(NDArray belowHead) {
    return network.head().forward(store, new NDList(belowHead), true).singletonOrThrow();
  }

  @Override
  public NDArray headWeights() {
    return lastLinear(network.head())
        .map(weights -> StepParameters.value(weights, batch.inputs()))
        .orElseThrow(() -> new IllegalStateException("the head has no linear layer"));
  }

  private static Optional<NDArray> lastLinear(Block head) {
    Optional<NDArray> last = Optional.empty();
    for (Parameter parameter : head.getParameters().values()) {
      boolean matrix =
          parameter.getType() == Parameter.Type.WEIGHT && parameter.getShape().dimension() == 2;
      last = matrix ? Optional.of(parameter.getArray()) : last;
    }
    return last;
  }

  @Override
  public NDArray branch(String name, NDArray input) {
    return branches.named(name).forward(store, new NDList(input), true).singletonOrThrow();
  }

  @Override
  public void note(ClipFindings.Measure measure, NDArray values) {
    batch.terms().notes().take(measure, batch.clips(), values.stopGradient().toFloatArray());
  }

  @Override
  public RandomGenerator random() {
    return batch.terms().random();
  }
}
