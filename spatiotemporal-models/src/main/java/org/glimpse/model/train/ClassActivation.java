package org.glimpse.model.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.glimpse.model.ActivationVolume;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.FeatureTap;
import org.glimpse.model.block.PooledVolume;

/**
 * Class activation: the sum over the channels of features A that still have places, of each value
 * times the gradient of a label's logit y by it, {@code Σ_c A_c · ∂y/∂A_c}.
 *
 * <p>The features are a 3-D network's last volume (D, T', H', W'); the maps that a network of
 * frames has last, one (D, H', W') a frame, through whose LSTM the gradient comes; or those of a
 * network of onset-to-apex maps. A network that has none of these, such as one that reads points,
 * is looked at where its scaled clip (C, T, H, W) enters.
 *
 * <p>Where the logits are linear in the features, these values and the bias add up to the logit.
 *
 * <p>Source: after Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via
 * Gradient-based Localization", 2017; but each place keeps its own gradient, as in Draelos and
 * Carin, "Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural
 * networks", 2020, since pooling over a grid and LSTMs give places and frames weights of their own.
 * Over a mean of all places both are the same. On the clip itself it is "gradient times input",
 * Shrikumar et al., "Not Just a Black Box", 2016.
 */
final class ClassActivation {
  private ClassActivation() {}

  /** The values of one clip, (T', H', W'); negative ones speak against the label. */
  static Map of(NDManager step, ClipNetwork network, NDArray clip, int label) {
    ParameterStore store = new ParameterStore(step, false);
    try {
      Optional<PooledVolume> parts = network.volume();
      if (parts.isPresent()) {
        NDList volume = parts.get().volume().forward(store, new NDList(clip), false);
        return of(leaf(step, volume), label, array -> aboveVolume(network, store, array));
      }
      Optional<FeatureTap> tap = FeatureTap.of(network.features());
      if (tap.isPresent()) {
        return of(step, tap.get(), label, () -> logits(network, store, clip));
      }
      return of(leaf(step, new NDList(clip)), label, array -> logits(network, store, array));
    } finally {
      forgetGradients(network);
    }
  }

  private static NDArray leaf(NDManager step, NDList features) {
    NDArray leaf = features.singletonOrThrow().duplicate();
    leaf.attach(step);
    leaf.setRequiresGradient(true);
    return leaf;
  }

  private static Map of(NDArray features, int label, UnaryOperator<NDArray> above) {
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(above.apply(features).get("0, " + label));
    }
    return Map.of(features);
  }

  private static Map of(
      NDManager step, FeatureTap tap, int label, java.util.function.Supplier<NDArray> logits) {
    try (FeatureTap.Watch watch = tap.watch()) {
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(logits.get().get("0, " + label));
      }
      watch.passed().attach(step);
      return Map.of(watch.passed());
    }
  }

  private static NDArray logits(ClipNetwork network, ParameterStore store, NDArray clip) {
    return network.forward(store, new NDList(clip), false).singletonOrThrow();
  }

  private static NDArray aboveVolume(ClipNetwork network, ParameterStore store, NDArray volume) {
    PooledVolume parts = network.volume().orElseThrow();
    NDList below = new NDList(parts.pooling().forward(store, new NDList(volume), false).head());
    if (network.neck().isPresent()) {
      below = network.neck().get().forward(store, below, false);
    }
    return network.head().forward(store, below, false).singletonOrThrow();
  }

  private static void forgetGradients(ClipNetwork network) {
    for (Parameter parameter : network.getParameters().values()) {
      if (parameter.requiresGradient() && parameter.getArray().hasGradient()) {
        JniUtils.zeroGrad((PtNDArray) parameter.getArray());
      }
    }
  }

  /** Values over time and space. */
  static final class Map {
    private final int frames;
    private final int height;
    private final int width;
    private final float[] values;

    private Map(int frames, int height, int width, float[] values) {
      this.frames = frames;
      this.height = height;
      this.width = width;
      this.values = values;
    }

    /**
     * Of one clip's features (1, D, T', H', W'), or maps (T', D, H', W'), after a backward pass.
     */
    private static Map of(NDArray features) {
      Shape sizes = features.getShape();
      boolean maps = sizes.dimension() == 4;
      int last = sizes.dimension() - 1;
      return new Map(
          (int) sizes.get(maps ? 0 : 2),
          (int) sizes.get(last - 1),
          (int) sizes.get(last),
          features.getGradient().mul(features.stopGradient()).sum(new int[] {1}).toFloatArray());
    }

    double sum() {
      double sum = 0;
      for (float value : values) {
        sum += value;
      }
      return sum;
    }

    ActivationVolume volume() {
      return ActivationVolume.of(frames, height, width, values);
    }
  }
}
