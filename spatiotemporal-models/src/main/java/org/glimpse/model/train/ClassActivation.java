package org.glimpse.model.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.glimpse.model.ActivationVolume;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.PooledVolume;

/**
 * Class activation: the sum over the channels of a network's volume of features of each value times
 * the gradient of a label's logit by it.
 *
 * <p>Where the logits are linear in the volume, these values and the bias add up to the logit.
 *
 * <p>Source: after Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via
 * Gradient-based Localization", 2017; but each place keeps its own gradient, as in Draelos and
 * Carin, "Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural
 * networks", 2020, since pooling over a grid gives places weights of their own. Over a mean of all
 * places both are the same.
 */
final class ClassActivation {
  private ClassActivation() {}

  /** The values of one clip, (T', H', W'); negative ones speak against the label. */
  static Map of(NDManager step, ClipNetwork network, PooledVolume parts, NDArray clip, int label) {
    ParameterStore store = new ParameterStore(step, false);
    NDArray volume =
        parts.volume().forward(store, new NDList(clip), false).singletonOrThrow().duplicate();
    volume.attach(step);
    volume.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDList below = new NDList(parts.pooling().forward(store, new NDList(volume), false).head());
      if (network.neck().isPresent()) {
        below = network.neck().get().forward(store, below, false);
      }
      NDArray logits = network.head().forward(store, below, false).singletonOrThrow();
      collector.backward(logits.get("0, " + label));
    }
    for (Block above : network.getChildren().values()) {
      for (Parameter parameter : above.getParameters().values()) {
        if (parameter.requiresGradient() && parameter.getArray().hasGradient()) {
          JniUtils.zeroGrad((PtNDArray) parameter.getArray());
        }
      }
    }
    Shape sizes = volume.getShape();
    float[] values =
        volume.getGradient().mul(volume.stopGradient()).sum(new int[] {1}).toFloatArray();
    return new Map(sizes, values);
  }

  /** Values over time and space. */
  static final class Map {
    private final Shape sizes;
    private final float[] values;

    private Map(Shape sizes, float[] values) {
      this.sizes = sizes;
      this.values = values;
    }

    double sum() {
      double sum = 0;
      for (float value : values) {
        sum += value;
      }
      return sum;
    }

    ActivationVolume volume() {
      return ActivationVolume.of(
          (int) sizes.get(2), (int) sizes.get(3), (int) sizes.get(4), values);
    }
  }
}
