package org.glimpse.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.spotting.FrameScores;
import org.glimpse.pipeline.ScoreLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreStreamTest {
  @TempDir private Path folder;

  @Test
  void writesWhatScoreSpottingReadsWhateverTheOrderOfWork() throws Exception {
    Path file = folder.resolve("out").resolve("scores.csv");
    ClipId first = ClipId.of("corpus", "s,1", "=v");
    ClipId second = ClipId.of("corpus", "s2", "v2");
    ClipId failed = ClipId.of("corpus", "s3", "v3");
    try (ScoreStream stream = ScoreStream.open(file, List.of(first, second, failed))) {
      try (ScoreLog.Entry late = stream.video(second);
          ScoreLog.Entry early = stream.video(first)) {
        late.score(0, 0.5);
        early.score(0, 1.25);
        early.score(1, 0);
      }
    }
    List<FrameScores> read = SpottingFiles.frameScores(file);
    assertThat(read)
        .containsExactlyInAnyOrder(
            new FrameScores(first, 0, List.of(1.25, 0.0)),
            new FrameScores(second, 0, List.of(0.5)));
    assertThat(Files.readAllLines(file).get(1)).isEqualTo("\"s,1\",'=v,0,1.2500");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }
}
