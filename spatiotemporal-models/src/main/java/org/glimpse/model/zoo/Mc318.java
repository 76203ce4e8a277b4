package org.glimpse.model.zoo;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.TorchLayout;

/**
 * The residual network of 18 layers with mixed convolutions: {@link R3d18} whose last three stages
 * look at each frame alone (1×3×3) and keep the number of frames. With 400 classes and 3 channels
 * it has 11,695,440 parameters.
 *
 * <p>Source: Tran, Wang, Torresani, Ray, LeCun, Paluri, "A Closer Look at Spatiotemporal
 * Convolutions for Action Recognition", 2018, in the layout of torchvision's {@code mc3_18}; any
 * number of channels, and a width multiplier, are ours.
 *
 * @param width multiplies the filters, greater than 0
 */
public record Mc318(double width) implements TorchLayout {
  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public Mc318 {
    Checks.positive("width", width);
  }

  /**
   * Width 1.
   *
   * @return the defaults
   */
  public static Mc318 withDefaults() {
    return new Mc318(1);
  }

  /**
   * With other filter counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public Mc318 withWidth(double multiplier) {
    return new Mc318(multiplier);
  }

  @Override
  public String id() {
    return "mc3-18";
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
    return new ResidualStages(
        List.of(
            ResidualStages.Form.VOLUME,
            ResidualStages.Form.FRAME,
            ResidualStages.Form.FRAME,
            ResidualStages.Form.FRAME),
        List.of(2, 2, 2, 2),
        width);
  }
}
