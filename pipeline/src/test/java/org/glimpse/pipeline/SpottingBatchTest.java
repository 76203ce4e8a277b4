package org.glimpse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.files.RunManifest;
import org.glimpse.pipeline.files.ScoreStream;
import org.glimpse.pipeline.files.SpottingFiles;
import org.glimpse.pipeline.files.SpottingRunFiles;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.SyntheticFace;
import org.glimpse.synthetic.SyntheticVideo;
import org.glimpse.synthetic.VideoPlan;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;
import org.glimpse.video.corpus.Corpora;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpottingBatchTest {
  private static final Size SIZE = new Size(200, 160);

  @TempDir private Path folder;

  private static SyntheticVideo write(Path file) throws Exception {
    SyntheticVideo video =
        SyntheticVideo.of(
                ClipId.of("made", "s1", "v1"),
                SyntheticFace.of(5),
                VideoPlan.withDefaults()
                    .withFrameRate(FrameRate.of(25))
                    .withMovements(1, 0)
                    .withSeconds(4)
                    .withAmplitude(4),
                FaceView.portrait(SIZE, 100),
                Nuisance.none())
            .withChannels(1);
    try (VideoWriter writer = VideoWriter.open(file, VideoFormat.FFV1, SIZE, video.frameRate())) {
      for (int i = 0; i < video.length(); i++) {
        writer.write(video.frame(i));
      }
    }
    return video;
  }

  @Test
  void spotsWhatIsThereAndGoesOnWhereAVideoIsBroken() throws Exception {
    Path videos = Files.createDirectory(folder.resolve("videos"));
    SyntheticVideo truth = write(videos.resolve("good.mkv"));
    Files.writeString(videos.resolve("broken.mkv"), "no video");
    Corpus corpus = Corpora.files(List.of(videos));
    Path out = folder.resolve("out");
    SpottingResult result;
    try (ScoreStream scores =
        ScoreStream.open(
            out.resolve("scores.csv"), corpus.clips().stream().map(ClipSource::id).toList())) {
      result =
          SpottingBatch.run(
              corpus, VideoSpotter.withDefaults(), Parallelism.of(2), Progress.silent(), scores);
    }
    SpottingRunFiles.write(out, "test", result);
    assertThat(result.failed()).hasSize(1);
    assertThat(result.videos()).hasSize(1);
    assertThat(SpottingFiles.frameScores(out.resolve("scores.csv")).get(0).scores()).hasSize(100);
    List<VideoInterval> intervals = SpottingFiles.intervals(out.resolve("intervals.csv"));
    assertThat(intervals).hasSize(1);
    int apex = truth.movements().get(0).keyFrames().apex();
    assertThat(intervals.get(0).frames().onset()).isLessThanOrEqualTo(apex);
    assertThat(intervals.get(0).frames().offset()).isGreaterThanOrEqualTo(apex);
    assertThat(SpottingFiles.videos(out.resolve("videos.csv"))).hasSize(1);
    assertThat(out.resolve("failures.csv")).content().contains("broken");
    assertThat(out.resolve("run.json")).content().contains("strain-peaks");
    SpottingResult again = SpottingRunFiles.read(out, RunManifest.read(out));
    SpottedVideo video = again.videos().get(0);
    SpottedVideo before = result.videos().get(0);
    assertThat(again.videos()).hasSize(1);
    assertThat(video.source().id()).isEqualTo(before.source().id());
    assertThat(video.info()).isEqualTo(before.info());
    assertThat(video.faceFrames()).isEqualTo(before.faceFrames());
    assertThat(video.intervals()).hasSize(1);
    assertThat(video.intervals().get(0).apex()).isEqualTo(before.intervals().get(0).apex());
    assertThat(video.scores().frames()).isEqualTo(100);
    assertThat(again.failed()).isEqualTo(result.failed());
    assertThat(again.provenance()).isEqualTo(result.provenance());
    Files.writeString(out.resolve("scores.csv"), "subject,video,frame,score\n");
    assertThatThrownBy(() -> SpottingRunFiles.read(out, RunManifest.read(out)))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("line 2: video good has no row in scores.csv");
  }
}
