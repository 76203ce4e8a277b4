package org.glimpse.model.zoo;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.TorchLayout;

/**
 * The 3-D residual network of 18 layers.
 *
 * <p>A stem (3×7×7, stride 1×2×2, 64 filters at width 1); four stages of two basic blocks with 64,
 * 128, 256 and 512 filters (3×3×3), the first block of each later stage with stride 2 in time and
 * space and a 1×1×1 convolution beside it; the mean over time and space; a linear head. With 400
 * classes and 3 channels it has 33,371,472 parameters.
 *
 * <p>Source: Tran, Wang, Torresani, Ray, LeCun, Paluri, "A Closer Look at Spatiotemporal
 * Convolutions for Action Recognition", 2018, in the layout of torchvision's {@code r3d_18}; any
 * number of channels, and a width multiplier, are ours.
 *
 * @param width multiplies the filters, greater than 0
 */
public record R3d18(double width) implements TorchLayout {
  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public R3d18 {
    Checks.positive("width", width);
  }

  /**
   * Width 1.
   *
   * @return the defaults
   */
  public static R3d18 withDefaults() {
    return new R3d18(1);
  }

  /**
   * With other filter counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public R3d18 withWidth(double multiplier) {
    return new R3d18(multiplier);
  }

  @Override
  public String id() {
    return "r3d-18";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    return stages().build(classes);
  }

  @Override
  public List<String> torchLayers() {
    return stages().torchLayers();
  }

  @Override
  public List<String> imageLayers() {
    return stages().imageLayers();
  }

  private ResidualStages stages() {
    return ResidualStages.of(ResidualStages.Form.VOLUME, List.of(2, 2, 2, 2), width);
  }
}
