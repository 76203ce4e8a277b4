package org.glimpse.model.zoo;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.MapLayers;
import org.glimpse.model.block.PooledVolume;
import org.glimpse.model.block.TorchLayout;

/**
 * The inflated Inception-V1 with 3-D convolutions (I3D), made for 3×64×224×224.
 *
 * <p>A 7×7×7 convolution with stride 2 (64 filters at width 1); the maximum of 1×3×3 with stride
 * 1×2×2; 1×1×1 to 64 and 3×3×3 to 192 filters; the same maximum; two inception modules; the maximum
 * of 3×3×3 with stride 2; five modules; the maximum of 2×2×2 with stride 2; two modules; the mean
 * over time and space; dropout; a linear head. A module puts four branches side by side: 1×1×1;
 * 1×1×1 then 3×3×3, twice with other counts; the maximum of 3×3×3 with stride 1 then 1×1×1. Each
 * convolution has batch normalization (epsilon 0.001) and rectifier. Sizes are rounded up, so that
 * any clip is taken. With 3 channels and 400 classes it has 12,697,264 parameters.
 *
 * <p>Source: Carreira, Zisserman, "Quo Vadis, Action Recognition? A New Model and the Kinetics
 * Dataset", 2017. Padding is the same on both sides; the head takes the mean over time before the
 * linear layer, which gives the same; the width multiplier is ours. Layers are named as those of
 * torchvision's {@code googlenet}, whose 2-D weights can be inflated.
 *
 * @param width multiplies the filters, greater than 0
 * @param dropout before the head, in [0, 1)
 */
public record I3d(double width, double dropout) implements TorchLayout {
  private static final double EPSILON = 1e-3;
  private static final Shape ONE = new Shape(1, 1, 1);

  /**
   * The filters of a module.
   *
   * @param name as torchvision calls it
   * @param point of the first branch
   * @param second of the second branch, before and after 3×3×3
   * @param third of the third branch
   * @param pooled of the last branch
   */
  private record Module(
      String name, int point, List<Integer> second, List<Integer> third, int pooled) {}

  private static final List<List<Module>> MODULES =
      List.of(
          List.of(
              new Module("3a", 64, List.of(96, 128), List.of(16, 32), 32),
              new Module("3b", 128, List.of(128, 192), List.of(32, 96), 64)),
          List.of(
              new Module("4a", 192, List.of(96, 208), List.of(16, 48), 64),
              new Module("4b", 160, List.of(112, 224), List.of(24, 64), 64),
              new Module("4c", 128, List.of(128, 256), List.of(24, 64), 64),
              new Module("4d", 112, List.of(144, 288), List.of(32, 64), 64),
              new Module("4e", 256, List.of(160, 320), List.of(32, 128), 128)),
          List.of(
              new Module("5a", 256, List.of(160, 320), List.of(32, 128), 128),
              new Module("5b", 384, List.of(192, 384), List.of(48, 128), 128)));

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public I3d {
    Checks.positive("width", width);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, dropout 0.5.
   *
   * @return the defaults
   */
  public static I3d withDefaults() {
    return new I3d(1, 0.5);
  }

  /**
   * With other filter counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public I3d withWidth(double multiplier) {
    return new I3d(multiplier, dropout);
  }

  @Override
  public String id() {
    return "i3d";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    SequentialBlock features =
        new SequentialBlock()
            .add(unit(64, 7, 2))
            .add(max(new Shape(1, 3, 3), new Shape(1, 2, 2)))
            .add(unit(64, 1, 1))
            .add(unit(192, 3, 1))
            .add(max(new Shape(1, 3, 3), new Shape(1, 2, 2)));
    for (int group = 0; group < MODULES.size(); group++) {
      MODULES.get(group).forEach(module -> features.add(module(module)));
      if (group == 0) {
        features.add(max(new Shape(3, 3, 3), new Shape(2, 2, 2)));
      } else if (group == 1) {
        Shape two = new Shape(2, 2, 2);
        features.add(Pool.maxPool3dBlock(two, two, new Shape(0, 0, 0), true));
      }
    }
    Block head = new SequentialBlock().add(Layers.dropout(dropout)).add(Layers.linear(classes));
    return new ClipNetwork(new PooledVolume(features, Pool.globalAvgPool3dBlock()), head);
  }

  private Block module(Module module) {
    return MapLayers.sideBySide(
        List.of(
            unit(module.point, 1, 1),
            pair(module.second),
            pair(module.third),
            new SequentialBlock()
                .add(max(new Shape(3, 3, 3), ONE))
                .add(unit(module.pooled, 1, 1))));
  }

  private Block pair(List<Integer> filters) {
    return new SequentialBlock().add(unit(filters.get(0), 1, 1)).add(unit(filters.get(1), 3, 1));
  }

  private Block unit(int filters, int side, int stride) {
    int around = side / 2;
    return Layers.conv3d(
            Layers.scaled(filters, width),
            new Shape(side, side, side),
            new Shape(stride, stride, stride),
            new Shape(around, around, around),
            EPSILON)
        .add(Layers.relu());
  }

  /** The maximum over odd windows, half of each reaching beyond the volume. */
  private static Block max(Shape window, Shape stride) {
    Shape around = new Shape(window.get(0) / 2, window.get(1) / 2, window.get(2) / 2);
    return Pool.maxPool3dBlock(window, stride, around, false);
  }

  @Override
  public List<String> torchLayers() {
    List<String> units = new ArrayList<>(List.of("conv1", "conv2", "conv3"));
    for (List<Module> group : MODULES) {
      for (Module module : group) {
        for (String branch :
            List.of("branch1", "branch2.0", "branch2.1", "branch3.0", "branch3.1", "branch4.1")) {
          units.add("inception" + module.name + "." + branch);
        }
      }
    }
    List<String> names = new ArrayList<>();
    for (String unit : units) {
      names.addAll(List.of(unit + ".conv", unit + ".bn"));
    }
    names.add("fc");
    return names;
  }
}
