package org.glimpse.model.zoo;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.TorchLayout;

/**
 * The 3-D residual network of 34 layers: {@link R3d18} with 3, 4, 6 and 3 blocks a stage. With 400
 * classes and 3 channels it has 63,681,104 parameters.
 *
 * <p>Source: Tran, Wang, Torresani, Ray, LeCun, Paluri, "A Closer Look at Spatiotemporal
 * Convolutions for Action Recognition", 2018; any number of channels, and a width multiplier, are
 * ours.
 *
 * @param width multiplies the filters, greater than 0
 */
public record R3d34(double width) implements TorchLayout {
  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public R3d34 {
    Checks.positive("width", width);
  }

  /**
   * Width 1.
   *
   * @return the defaults
   */
  public static R3d34 withDefaults() {
    return new R3d34(1);
  }

  /**
   * With other filter counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public R3d34 withWidth(double multiplier) {
    return new R3d34(multiplier);
  }

  @Override
  public String id() {
    return "r3d-34";
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
    return ResidualStages.of(ResidualStages.Form.VOLUME, List.of(3, 4, 6, 3), width);
  }
}
