package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.glimpse.core.frame.FlowField;
import org.glimpse.video.FlowFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FlowCommandTest {
  private static final int SIDE = 64;
  private static final int SHIFT = 2;

  @TempDir Path folder;
  private Path first;
  private Path second;

  @BeforeEach
  void writePictures() throws Exception {
    first = picture("a.png", 0);
    second = picture("b.png", SHIFT);
  }

  /** A smooth pattern moved to the right. */
  private Path picture(String name, int shift) throws Exception {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double wave = Math.sin((x - shift) / 5.0) + Math.cos(y / 6.0 + (x - shift) / 9.0);
        image.getRaster().setSample(x, y, 0, (int) Math.round(127 + 60 * wave));
      }
    }
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tvl1", "dis", "farneback"})
  void findsAShiftWithEveryMethod(String method) throws Exception {
    Path out = folder.resolve("deep/flow.flo");
    CliRun run = CliRun.of("flow", first, second, "--method", method, "--out", out);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    FlowField flow = FlowFile.read(out);
    assertThat(flow.size().width()).isEqualTo(SIDE);
    assertThat((double) flow.u(SIDE / 2, SIDE / 2)).isEqualTo(SHIFT, within(0.2));
    assertThat((double) flow.v(SIDE / 2, SIDE / 2)).isEqualTo(0, within(0.2));
  }

  @Test
  void drawsFlowAndStrain() throws Exception {
    Path out = folder.resolve("flow.png");
    Path strain = folder.resolve("strain.png");
    assertThat(CliRun.of("flow", first, second, "--out", out, "--strain", strain).code())
        .isEqualTo(ExitCode.DONE);
    BufferedImage color = ImageIO.read(out.toFile());
    assertThat(color.getWidth()).isEqualTo(2 * SIDE);
    // to the right is red; between two arrows
    int rgb = color.getRGB(SIDE + 2, SIDE + 2);
    assertThat(rgb >> 16 & 0xff).isGreaterThan(240);
    assertThat(rgb >> 8 & 0xff).isLessThan(120);
    assertThat(ImageIO.read(strain.toFile()).getWidth()).isEqualTo(SIDE);
  }

  @ParameterizedTest
  @CsvSource({
    "tvl1, pyfeat_single_tvl1_ipol.flo, 0.05",
    "dis, pyfeat_single_dis_medium_opencv46.flo, 0.1",
    "farneback, pyfeat_single_farneback_opencv46.flo, 0.05"
  })
  void agreesWithTheReferenceOnAFace(String method, String reference, double meanError)
      throws Exception {
    Path data = Path.of(System.getProperty("glimpse.shared", "absent")).resolve("data/flow");
    assumeTrue(Files.isDirectory(data), "no shared data in " + data);
    Path out = folder.resolve("face.flo");
    CliRun run =
        CliRun.of(
            "flow",
            data.resolve("pyfeat_single_onset.png"),
            data.resolve("pyfeat_single_apex.png"),
            "--method",
            method,
            "--out",
            out);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    FlowField flow = FlowFile.read(out);
    FlowField expected = FlowFile.read(data.resolve(reference));
    float[] u = flow.u();
    float[] v = flow.v();
    float[] expectedU = expected.u();
    float[] expectedV = expected.v();
    double sum = 0;
    for (int i = 0; i < flow.size().area(); i++) {
      sum += Math.hypot(u[i] - expectedU[i], v[i] - expectedV[i]);
    }
    assertThat(sum / flow.size().area()).isLessThan(meanError);
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    Path out = folder.resolve("flow.flo");
    CliRun ending = CliRun.of("flow", first, second, "--out", folder.resolve("flow.jpg"));
    assertThat(ending.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ending.err()).contains(".flo or .png").contains("flow.jpg");
    CliRun method = CliRun.of("flow", first, second, "--method", "pwc", "--out", out);
    assertThat(method.code()).isEqualTo(ExitCode.USAGE);
    assertThat(method.err()).contains("pwc").contains("farneback");
    CliRun missing = CliRun.of("flow", first, folder.resolve("c.png"), "--out", out);
    assertThat(missing.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(missing.err()).contains("c.png").contains("no such file");
    Path text = Files.writeString(folder.resolve("d.png"), "no picture");
    CliRun broken = CliRun.of("flow", first, text, "--out", out);
    assertThat(broken.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(broken.err()).contains("d.png").contains("no picture");
  }
}
