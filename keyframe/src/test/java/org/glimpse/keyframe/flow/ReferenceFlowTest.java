package org.glimpse.keyframe.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that other programs computed of one real face; skipped where they are absent. */
class ReferenceFlowTest {
  private static Path flow(String name) {
    Path path = Path.of(System.getProperty("glimpse.shared", "absent"), "data", "flow", name);
    assumeThat(path).as("reference flow of the shared data folder").exists();
    return path;
  }

  private static Frame picture(String name) throws IOException {
    Raster raster = ImageIO.read(flow(name).toFile()).getRaster();
    Size size = new Size(raster.getWidth(), raster.getHeight());
    byte[] pixels = new byte[size.area()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) raster.getSample(i % size.width(), i / size.width(), 0);
    }
    return Frame.wrap(0, 0, size, 1, pixels);
  }

  private static FlowField middlebury(String name) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.wrap(Files.readAllBytes(flow(name))).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(buffer.getFloat()).isEqualTo(202021.25f);
    Size size = new Size(buffer.getInt(), buffer.getInt());
    float[] u = new float[size.area()];
    float[] v = new float[size.area()];
    for (int i = 0; i < u.length; i++) {
      u[i] = buffer.getFloat();
      v[i] = buffer.getFloat();
    }
    return FlowField.wrap(size, u, v);
  }

  private static double meanEndPointError(FlowField a, FlowField b) {
    float[] au = a.u();
    float[] av = a.v();
    float[] bu = b.u();
    float[] bv = b.v();
    double sum = 0;
    for (int i = 0; i < au.length; i++) {
      sum += Math.hypot(au[i] - bu[i], av[i] - bv[i]);
    }
    return sum / au.length;
  }

  @ParameterizedTest
  @CsvSource({
    "tvl1, tvl1_ipol, 0.001",
    "dis, dis_medium_opencv46, 0.1",
    "farneback, farneback_opencv46, 0.05"
  })
  void agreesWithTheOtherProgram(String method, String file, double pixels) throws IOException {
    FlowField field =
        OpticalFlows.parse(method)
            .flow(picture("pyfeat_single_onset.png"), picture("pyfeat_single_apex.png"));
    assertThat(meanEndPointError(field, middlebury("pyfeat_single_" + file + ".flo")))
        .isLessThan(pixels);
  }
}
