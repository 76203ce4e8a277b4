package org.glimpse.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.video.FrameFolder;
import org.glimpse.video.face.FaceAligner;

/** Encodes labelled clips, one after the other or several at once, and gathers their tensors. */
final class CorpusEncoding {
  private static final double NANOS_PER_MILLI = 1e6;

  private final FaceAligner aligner;
  private final ClipAnalyzer analyzer;
  private final Wanted wanted;
  private final Optional<Kept> kept;
  private final Map<ClipId, List<LabelledClip>> encoded = new ConcurrentHashMap<>();
  private final AtomicLongArray nanos;
  private final AtomicLong made = new AtomicLong();

  CorpusEncoding(FaceAligner aligner, ClipAnalyzer analyzer, Wanted wanted, Optional<Kept> kept) {
    this.aligner = aligner;
    this.analyzer = analyzer;
    this.wanted = wanted;
    this.kept = kept;
    this.nanos = new AtomicLongArray(wanted.samplers().size());
  }

  /**
   * What is made of each clip.
   *
   * @param samplers which frames, once for each
   * @param encoder what tensors are made of
   * @param labels the labels to learn
   * @param sparse whether of folders with annotated key frames only what is needed is read
   */
  record Wanted(
      List<FrameSampler> samplers, ClipEncoder encoder, LabelSet labels, boolean sparse) {}

  /**
   * Where encoded clips are kept.
   *
   * @param cache the cache
   * @param texts whatever changes a clip's tensor beside the clip
   */
  record Kept(ClipCache cache, List<String> texts) {}

  /** Encodes a clip. */
  ClipOutcome encode(ClipSource source) {
    OptionalInt label =
        source.annotation().emotion().map(wanted.labels()::indexOf).orElse(OptionalInt.empty());
    if (label.isEmpty()) {
      return new ClipOutcome.Failed(source.id(), Step.ENCODE, unlabelled(source));
    }
    Optional<SparseClip> part =
        wanted.sparse()
            ? SparseClip.of(source, wanted.samplers(), wanted.encoder())
            : Optional.empty();
    Optional<String> key = kept.flatMap(k -> key(k, source, part));
    Optional<ClipCache.Entry> found =
        key.flatMap(k -> kept.orElseThrow().cache().find(k, source.id(), wanted.samplers()));
    if (found.isPresent()) {
      gather(source, label.getAsInt(), found.get().bySampler());
      return new ClipOutcome.Encoded(source, found.get().keyFrames(), found.get().framesRead());
    }
    try (ProcessedClip clip =
        part.isPresent() ? part.get().read(aligner) : analyzer.process(source)) {
      List<FrameSampler> among =
          part.map(p -> wanted.samplers().stream().map(p::sampler).toList())
              .orElse(wanted.samplers());
      List<TensorSource> tensors = tensors(clip, among);
      ClipCache.Entry entry =
          new ClipCache.Entry(
              part.map(SparseClip::keyFrames).orElse(clip.keyFrames()),
              clip.aligned().length(),
              tensors);
      if (key.isPresent()) {
        kept.orElseThrow().cache().keep(key.get(), entry);
      }
      gather(source, label.getAsInt(), tensors);
      return part.isPresent()
          ? new ClipOutcome.Encoded(source, entry.keyFrames(), entry.framesRead())
          : ClipAnalyzer.outcome(clip);
    } catch (ClipException e) {
      return ClipOutcome.Failed.of(e);
    }
  }

  private void gather(ClipSource source, int label, List<TensorSource> tensors) {
    encoded.put(
        source.id(),
        tensors.stream()
            .map(tensor -> new LabelledClip(source.id(), label, source.annotation(), tensor))
            .toList());
  }

  /** Empty where the clip's files cannot be read; encoding it will say why. */
  private static Optional<String> key(Kept kept, ClipSource source, Optional<SparseClip> part) {
    List<String> texts = new ArrayList<>(kept.texts());
    texts.add(source.annotation().keyFrames() + " " + source.annotation().frameRate());
    texts.add(part.map(p -> p.length() + " " + p.frames()).orElse("all"));
    try {
      return Optional.of(ClipCache.key(texts, files(source, part)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<Path> files(ClipSource source, Optional<SparseClip> part) throws IOException {
    if (!Files.isDirectory(source.path())) {
      return List.of(source.path());
    }
    FrameFolder folder = FrameFolder.list(source.path());
    return part.isPresent()
        ? part.get().frames().stream().flatMap(frame -> folder.picture(frame).stream()).toList()
        : folder.frames().stream().map(FrameFolder.FrameFile::path).toList();
  }

  private List<TensorSource> tensors(ProcessedClip clip, List<FrameSampler> among)
      throws ClipException {
    List<TensorSource> tensors = new ArrayList<>();
    for (int s = 0; s < among.size(); s++) {
      long start = System.nanoTime();
      tensors.add(SampledTensors.of(clip, among.get(s), wanted.encoder()));
      nanos.addAndGet(s, System.nanoTime() - start);
    }
    made.incrementAndGet();
    return tensors;
  }

  /** The clips that were encoded. */
  EncodedCorpus finish(BatchResult batch) throws CorpusException {
    if (encoded.isEmpty()) {
      String name = batch.provenance().data().corpus();
      throw new CorpusException(
          Path.of(name), "No clip of " + name + " could be encoded. " + firstReason(batch));
    }
    kept.ifPresent(
        k -> {
          k.cache().tell(encoded.size() - made.get(), encoded.size());
          k.cache().trim();
        });
    Map<String, LabelledClips> bySampler = new LinkedHashMap<>();
    Map<String, Double> millis = new LinkedHashMap<>();
    for (int s = 0; s < wanted.samplers().size(); s++) {
      int sampler = s;
      String id = wanted.samplers().get(s).id();
      millis.put(id, nanos.get(s) / NANOS_PER_MILLI / Math.max(1, made.get()));
      bySampler.put(
          id,
          LabelledClips.of(
              wanted.labels(),
              encoded.keySet().stream()
                  .sorted()
                  .map(clip -> Objects.requireNonNull(encoded.get(clip)).get(sampler))
                  .toList()));
    }
    return new EncodedCorpus(bySampler, millis, batch);
  }

  private String unlabelled(ClipSource source) {
    return source
            .annotation()
            .emotion()
            .map(emotion -> "The label '" + emotion + "' is none of ")
            .orElse("The clip has no label, but needs one of ")
        + String.join(", ", wanted.labels().labels())
        + ".";
  }

  private static String firstReason(BatchResult batch) {
    List<ClipOutcome.Failed> failed = batch.failed();
    return failed.isEmpty()
        ? "It has no clips."
        : "The first reason: " + failed.get(0).id() + ": " + failed.get(0).reason();
  }
}
