package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.FrameReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatroskaStructureTest {
  private static final String VIDEO =
      "-y -f lavfi -i testsrc2=size=64x48:rate=25:duration=2 -c:v ffv1 -g 1 ";
  private static final byte[] CLUSTER = {0x1F, 0x43, (byte) 0xB6, 0x75};

  @TempDir Path folder;

  /** A file of several clusters. */
  private byte[] whole() throws IOException {
    Path file = folder.resolve("whole.mkv");
    ReferenceProgram.ffmpeg(VIDEO + "-cluster_time_limit 300 " + file);
    return Files.readAllBytes(file);
  }

  private static List<Integer> clusters(byte[] bytes) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i + 4 < bytes.length; i++) {
      if (bytes[i] == CLUSTER[0]
          && bytes[i + 1] == CLUSTER[1]
          && bytes[i + 2] == CLUSTER[2]
          && bytes[i + 3] == CLUSTER[3]) {
        places.add(i);
      }
    }
    return places;
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.mkv"), bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-cluster_time_limit 300 -f matroska",
        "-cluster_time_limit 300 -metadata title=x -write_crc32 0 -f matroska",
        "-reserve_index_space 1000 -f matroska",
        "-pix_fmt yuv420p -c:v libvpx-vp9 -deadline realtime -live 1 -f webm",
        "-pix_fmt yuv420p -c:v libvpx-vp9 -deadline realtime -dash 1 -f webm"
      })
  void wholeFilesHaveNoDamage(String format) throws Exception {
    Path file = folder.resolve("a.mkv");
    ReferenceProgram.ffmpeg(VIDEO + format + " " + file);
    assertThat(MatroskaStructure.damage(file)).isEmpty();
    // Written without going back, no length is stated.
    byte[] streamed = ReferenceProgram.ffmpeg(VIDEO + format + " -");
    assertThat(MatroskaStructure.damage(write(streamed))).isEmpty();
  }

  @Test
  void filesOfOtherKindsHaveNone() throws Exception {
    assertThat(MatroskaStructure.damage(write(new byte[0]))).isEmpty();
    assertThat(MatroskaStructure.damage(write("no video".getBytes(StandardCharsets.US_ASCII))))
        .isEmpty();
    assertThat(MatroskaStructure.damage(write(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3})))
        .isEmpty();
  }

  @Test
  void aClusterThatCannotBeFoundIsAnError() throws Exception {
    byte[] whole = whole();
    List<Integer> clusters = clusters(whole);
    assertThat(clusters).hasSizeGreaterThan(4);
    for (int cluster : List.of(clusters.get(0), clusters.get(2))) {
      // Its name, and its length, of which any change breaks the order of what follows.
      for (int at : List.of(cluster, cluster + 3, cluster + 4)) {
        byte[] damaged = whole.clone();
        damaged[at] ^= 0x10;
        Path file = write(damaged);
        assertThat(MatroskaStructure.damage(file).orElseThrow()).isGreaterThanOrEqualTo(cluster);
        assertThatThrownBy(
                () -> {
                  try (FrameReader reader =
                      FrameReaders.open(TestFrames.source(file), DecodeOptions.withDefaults())) {
                    TestFrames.readAll(reader);
                  }
                })
            .isInstanceOf(DecodeException.class)
            .hasMessageContaining("opy it again");
      }
    }
  }

  @Test
  void aDamagedClusterNamesItsPlace() throws Exception {
    byte[] damaged = whole();
    int third = clusters(damaged).get(2);
    damaged[third] ^= 0x01;
    assertThat(MatroskaStructure.damage(write(damaged))).hasValue(third);
  }
}
