package org.glimpse.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.video.interchange.ElanDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalysisFilesTest {
  private static final ClipId GOOD = ClipId.of("c", "s", "good");
  private static final ClipId BAD = ClipId.of("c", "s", "bad");

  @TempDir Path folder;

  private static Frame frame(int index) {
    byte[] pixels = new byte[16];
    java.util.Arrays.fill(pixels, (byte) (100 + index));
    return Frame.wrap(index, index * 5000L, Size.square(4), 1, pixels);
  }

  private static BatchResult result() {
    Map<Region, double[]> magnitude = new EnumMap<>(Region.class);
    Map<Region, double[]> strain = new EnumMap<>(Region.class);
    double second = 0;
    for (Region region : Region.values()) {
      magnitude.put(region, new double[] {0, second, 0.5});
      second += 0.25;
      strain.put(region, new double[] {0, 0.0125, 0});
    }
    MotionCurve motion =
        MotionCurve.of(
            GOOD,
            new long[] {0, 5000, 10000},
            new FaceTrack(List.of(1.0, 0.5, 0.0)),
            magnitude,
            strain);
    ClipSource source =
        new ClipSource(
            GOOD,
            Path.of("folder", "good"),
            new Annotation(
                Optional.empty(), Optional.of("fear"), List.of(), Optional.of(FrameRate.of(200))));
    ClipOutcome analyzed =
        new ClipOutcome.Analyzed(
            new ClipAnalysis(
                source,
                new VideoInfo(new Size(640, 480), FrameRate.of(200), OptionalInt.of(3), List.of(2)),
                new KeyFrames(0, 1, 2, ApexSource.DETECTED),
                motion,
                List.of(frame(0), frame(1), frame(2))),
            Optional.empty());
    ClipOutcome failed = new ClipOutcome.Failed(BAD, Step.ALIGN, "No face, \"none\" at all.");
    return new BatchResult(
        List.of(failed, analyzed),
        new Provenance(
            new Provenance.Software("1", "abc", "cpu", Map.of()),
            new TreeMap<>(),
            new Provenance.Data("c", "00", List.of(), Map.of(), List.of())));
  }

  @Test
  void writesTheColumnsThatTheCommandLinePromises() throws Exception {
    AnalysisFiles.write(folder, "t", result(), Optional.empty());
    List<String> lines = Files.readAllLines(folder.resolve("clips.csv"));
    assertThat(lines.get(0))
        .startsWith(
            "corpus,subject,clip,path,fps,frames,width,height,status,reason,onset,apex,offset,"
                + "apex_source,apex_ms,duration_ms,peak_motion,label");
    assertThat(lines.get(1)).startsWith("c,s,bad,,,,,,failed,\"No face, \"\"none\"\" at all.\",,");
    assertThat(lines.get(2))
        .startsWith(
            "c,s,good,"
                + Path.of("folder", "good")
                + ",200,3,640,480,ok,1 of 3 frames is missing: 2,0,1,2,detected,5.0,15.0,2.0,");
    assertThat(Files.readAllLines(folder.resolve("failures.csv")))
        .containsExactly(
            "corpus,subject,clip,step,reason", "c,s,bad,align,\"No face, \"\"none\"\" at all.\"");
    assertThat(Files.readAllLines(folder.resolve("motion/good.csv")).get(2))
        .startsWith("1,5.0,1,0.5,0.0,0.0125,0.25,0.0125,");
    assertThat(Files.readAllLines(folder.resolve("motion/good.csv")).get(3))
        .startsWith("2,10.0,0,0.0,0.5,0.0,");
  }

  @Test
  void readsBackPredictions() throws Exception {
    LabelSet labels = new LabelSet("two", List.of("joy", "fear"));
    Prediction prediction = new Prediction(GOOD, List.of(0.75, 0.25), 1);
    BatchResult before = result();
    ClipOutcome predicted =
        new ClipOutcome.Analyzed(before.analyzed().get(0).analysis(), Optional.of(prediction));
    BatchResult with =
        new BatchResult(List.of(before.failed().get(0), predicted), before.provenance());
    AnalysisFiles.write(folder, "t", with, Optional.of(labels));
    assertThat(Files.readAllLines(folder.resolve("clips.csv")).get(2)).contains(",fear,0.75,0.25,");
    RunManifest manifest = RunManifest.read(folder);
    assertThat(manifest.labels()).contains(labels);
    BatchResult read = AnalysisFiles.read(folder, manifest);
    assertThat(read.analyzed().get(0).prediction()).contains(prediction);
    assertThat(read.failed()).isEqualTo(before.failed());
  }

  @Test
  void readsBackWhatItWrites() throws Exception {
    AnalysisFiles.write(folder, "t", result(), Optional.empty());
    BatchResult read = AnalysisFiles.read(folder, RunManifest.read(folder));
    assertThat(read.failed()).isEqualTo(result().failed());
    ClipAnalysis before = result().analyzed().get(0).analysis();
    ClipAnalysis after = read.analyzed().get(0).analysis();
    assertThat(after.keyFrames()).isEqualTo(before.keyFrames());
    assertThat(after.video()).isEqualTo(before.video());
    assertThat(after.source().path()).isEqualTo(before.source().path());
    assertThat(after.filmstrip()).isEqualTo(before.filmstrip());
    assertThat(after.motion().track()).isEqualTo(before.motion().track());
    for (Region region : Region.values()) {
      assertThat(after.motion().magnitude(region)).isEqualTo(before.motion().magnitude(region));
      assertThat(after.motion().strain(region)).isEqualTo(before.motion().strain(region));
    }
  }

  @Test
  void keyFramesGoToElanAndBack() throws Exception {
    ElanFiles.write(folder, result());
    ClipAnalysis good = result().analyzed().get(0).analysis();
    ElanDocument read = ElanDocument.read(folder.resolve("good.eaf"));
    KeyFrames keyFrames = read.movements(good.video().frameRate()).get(0).keyFrames();
    assertThat(keyFrames.onset()).isEqualTo(good.keyFrames().onset());
    assertThat(keyFrames.apex()).isEqualTo(good.keyFrames().apex());
    assertThat(keyFrames.offset()).isEqualTo(good.keyFrames().offset());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }
}
