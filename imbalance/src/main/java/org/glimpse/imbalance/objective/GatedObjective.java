package org.glimpse.imbalance.objective;

import org.glimpse.core.Checks;
import org.glimpse.imbalance.attention.ConvolutionalAttention;

/**
 * An objective on a network with a gate of channels, places and moments at the end of its volume.
 *
 * <p>Source: the public code of CBAM, which places a gate in every residual block. Departure: one
 * gate behind the last block, so that it fits every model with a volume.
 *
 * @param inner the objective
 */
record GatedObjective(TrainingObjective inner) implements TrainingObjective {
  static TrainingObjective of(TrainingObjective inner) {
    Checks.argument(!(inner instanceof GatedObjective), "one gate is enough: " + inner.id());
    return new GatedObjective(inner);
  }

  @Override
  public String id() {
    return inner.equals(TrainingObjective.plain()) ? "cbam" : inner.id() + "+cbam";
  }

  @Override
  public NetworkParts parts(int classes, int channels) {
    return inner
        .parts(classes, channels)
        .withGate(new ConvolutionalAttention(Math.max(1, channels), 1));
  }

  @Override
  public ObjectiveSession start(ObjectiveStart start) {
    return inner.start(start);
  }
}
