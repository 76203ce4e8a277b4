package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlowFileTest {
  @TempDir Path folder;

  @Test
  void laysOutHeaderAndPixelsAsMiddleburyDoes() throws Exception {
    Path file = folder.resolve("sub/a.flo");
    FlowFile.write(file, FlowField.wrap(new Size(2, 1), new float[] {1, 2}, new float[] {-3, 4}));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(bytes.array(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("PIEH");
    assertThat(bytes.getInt(4)).isEqualTo(2);
    assertThat(bytes.getInt(8)).isEqualTo(1);
    assertThat(bytes.getFloat(16)).isEqualTo(-3f);
    assertThat(bytes.getFloat(20)).isEqualTo(2f);
    assertThat(bytes.array()).hasSize(28);
  }

  @Test
  void readsBackWhatItWrites() throws Exception {
    Path file = folder.resolve("a.flo");
    FlowFile.write(
        file, FlowField.wrap(new Size(1, 2), new float[] {0.5f, 2}, new float[] {-3, 4}));
    FlowField flow = FlowFile.read(file);
    assertThat(flow.size()).isEqualTo(new Size(1, 2));
    assertThat(flow.u()).containsExactly(0.5f, 2);
    assertThat(flow.v()).containsExactly(-3, 4);
  }

  @Test
  void refusesWhatIsNoFlow() throws Exception {
    Path file = Files.writeString(folder.resolve("a.flo"), "not a flow file at all");
    assertThatThrownBy(() -> FlowFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.flo")
        .hasMessageContaining("Middlebury");
    FlowFile.write(file, FlowField.wrap(new Size(1, 1), new float[1], new float[1]));
    byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(file), 16);
    Files.write(file, cut);
    assertThatThrownBy(() -> FlowFile.read(file)).hasMessageContaining("8 bytes");
  }

  @Test
  void readsFilesOfOtherPrograms() throws Exception {
    Path reference =
        Path.of(System.getProperty("glimpse.shared", "none"), "data", "flow")
            .resolve("pyfeat_single_tvl1_ipol.flo");
    Assumptions.assumeTrue(Files.exists(reference), "no shared flow files");
    assertThat(FlowFile.read(reference).size()).isEqualTo(new Size(200, 240));
  }
}
