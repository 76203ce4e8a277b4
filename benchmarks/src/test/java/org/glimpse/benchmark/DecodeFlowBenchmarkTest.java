package org.glimpse.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import org.glimpse.video.VideoFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DecodeFlowBenchmarkTest {
  @ParameterizedTest
  @EnumSource(names = {"H264", "MJPEG"})
  void seesTheSamePicturesAsTheFfmpegProgramBeforeItTimesAnything(VideoFormat codec)
      throws Exception {
    DecodeFlowBenchmark benchmark = new DecodeFlowBenchmark();
    benchmark.codec = codec;
    try {
      assertThatCode(benchmark::prepare).doesNotThrowAnyException();
      assertThat(benchmark.decodeByFfmpegProgram()).hasSize(50 * 640 * 480);
    } finally {
      benchmark.clean();
    }
  }

  @Test
  void headsEveryResultWithCommitMachineAndLibraries() throws Exception {
    Map<String, Object> heading = ResultFiles.heading("speed");
    assertThat(heading).containsKeys("kind", "commit", "cpu", "cores", "libraries");
    assertThat(heading.get("cores")).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(heading.get("libraries").toString()).contains("java").contains("ffmpeg");
  }
}
