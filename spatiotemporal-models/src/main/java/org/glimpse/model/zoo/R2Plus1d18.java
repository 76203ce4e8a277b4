package org.glimpse.model.zoo;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.TorchLayout;

/**
 * The residual network of 18 layers whose 3-D convolutions are split into space and time.
 *
 * <p>{@link R3d18} with each 3×3×3 convolution from a to b filters replaced by 1×3×3 to ⌊27 a b /
 * (9 a + 3 b)⌋ filters, normalization and rectifier, and 3×1×1 to b; both convolutions of a block
 * take the count of the first. The stem is 1×7×7 to 45 filters, then 3×1×1 to 64. With 400 classes
 * and 3 channels it has 31,505,325 parameters.
 *
 * <p>Source: Tran, Wang, Torresani, Ray, LeCun, Paluri, "A Closer Look at Spatiotemporal
 * Convolutions for Action Recognition", 2018, in the layout of torchvision's {@code r2plus1d_18};
 * any number of channels, and a width multiplier, are ours.
 *
 * @param width multiplies the filters, greater than 0
 */
public record R2Plus1d18(double width) implements TorchLayout {
  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public R2Plus1d18 {
    Checks.positive("width", width);
  }

  /**
   * Width 1.
   *
   * @return the defaults
   */
  public static R2Plus1d18 withDefaults() {
    return new R2Plus1d18(1);
  }

  /**
   * With other filter counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public R2Plus1d18 withWidth(double multiplier) {
    return new R2Plus1d18(multiplier);
  }

  @Override
  public String id() {
    return "r2plus1d-18";
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
    return ResidualStages.of(ResidualStages.Form.SPLIT, List.of(2, 2, 2, 2), width);
  }
}
