package org.glimpse.model.zoo;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.PooledVolume;

/**
 * The frame that the video ResNets share: a stem, four stages of basic blocks of two convolutions
 * with 64, 128, 256 and 512 filters at width 1, the first block of each later stage halving the
 * sizes with a 1×1×1 convolution beside it; the mean over time and space; a linear head.
 *
 * @param forms how each stage convolves
 * @param depths how many blocks each stage has
 * @param width multiplies the filters
 */
record ResidualStages(List<Form> forms, List<Integer> depths, double width) {
  private static final List<Integer> FILTERS = List.of(64, 128, 256, 512);
  private static final int STEM_MIDDLE = 45;
  private static final Shape ZERO = new Shape(0, 0, 0);
  private static final Shape ONE = new Shape(1, 1, 1);

  /** What a convolution of a block looks like. */
  enum Form {
    /** 3×3×3. */
    VOLUME,
    /** 1×3×3, which never changes the number of frames. */
    FRAME,
    /** 1×3×3, normalization and rectifier, then 3×1×1, with about as many weights as 3×3×3. */
    SPLIT
  }

  ResidualStages {
    Checks.positive("width", width);
  }

  static ResidualStages of(Form form, List<Integer> depths, double width) {
    return new ResidualStages(List.of(form, form, form, form), depths, width);
  }

  ClipNetwork build(int classes) {
    int before = Layers.scaled(FILTERS.get(0), width);
    SequentialBlock features = stem(before);
    for (int stage = 0; stage < FILTERS.size(); stage++) {
      int filters = Layers.scaled(FILTERS.get(stage), width);
      for (int block = 0; block < depths.get(stage); block++) {
        features.add(block(forms.get(stage), before, filters, stage > 0 && block == 0 ? 2 : 1));
        before = filters;
      }
    }
    return new ClipNetwork(
        new PooledVolume(features, Pool.globalAvgPool3dBlock()), Layers.linear(classes));
  }

  private SequentialBlock stem(int filters) {
    SequentialBlock stem = new SequentialBlock();
    if (forms.get(0) == Form.SPLIT) {
      int middle = Layers.scaled(STEM_MIDDLE, width);
      stem.add(Layers.conv3d(middle, shape(1, 7), new Shape(1, 2, 2), new Shape(0, 3, 3)))
          .add(Layers.relu())
          .add(Layers.conv3d(filters, shape(3, 1), ONE, new Shape(1, 0, 0)));
    } else {
      stem.add(Layers.conv3d(filters, shape(3, 7), new Shape(1, 2, 2), new Shape(1, 3, 3)));
    }
    return stem.add(Layers.relu());
  }

  private static Block block(Form form, int before, int filters, int stride) {
    int middle = before * filters * 27 / (before * 9 + 3 * filters);
    Block path =
        convolution(new SequentialBlock(), form, middle, filters, stride)
            .add(Layers.relu())
            .add(convolution(new SequentialBlock(), form, middle, filters, 1));
    Shape halving = new Shape(form == Form.FRAME ? 1 : stride, stride, stride);
    Block beside =
        stride == 1 ? Blocks.identityBlock() : Layers.conv3d(filters, ONE, halving, ZERO);
    return Layers.residual(path, beside);
  }

  private static SequentialBlock convolution(
      SequentialBlock path, Form form, int middle, int filters, int stride) {
    Shape plane = new Shape(1, stride, stride);
    Shape inPlane = new Shape(0, 1, 1);
    return switch (form) {
      case VOLUME ->
          path.add(Layers.conv3d(filters, shape(3, 3), new Shape(stride, stride, stride), ONE));
      case FRAME -> path.add(Layers.conv3d(filters, shape(1, 3), plane, inPlane));
      case SPLIT ->
          path.add(Layers.conv3d(middle, shape(1, 3), plane, inPlane))
              .add(Layers.relu())
              .add(
                  Layers.conv3d(filters, shape(3, 1), new Shape(stride, 1, 1), new Shape(1, 0, 0)));
    };
  }

  private static Shape shape(int frames, int side) {
    return new Shape(frames, side, side);
  }

  /** The layers with weights as torchvision names them. */
  List<String> torchLayers() {
    boolean split = forms.get(0) == Form.SPLIT;
    List<String> names = new ArrayList<>(List.of("stem.0", "stem.1"));
    if (split) {
      names.addAll(List.of("stem.3", "stem.4"));
    }
    for (int stage = 0; stage < FILTERS.size(); stage++) {
      for (int block = 0; block < depths.get(stage); block++) {
        String prefix = "layer" + (stage + 1) + "." + block + ".";
        for (String conv : List.of("conv1.", "conv2.")) {
          names.addAll(
              split
                  ? List.of(
                      prefix + conv + "0.0",
                      prefix + conv + "0.1",
                      prefix + conv + "0.3",
                      prefix + conv + "1")
                  : List.of(prefix + conv + "0", prefix + conv + "1"));
        }
        if (stage > 0 && block == 0) {
          names.addAll(List.of(prefix + "downsample.0", prefix + "downsample.1"));
        }
      }
    }
    names.add("fc");
    return names;
  }

  /** The layers as torchvision's residual networks of images name them; none where they differ. */
  List<String> imageLayers() {
    return forms.contains(Form.SPLIT)
        ? List.of()
        : torchLayers().stream()
            .map(
                name ->
                    name.replace("stem.0", "conv1")
                        .replace("stem.1", "bn1")
                        .replaceFirst("conv([12])\\.0$", "conv$1")
                        .replaceFirst("conv([12])\\.1$", "bn$1"))
            .toList();
  }
}
