package org.glimpse.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.core.frame.VideoInfo;
import org.junit.jupiter.api.Test;

class ClipRemarksTest {
  private static final ClipId CLIP = ClipId.of("c", "s", "clip");

  private static Optional<String> remarks(List<Integer> missing, long... millis) {
    long[] micros = new long[millis.length];
    for (int i = 0; i < millis.length; i++) {
      micros[i] = 1000 * millis[i];
    }
    Map<Region, double[]> still = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      still.put(region, new double[millis.length]);
    }
    FaceTrack track = new FaceTrack(Collections.nCopies(millis.length, 1.0));
    FrameRate rate = FrameRate.of(25);
    VideoInfo video =
        new VideoInfo(new Size(64, 48), rate, java.util.OptionalInt.empty())
            .counted(millis.length, missing);
    return ClipRemarks.of(
        new ClipAnalysis(
            new ClipSource(CLIP, Path.of("clip.mp4"), Annotation.none()),
            video,
            KeyFrames.midpoint(0, 1),
            MotionCurve.of(CLIP, micros, track, still, still),
            List.of()));
  }

  @Test
  void aSteadyClipHasNone() {
    assertThat(remarks(List.of(), 0, 40, 80, 120)).isEmpty();
    assertThat(remarks(List.of(), 0, 33, 75, 108, 150, 192)).isEmpty();
    assertThat(remarks(List.of(), 0, 400)).isEmpty();
  }

  @Test
  void tellsMissingFrames() {
    assertThat(remarks(List.of(2), 0, 40, 80, 120)).contains("1 of 4 frames is missing: 2");
  }

  @Test
  void tellsWhereTheLongestGapInTimeIs() {
    assertThat(remarks(List.of(), 0, 40, 80, 160, 200))
        .contains("a gap in time of 80 ms before frame 3");
    assertThat(remarks(List.of(), 0, 40, 120, 160, 200, 400, 440))
        .contains("2 gaps in time, the longest of 200 ms before frame 5");
    assertThat(remarks(List.of(1), 0, 40, 80, 240))
        .contains("1 of 4 frames is missing: 1; a gap in time of 160 ms before frame 3");
  }
}
