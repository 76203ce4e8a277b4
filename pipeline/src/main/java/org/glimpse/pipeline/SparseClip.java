package org.glimpse.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.video.FrameFolder;
import org.glimpse.video.FrameReaders;
import org.glimpse.video.face.Alignment;
import org.glimpse.video.face.FaceAligner;

/**
 * A clip in a folder whose key frames are annotated, and the frames of it that samplers and encoder
 * look at: the sampled positions and the onset, or, where frames are interpolated, pooled or drawn
 * anew each epoch, all between them. No other picture is read. The face is looked for in every
 * frame that is read; for its sake a few more between onset and offset are read where there would
 * be fewer than {@value #LEAST_FRAMES}.
 *
 * <p>Everything that follows counts the frames that were read: 0, 1, 2, ….
 *
 * @param source the clip
 * @param keyFrames the annotated key frames, by the clip's own indices
 * @param length how many frames the clip has
 * @param frames the indices of the frames to read, ascending
 */
record SparseClip(ClipSource source, KeyFrames keyFrames, int length, List<Integer> frames) {
  private static final int LEAST_FRAMES = 6;

  /** The frames that are needed; empty if all have to be read. */
  static Optional<SparseClip> of(
      ClipSource source, List<FrameSampler> samplers, ClipEncoder encoder) {
    Optional<KeyFrames> annotated = source.annotation().keyFrames();
    if (annotated.isEmpty() || encoder.needsWholeClip() || !Files.isDirectory(source.path())) {
      return Optional.empty();
    }
    KeyFrames keyFrames = annotated.get();
    long length;
    try {
      length = FrameFolder.list(source.path()).length();
    } catch (IOException e) {
      // Reading the whole clip will say what is wrong.
      return Optional.empty();
    }
    if (keyFrames.offset() >= length || length > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    NavigableSet<Integer> frames = new TreeSet<>();
    frames.add(keyFrames.onset());
    for (FrameSampler sampler : samplers) {
      Optional<SampledSequence> positions = sampler.sample(keyFrames, (int) length);
      if (positions.isEmpty()) {
        return Optional.empty();
      }
      addNeeded(frames, keyFrames, sampler, encoder, positions.get().positions());
    }
    if (frames.size() < LEAST_FRAMES) {
      FrameSampler.uniform(LEAST_FRAMES)
          .sample(keyFrames, (int) length)
          .ifPresent(more -> frames.addAll(more.positions()));
    }
    return frames.size() < length
        ? Optional.of(new SparseClip(source, keyFrames, (int) length, List.copyOf(frames)))
        : Optional.empty();
  }

  private static void addNeeded(
      NavigableSet<Integer> frames,
      KeyFrames keyFrames,
      FrameSampler sampler,
      ClipEncoder encoder,
      List<Integer> positions) {
    if (sampler.draws()) {
      addAll(frames, keyFrames.onset(), keyFrames.offset());
    }
    if (sampler.interpolation().isPresent() || !encoder.isFramewise()) {
      addAll(frames, positions.get(0), positions.get(positions.size() - 1));
    }
    frames.addAll(positions);
  }

  private static void addAll(NavigableSet<Integer> frames, int first, int last) {
    IntStream.rangeClosed(first, last).forEach(frames::add);
  }

  /** Reads and aligns the frames; the result counts them from 0 on and has no measured motion. */
  ProcessedClip read(FaceAligner aligner) throws ClipException {
    Alignment alignment =
        aligner.alignment(
            source.id(), FrameReaders.source(source, aligner.decodeOptions(), frames));
    AlignedClip clip = alignment.clip();
    KeyFrames places =
        new KeyFrames(
            place(keyFrames.onset()),
            place(keyFrames.apex()),
            place(keyFrames.offset()),
            keyFrames.source());
    long[] times = clip.frames().stream().mapToLong(Frame::timestampMicros).toArray();
    return new ProcessedClip(
        source, alignment, SampledTensors.unmeasured(source.id(), times, clip.track()), places);
  }

  /** The sampler's choice among the frames that were read. */
  FrameSampler sampler(FrameSampler sampler) {
    if (sampler.draws()) {
      // It looks at key frames only, and all frames between them were read.
      return sampler;
    }
    SampledSequence positions = sampler.sample(keyFrames, length).orElseThrow();
    return new Chosen(
        sampler, new SampledSequence(positions.positions().stream().map(this::place).toList()));
  }

  /** The place of a frame among those that were read, or of the last one before it. */
  private int place(int frame) {
    int found = Collections.binarySearch(frames, frame);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /** A sampler that has chosen already. */
  private record Chosen(FrameSampler sampler, SampledSequence positions) implements FrameSampler {
    @Override
    public SampledSequence sample(KeyFrames ignored, MotionCurve motion) {
      return positions;
    }

    @Override
    public Optional<org.glimpse.keyframe.interpolate.TemporalInterpolation> interpolation() {
      return sampler.interpolation();
    }

    @Override
    public int length() {
      return sampler.length();
    }

    @Override
    public String id() {
      return sampler.id();
    }
  }
}
