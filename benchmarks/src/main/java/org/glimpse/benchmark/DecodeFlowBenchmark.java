package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Decoding a synthetic clip to gray, in this program and by the {@code ffmpeg} program on the same
 * file, one thread each; and dense flow of its neighboring frames. One operation is one clip of 50
 * frames of 640 × 480.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DecodeFlowBenchmark {
  private static final int FRAMES = 50;
  private static final Size SIZE = new Size(640, 480);
  private static final int FACE = 128;
  private static final int TOLERANCE = 2;

  /** The codec of the file. */
  @Param({"H264", "MJPEG"})
  public VideoFormat codec = VideoFormat.H264;

  private final FfmpegProgram program = FfmpegProgram.bundled();
  private final OpticalFlow flow = OpticalFlows.dis();
  private Path file = Path.of("");
  private List<Frame> faces = List.of();

  /** Makes the benchmark. */
  public DecodeFlowBenchmark() {}

  /**
   * Writes the clip and checks that both decoders see the same pictures.
   *
   * @throws IOException if the file cannot be written or the decoders disagree
   * @throws DecodeException if the file cannot be read back
   * @throws InterruptedException if the wait for the program is interrupted
   */
  @Setup(Level.Trial)
  public void prepare() throws IOException, DecodeException, InterruptedException {
    SyntheticClip clip =
        SyntheticCorpus.of(
                CorpusPlan.withDefaults().withSubjects(1).withClipsPerSubject(1),
                ClipSettings.withDefaults()
                    .withFrames(FRAMES, FRAMES)
                    .withView(FaceView.portrait(SIZE)))
            .clips()
            .get(0)
            .withChannels(1);
    file = Files.createTempFile("glimpse-benchmark", "." + codec.extension());
    try (VideoWriter writer = VideoWriter.open(file, codec, SIZE, FrameRate.of(200))) {
      for (int i = 0; i < FRAMES; i++) {
        writer.write(clip.frame(i));
      }
    }
    List<Frame> faceFrames = new ArrayList<>();
    SyntheticClip cropped = clip.cropped(FACE);
    for (int i = 0; i < FRAMES; i++) {
      faceFrames.add(cropped.frame(i));
    }
    faces = List.copyOf(faceFrames);
    compare();
  }

  private void compare() throws IOException, DecodeException, InterruptedException {
    byte[] theirs = program.decodeGray(file);
    if (theirs.length != FRAMES * SIZE.area()) {
      throw new IOException("ffmpeg gave " + theirs.length + " bytes");
    }
    int at = 0;
    for (Frame frame : decode()) {
      byte[] ours = frame.pixels();
      for (byte value : ours) {
        int difference = Math.abs((value & 0xff) - (theirs[at++] & 0xff));
        if (difference > TOLERANCE) {
          throw new IOException("frame " + frame.index() + " differs by " + difference);
        }
      }
    }
    if (at != theirs.length) {
      throw new IOException("the reader gave " + at + " values but ffmpeg " + theirs.length);
    }
  }

  /**
   * Removes the clip.
   *
   * @throws IOException if it cannot be removed
   */
  @TearDown(Level.Trial)
  public void clean() throws IOException {
    Files.deleteIfExists(file);
  }

  private List<Frame> decode() throws DecodeException {
    ClipSource source =
        new ClipSource(
            org.glimpse.core.clip.ClipId.of("benchmark", "1", "clip"), file, Annotation.none());
    List<Frame> frames = new ArrayList<>();
    try (FrameReader reader =
        FrameReaders.open(source, DecodeOptions.withDefaults().withThreads(1))) {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        frames.add(frame.get());
      }
    }
    return frames;
  }

  /**
   * Decodes in this program.
   *
   * @param sink takes the frames
   * @throws DecodeException if the file cannot be decoded
   */
  @Benchmark
  public void decodeHere(Blackhole sink) throws DecodeException {
    sink.consume(decode());
  }

  /**
   * Decodes by the program, its start included.
   *
   * @return the frames' bytes
   * @throws IOException if the program fails
   * @throws InterruptedException if the wait for the program is interrupted
   */
  @Benchmark
  public byte[] decodeByFfmpegProgram() throws IOException, InterruptedException {
    return program.decodeGray(file);
  }

  /**
   * Flow of neighboring frames of the aligned face, 128 × 128.
   *
   * @param sink takes the fields
   */
  @Benchmark
  public void flowOfNeighbors(Blackhole sink) {
    for (int i = 1; i < faces.size(); i++) {
      FlowField field = flow.flow(faces.get(i - 1), faces.get(i));
      sink.consume(field);
    }
  }
}
