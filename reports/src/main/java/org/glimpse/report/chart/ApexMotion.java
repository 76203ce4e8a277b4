package org.glimpse.report.chart;

import org.glimpse.core.Checks;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FlowField;

/**
 * The motion from a clip's onset to its apex: optical flow and optical strain, pixel by pixel of
 * the aligned face.
 */
public final class ApexMotion {
  private final FlowField flow;
  private final float[] strain;

  private ApexMotion(FlowField flow, float[] strain) {
    this.flow = flow;
    this.strain = strain;
  }

  /**
   * Motion of known flow and strain; the strain is copied.
   *
   * @param flow the flow from onset to apex, in pixels
   * @param strain the magnitude of the optical strain, row by row, at least 0
   * @return the motion
   * @throws IllegalArgumentException if there is not one strain a pixel
   */
  public static ApexMotion of(FlowField flow, float[] strain) {
    Checks.argument(
        strain.length == flow.size().area(),
        "strain must hold " + flow.size().area() + " values but holds " + strain.length);
    return new ApexMotion(flow, strain.clone());
  }

  /**
   * The flow.
   *
   * @return pixels, u to the right and v down
   */
  public FlowField flow() {
    return flow;
  }

  /**
   * The strain at a pixel.
   *
   * @param x column
   * @param y row
   * @return at least 0
   */
  public float strain(int x, int y) {
    return strain[y * flow.size().width() + x];
  }

  /**
   * The mean displacement to the right in a part of the picture.
   *
   * @param box the part, inside the picture
   * @return pixels
   */
  public double meanU(Box box) {
    return mean(flow.u(), box);
  }

  /**
   * The mean displacement down in a part of the picture.
   *
   * @param box the part, inside the picture
   * @return pixels
   */
  public double meanV(Box box) {
    return mean(flow.v(), box);
  }

  private double mean(float[] plane, Box box) {
    double sum = 0;
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        sum += plane[y * flow.size().width() + x];
      }
    }
    return sum / (box.width() * (double) box.height());
  }
}
