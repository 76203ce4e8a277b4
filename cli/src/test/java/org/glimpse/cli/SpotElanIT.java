package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.SyntheticFace;
import org.glimpse.synthetic.SyntheticVideo;
import org.glimpse.synthetic.VideoPlan;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is spotted goes to ELAN and comes back as annotations. */
class SpotElanIT {
  private static final Size SIZE = new Size(200, 160);

  @TempDir Path folder;

  private Path video() throws Exception {
    SyntheticVideo video =
        SyntheticVideo.of(
                ClipId.of("made", "s1", "v1"),
                SyntheticFace.of(5),
                VideoPlan.withDefaults()
                    .withFrameRate(FrameRate.of(25))
                    .withMovements(2, 0)
                    .withSeconds(8)
                    .withAmplitude(4),
                FaceView.portrait(SIZE, 100),
                Nuisance.none())
            .withChannels(1);
    Path file = folder.resolve("talk.mkv");
    try (VideoWriter writer = VideoWriter.open(file, VideoFormat.FFV1, SIZE, video.frameRate())) {
      for (int i = 0; i < video.length(); i++) {
        writer.write(video.frame(i));
      }
    }
    return file;
  }

  /** The columns of a table that are asked for, row by row. */
  private static List<List<String>> table(Path file, String... columns) throws Exception {
    List<String> lines = Files.readAllLines(file);
    List<String> heads = List.of(lines.get(0).split(",", -1));
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      List<String> row = new ArrayList<>();
      for (String column : columns) {
        row.add(cells[heads.indexOf(column)]);
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void whatIsSpottedComesBackFromElanAsAnnotatedClips() throws Exception {
    Path video = video();
    Path spotted = folder.resolve("spotted");
    CliRun spot = CliRun.of("spot", video, "--out", spotted, "--elan");
    assertThat(spot.code()).as(spot.err()).isEqualTo(ExitCode.DONE);
    List<List<String>> intervals = table(spotted.resolve("intervals.csv"), "onset", "offset");
    assertThat(intervals).hasSize(2);

    Files.copy(spotted.resolve("elan").resolve("talk.eaf"), folder.resolve("talk.eaf"));
    Path analyzed = folder.resolve("analyzed");
    CliRun analyze = CliRun.of("analyze", video, "--out", analyzed);
    assertThat(analyze.code()).as(analyze.err()).isEqualTo(ExitCode.DONE);
    Path clips = analyzed.resolve("clips.csv");
    assertThat(table(clips, "clip")).containsExactly(List.of("talk_1"), List.of("talk_2"));
    assertThat(table(clips, "onset", "offset")).isEqualTo(intervals);
    assertThat(table(clips, "apex_source")).containsOnly(List.of("annotated"));
  }
}
