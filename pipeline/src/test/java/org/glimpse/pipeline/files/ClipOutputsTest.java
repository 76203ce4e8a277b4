package org.glimpse.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipFile;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.keyframe.MotionAnalyzer;
import org.glimpse.pipeline.ProcessedClip;
import org.glimpse.video.AlignedFormat;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;
import org.glimpse.video.corpus.Corpora;
import org.glimpse.video.face.Alignment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipOutputsTest {
  private static final Size SIZE = new Size(96, 64);
  private static final FrameRate RATE = FrameRate.of(25);
  private static final int FRAMES = 8;

  @TempDir Path folder;
  private Corpus corpus;
  private ProcessedClip clip;

  @BeforeEach
  void makeAClip() throws Exception {
    Path video = folder.resolve("gray.mkv");
    List<Frame> frames = new ArrayList<>();
    try (VideoWriter writer = VideoWriter.open(video, VideoFormat.FFV1, SIZE, RATE)) {
      for (int i = 0; i < FRAMES; i++) {
        byte[] pixels = new byte[SIZE.area()];
        for (int p = 0; p < pixels.length; p++) {
          pixels[p] = (byte) (128 + 60 * Math.sin(0.3 * (p % 96) + 0.2 * i));
        }
        frames.add(Frame.wrap(i, RATE.microsAt(i), SIZE, 1, pixels));
        writer.write(frames.get(i));
      }
    }
    corpus = Corpora.files(List.of(video));
    ClipSource source = corpus.clips().get(0);
    List<Double> seen = new ArrayList<>(java.util.Collections.nCopies(FRAMES, 0.9));
    seen.set(7, 0.0);
    AlignedClip aligned = AlignedClip.of(source.id(), RATE, frames, new FaceTrack(seen));
    clip =
        new ProcessedClip(
            source,
            Alignment.asIs(aligned, new VideoInfo(SIZE, RATE, OptionalInt.of(FRAMES))),
            MotionAnalyzer.withDefaults().measure(aligned),
            new KeyFrames(1, 3, 6, ApexSource.ANNOTATED));
  }

  private static List<Frame> read(Path video) throws Exception {
    List<Frame> frames = new ArrayList<>();
    ClipSource source = new ClipSource(ClipId.of("a", "b", "c"), video, Annotation.none());
    try (FrameReader reader = FrameReaders.open(source, DecodeOptions.withDefaults())) {
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        frames.add(f.get());
      }
    }
    return frames;
  }

  @Test
  void anOverlayHasEveryFrameWithAStripBelow() throws Exception {
    ClipOutputs.of(folder, corpus).overlay(DecodeOptions.withDefaults()).write(clip);
    List<Frame> frames = read(folder.resolve("overlay/gray.mp4"));
    assertThat(frames).hasSize(FRAMES);
    assertThat(frames.get(0).size()).isEqualTo(new Size(96, 64 + 64));
    // Right below the picture the strip is white at its right end, where the curve is 0.
    byte[] last = frames.get(7).toGray().pixels();
    assertThat(last[70 * 96 + 80] & 0xff).isGreaterThan(220);
  }

  @Test
  void alignedFramesComeBackFromAVideoAndFromPictures() throws Exception {
    ClipOutputs outputs = ClipOutputs.of(folder, corpus);
    outputs.aligned(AlignedFormat.VIDEO).write(clip);
    outputs.aligned(AlignedFormat.PNG).write(clip);
    assertThat(read(folder.resolve("aligned/gray.mkv")).get(5).pixels())
        .isEqualTo(clip.aligned().frame(5).pixels());
    assertThat(folder.resolve("aligned/gray/00007.png")).exists();
  }

  @Test
  void aNumpyArchiveHoldsFramesTimesAndConfidence() throws Exception {
    ClipOutputs.of(folder, corpus).aligned(AlignedFormat.NPZ).write(clip);
    try (ZipFile zip = new ZipFile(folder.resolve("aligned/gray.npz").toFile())) {
      byte[] frames = zip.getInputStream(zip.getEntry("frames.npy")).readAllBytes();
      String head = new String(frames, 0, 128, StandardCharsets.US_ASCII);
      assertThat(head).contains("{'descr': '|u1', 'fortran_order': False, 'shape': (8, 64, 96), }");
      assertThat((frames.length - 8 * SIZE.area()) % 64).isZero();
      assertThat(frames[frames.length - 1])
          .isEqualTo(clip.aligned().frame(7).pixels()[SIZE.area() - 1]);
      byte[] times = zip.getInputStream(zip.getEntry("timestamps_us.npy")).readAllBytes();
      assertThat(
              java.nio.ByteBuffer.wrap(times)
                  .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                  .getLong(times.length - 8))
          .isEqualTo(280_000);
      assertThat(zip.getEntry("confidence.npy")).isNotNull();
    }
  }

  @Test
  void framesWithoutLandmarksAreMarkedForOpenFace() throws Exception {
    ClipOutputs.of(folder, corpus).openFace().write(clip);
    List<String> lines = Files.readAllLines(folder.resolve("openface/gray.csv"));
    assertThat(lines).hasSize(FRAMES + 1);
    assertThat(lines.get(0))
        .startsWith("frame, face_id, timestamp, confidence, success, x_0, x_1, ")
        .endsWith(", y_66, y_67");
    assertThat(lines.get(8)).startsWith("8,0,0.280000,0,0,0,0");
    assertThat(lines.get(8).split(",", -1)).hasSize(5 + 2 * 68);
  }
}
