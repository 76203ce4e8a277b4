package org.glimpse.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecodingTableTest {
  @Test
  void rawVideoAgreesWithFfmpeg() throws Exception {
    DecodingTable table = new DecodingTable();
    MeasurementSettings settings =
        MeasurementSettings.of(table, List.of("encoder=bundled", "only=raw"));
    Measured measured = table.run(settings);
    List<List<Object>> rows = measured.tables().get(0).rows();
    assertThat(rows).hasSize(8).allSatisfy(row -> assertThat(row.get(8)).isEqualTo(true));
    assertThat(measured.remarks().get(0)).startsWith("8 of 8 kinds agree");
  }

  @Test
  void everyPromisedCodecIsInTheTable() {
    assertThat(DecodingCase.all())
        .extracting(DecodingCase::codec)
        .contains("H.264", "HEVC", "MPEG-4", "MJPEG", "FFV1", "raw", "VP9", "pictures");
    assertThat(DecodingCase.all())
        .extracting(DecodingCase::container)
        .contains("mp4", "mov", "avi", "mkv", "webm", "png", "jpg", "bmp", "tif");
  }
}
