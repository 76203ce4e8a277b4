package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.keyframe.MotionAnalyzer;
import org.glimpse.keyframe.detect.KeyFrameDetector;
import org.glimpse.keyframe.detect.KeyFrameDetectors;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.face.FaceAligner;
import org.glimpse.video.face.FaceModels;

/**
 * The way of a clip, from a file to an analysis or a tensor. Immutable: each {@code with} returns a
 * copy.
 */
public final class Pipeline {
  private static final int DEFAULT_FACE = 224;
  private static final int DEFAULT_TENSOR = 28;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int DEFAULT_FRAMES = 8;

  private final FaceAligner aligner;
  private final MotionAnalyzer motion;
  private final KeyFrameDetector detector;
  private final List<FrameSampler> samplers;
  private final ClipEncoder encoder;
  private final KeyFrameChoice choice;
  private final Progress progress;

  private Pipeline(
      FaceAligner aligner,
      MotionAnalyzer motion,
      KeyFrameDetector detector,
      List<FrameSampler> samplers,
      ClipEncoder encoder,
      KeyFrameChoice choice,
      Progress progress) {
    this.aligner = aligner;
    this.motion = motion;
    this.detector = detector;
    this.samplers = samplers;
    this.encoder = encoder;
    this.choice = choice;
    this.progress = progress;
  }

  /**
   * The default way: faces of 224 × 224, motion by DIS flow, key frames from the annotation or else
   * by a vote of the regions, 8 frames from onset to offset, tensors of u, v and strain at 28 × 28.
   *
   * @return the pipeline
   */
  public static Pipeline withDefaults() {
    return new Pipeline(
        FaceAligner.eyeCentred(Size.square(DEFAULT_FACE)),
        MotionAnalyzer.withDefaults(),
        KeyFrameDetectors.roiConsensus(),
        List.of(FrameSampler.uniform(DEFAULT_FRAMES)),
        ClipEncoder.flowStrain(Size.square(DEFAULT_TENSOR), OpticalFlows.dis()),
        KeyFrameChoice.ANNOTATED,
        Progress.silent());
  }

  /**
   * With another aligner.
   *
   * @param newAligner how faces are cut out
   * @return a copy
   */
  public Pipeline with(FaceAligner newAligner) {
    return new Pipeline(newAligner, motion, detector, samplers, encoder, choice, progress);
  }

  /**
   * With a rate for folders of frames whose annotation states none.
   *
   * @param rate the rate
   * @return a copy
   */
  public Pipeline withFolderRate(FrameRate rate) {
    return with(aligner.decodeOptions().withFolderRate(rate));
  }

  /**
   * With other ways and bounds of decoding.
   *
   * @param options the options
   * @return a copy
   */
  public Pipeline with(DecodeOptions options) {
    return with(aligner.withDecodeOptions(options));
  }

  /**
   * With neural models to find faces.
   *
   * @param models the models, possibly none
   * @return a copy
   */
  public Pipeline with(FaceModels models) {
    return with(aligner.withModels(models));
  }

  /**
   * With another measure of motion.
   *
   * @param newMotion how motion is measured
   * @return a copy
   */
  public Pipeline with(MotionAnalyzer newMotion) {
    return new Pipeline(aligner, newMotion, detector, samplers, encoder, choice, progress);
  }

  /**
   * With another detector of key frames.
   *
   * @param newDetector how onset, apex and offset are found
   * @return a copy
   */
  public Pipeline with(KeyFrameDetector newDetector) {
    return new Pipeline(aligner, motion, newDetector, samplers, encoder, choice, progress);
  }

  /**
   * With another sampler, or several to be compared.
   *
   * @param first which frames are taken
   * @param more further samplers
   * @return a copy
   */
  public Pipeline with(FrameSampler first, FrameSampler... more) {
    List<FrameSampler> all = Stream.concat(Stream.of(first), Stream.of(more)).toList();
    return new Pipeline(aligner, motion, detector, all, encoder, choice, progress);
  }

  /**
   * With another encoder.
   *
   * @param newEncoder what tensors are made of
   * @return a copy
   */
  public Pipeline with(ClipEncoder newEncoder) {
    return new Pipeline(aligner, motion, detector, samplers, newEncoder, choice, progress);
  }

  /**
   * With another source of key frames.
   *
   * @param newChoice annotated or detected
   * @return a copy
   */
  public Pipeline with(KeyFrameChoice newChoice) {
    return new Pipeline(aligner, motion, detector, samplers, encoder, newChoice, progress);
  }

  /**
   * With a listener to progress.
   *
   * @param newProgress who is told
   * @return a copy
   */
  public Pipeline with(Progress newProgress) {
    return new Pipeline(aligner, motion, detector, samplers, encoder, choice, newProgress);
  }

  /**
   * The settings as they stand in a provenance.
   *
   * @return ids by option name
   */
  public SortedMap<String, String> settings() {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("face", "eye-centred " + aligner.size() + ", " + aligner.models().id());
    settings.put("face-choice", aligner.choice().id());
    settings.put("detector", detector.id());
    settings.put("key-frames", choice.id());
    int tolerated = aligner.decodeOptions().toleratedGaps();
    if (tolerated > 0) {
      settings.put("tolerated-gaps", Integer.toString(tolerated));
    }
    return settings;
  }

  /**
   * Analyzes every clip of a corpus.
   *
   * @param corpus the corpus
   * @param parallelism how many clips at the same time; does not change the result
   * @return the outcome of every clip
   * @throws InterruptedException if the thread is interrupted
   */
  public BatchResult analyze(Corpus corpus, Parallelism parallelism) throws InterruptedException {
    return analyze(corpus, parallelism, List.of());
  }

  /**
   * Analyzes every clip of a corpus and shows each to a watcher.
   *
   * @param corpus the corpus
   * @param parallelism how many clips at the same time; does not change the result
   * @param watcher is shown each clip that could be analyzed, from several threads at once; what it
   *     throws is a failure of that clip
   * @return the outcome of every clip
   * @throws InterruptedException if the thread is interrupted
   */
  public BatchResult analyze(Corpus corpus, Parallelism parallelism, ClipWatcher watcher)
      throws InterruptedException {
    return analyze(
        corpus, parallelism, List.of(clip -> watcher.processed(clip.aligned(), clip.keyFrames())));
  }

  /**
   * Analyzes every clip of a corpus and writes more about each while its frames are at hand.
   *
   * @param corpus the corpus
   * @param parallelism how many clips at the same time; does not change the result
   * @param outputs what is written about each clip
   * @return the outcome of every clip
   * @throws InterruptedException if the thread is interrupted
   */
  public BatchResult analyze(Corpus corpus, Parallelism parallelism, List<ClipOutput> outputs)
      throws InterruptedException {
    ClipAnalyzer analyzer = analyzer(corpus, parallelism);
    List<ClipOutput> all = List.copyOf(outputs);
    return batch(
        corpus, parallelism, "Analyzing", settings(), source -> analyzer.analyze(source, all));
  }

  /**
   * With another way to find and cut out faces, made from the present one.
   *
   * @param change makes an aligner of the present one
   * @return a copy
   */
  public Pipeline withAligner(UnaryOperator<FaceAligner> change) {
    return with(change.apply(aligner));
  }

  /**
   * How clips are decoded.
   *
   * @return the options
   */
  public DecodeOptions decodeOptions() {
    return aligner.decodeOptions();
  }

  /**
   * Analyzes some clips of a batch that were only encoded.
   *
   * @param batch the batch
   * @param clips which clips to look at
   * @return the batch with their outcomes
   */
  public BatchResult analyze(BatchResult batch, Collection<ClipId> clips) {
    ClipAnalyzer analyzer = new ClipAnalyzer(aligner, motion, detector, choice);
    List<ClipOutcome> outcomes = new ArrayList<>();
    for (ClipOutcome outcome : batch.outcomes()) {
      boolean wanted = clips.contains(outcome.id());
      outcomes.add(
          wanted && outcome instanceof ClipOutcome.Encoded encoded
              ? analyzer.analyze(encoded.source())
              : outcome);
    }
    return new BatchResult(outcomes, batch.provenance());
  }

  /**
   * Encodes every labelled clip of a corpus, on all cores.
   *
   * @param corpus the corpus
   * @param labels the labels to learn; a clip with another label is a failure that says so
   * @return the clips, once for each sampler, and the outcome of every clip
   * @throws CorpusException if no clip could be encoded
   * @throws InterruptedException if the thread is interrupted
   */
  public EncodedCorpus encode(Corpus corpus, LabelSet labels)
      throws CorpusException, InterruptedException {
    return encode(corpus, labels, Parallelism.cores());
  }

  /**
   * Encodes every labelled clip of a corpus. Of a folder of frames whose annotated key frames are
   * used, only the frames that samplers and encoder look at are read, and such a clip has no
   * analysis.
   *
   * @param corpus the corpus
   * @param labels the labels to learn; a clip with another label is a failure that says so
   * @param parallelism how many clips at the same time; does not change the result
   * @return the clips, once for each sampler, and the outcome of every clip
   * @throws CorpusException if no clip could be encoded
   * @throws InterruptedException if the thread is interrupted
   */
  public EncodedCorpus encode(Corpus corpus, LabelSet labels, Parallelism parallelism)
      throws CorpusException, InterruptedException {
    return encode(corpus, labels, parallelism, choice == KeyFrameChoice.ANNOTATED);
  }

  /**
   * Encodes every labelled clip of a corpus and analyzes it, for which every frame is read.
   *
   * @param corpus the corpus
   * @param labels the labels to learn; a clip with another label is a failure that says so
   * @param parallelism how many clips at the same time; does not change the result
   * @return the clips, once for each sampler, and the analysis of every clip
   * @throws CorpusException if no clip could be encoded
   * @throws InterruptedException if the thread is interrupted
   */
  public EncodedCorpus encodeAndAnalyze(Corpus corpus, LabelSet labels, Parallelism parallelism)
      throws CorpusException, InterruptedException {
    return encode(corpus, labels, parallelism, false);
  }

  private EncodedCorpus encode(
      Corpus corpus, LabelSet labels, Parallelism parallelism, boolean sparse)
      throws CorpusException, InterruptedException {
    ClipAnalyzer analyzer = analyzer(corpus, parallelism);
    Map<ClipId, List<LabelledClip>> encoded = new ConcurrentHashMap<>();
    AtomicLongArray nanos = new AtomicLongArray(samplers.size());
    SortedMap<String, String> settings = settings();
    settings.put("encoder", encoder.id());
    settings.put("samplers", String.join(", ", samplers.stream().map(FrameSampler::id).toList()));
    settings.put("labels", String.join(", ", labels.labels()));
    settings.put("frames-read", sparse ? "of annotated folders those that are sampled" : "all");
    BatchResult batch =
        batch(
            corpus,
            parallelism,
            "Encoding",
            settings,
            source -> {
              OptionalInt label =
                  source.annotation().emotion().map(labels::indexOf).orElse(OptionalInt.empty());
              if (label.isEmpty()) {
                return new ClipOutcome.Failed(source.id(), Step.ENCODE, unlabelled(source, labels));
              }
              try {
                Optional<SparseClip> part =
                    sparse ? SparseClip.of(source, samplers, encoder) : Optional.empty();
                if (part.isPresent()) {
                  try (ProcessedClip clip = part.get().read(aligner)) {
                    List<FrameSampler> among = samplers.stream().map(part.get()::sampler).toList();
                    encoded.put(source.id(), encode(clip, among, label.getAsInt(), nanos));
                    return new ClipOutcome.Encoded(
                        source, part.get().keyFrames(), clip.aligned().length());
                  }
                }
                try (ProcessedClip clip = analyzer.process(source)) {
                  encoded.put(source.id(), encode(clip, samplers, label.getAsInt(), nanos));
                  return ClipAnalyzer.outcome(clip);
                }
              } catch (ClipException e) {
                return ClipOutcome.Failed.of(e);
              }
            });
    if (encoded.isEmpty()) {
      throw new CorpusException(
          java.nio.file.Path.of(corpus.name()),
          "No clip of " + corpus.name() + " could be encoded. " + firstReason(batch));
    }
    Map<String, LabelledClips> bySampler = new LinkedHashMap<>();
    Map<String, Double> millis = new LinkedHashMap<>();
    for (int s = 0; s < samplers.size(); s++) {
      int sampler = s;
      millis.put(samplers.get(s).id(), nanos.get(s) / NANOS_PER_MILLI / encoded.size());
      bySampler.put(
          samplers.get(s).id(),
          LabelledClips.of(
              labels,
              encoded.keySet().stream()
                  .sorted()
                  .map(id -> java.util.Objects.requireNonNull(encoded.get(id)).get(sampler))
                  .toList()));
    }
    return new EncodedCorpus(bySampler, millis, batch);
  }

  /** With fewer clips than threads, the spare threads read each clip ahead. */
  private ClipAnalyzer analyzer(Corpus corpus, Parallelism parallelism) {
    int threads = Math.max(1, parallelism.threads() / Math.max(1, corpus.clips().size()));
    return new ClipAnalyzer(
        aligner.withDecodeOptions(aligner.decodeOptions().withThreads(threads)),
        motion,
        detector,
        choice);
  }

  private BatchResult batch(
      Corpus corpus,
      Parallelism parallelism,
      String name,
      SortedMap<String, String> settings,
      Batch.Work<ClipOutcome> work)
      throws InterruptedException {
    List<ClipOutcome> outcomes = new ArrayList<>(corpus.problems());
    try (Progress.Task task = progress.start(name, corpus.clips().size())) {
      outcomes.addAll(Batch.run(corpus.clips(), parallelism, task, work));
    }
    outcomes.sort(Comparator.comparing(ClipOutcome::id));
    return new BatchResult(outcomes, Provenances.of(corpus, outcomes, settings));
  }

  private List<LabelledClip> encode(
      ProcessedClip clip, List<FrameSampler> among, int label, AtomicLongArray nanos)
      throws ClipException {
    List<LabelledClip> encoded = new ArrayList<>();
    for (int s = 0; s < among.size(); s++) {
      long start = System.nanoTime();
      TensorSource tensor = SampledTensors.of(clip, among.get(s), encoder);
      nanos.addAndGet(s, System.nanoTime() - start);
      encoded.add(new LabelledClip(clip.source().id(), label, clip.source().annotation(), tensor));
    }
    return encoded;
  }

  private static String unlabelled(ClipSource source, LabelSet labels) {
    return source
            .annotation()
            .emotion()
            .map(emotion -> "The label '" + emotion + "' is none of ")
            .orElse("The clip has no label, but needs one of ")
        + String.join(", ", labels.labels())
        + ".";
  }

  private static String firstReason(BatchResult batch) {
    List<ClipOutcome.Failed> failed = batch.failed();
    return failed.isEmpty()
        ? "It has no clips."
        : "The first reason: " + failed.get(0).id() + ": " + failed.get(0).reason();
  }
}
