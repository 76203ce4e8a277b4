package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
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
  private static final int DEFAULT_FRAMES = 8;

  private final FaceAligner aligner;
  private final MotionAnalyzer motion;
  private final KeyFrameDetector detector;
  private final List<FrameSampler> samplers;
  private final ClipEncoder encoder;
  private final KeyFrameChoice choice;
  private final Progress progress;
  private final Optional<ClipCache> kept;

  private Pipeline(
      FaceAligner aligner,
      MotionAnalyzer motion,
      KeyFrameDetector detector,
      List<FrameSampler> samplers,
      ClipEncoder encoder,
      KeyFrameChoice choice,
      Progress progress,
      Optional<ClipCache> kept) {
    this.aligner = aligner;
    this.motion = motion;
    this.detector = detector;
    this.samplers = samplers;
    this.encoder = encoder;
    this.choice = choice;
    this.progress = progress;
    this.kept = kept;
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
        Progress.silent(),
        Optional.empty());
  }

  /**
   * With another aligner.
   *
   * @param newAligner how faces are cut out
   * @return a copy
   */
  public Pipeline with(FaceAligner newAligner) {
    return new Pipeline(newAligner, motion, detector, samplers, encoder, choice, progress, kept);
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
    return new Pipeline(aligner, newMotion, detector, samplers, encoder, choice, progress, kept);
  }

  /**
   * With another detector of key frames.
   *
   * @param newDetector how onset, apex and offset are found
   * @return a copy
   */
  public Pipeline with(KeyFrameDetector newDetector) {
    return new Pipeline(aligner, motion, newDetector, samplers, encoder, choice, progress, kept);
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
    return new Pipeline(aligner, motion, detector, all, encoder, choice, progress, kept);
  }

  /**
   * With another encoder.
   *
   * @param newEncoder what tensors are made of
   * @return a copy
   */
  public Pipeline with(ClipEncoder newEncoder) {
    return new Pipeline(aligner, motion, detector, samplers, newEncoder, choice, progress, kept);
  }

  /**
   * With another source of key frames.
   *
   * @param newChoice annotated or detected
   * @return a copy
   */
  public Pipeline with(KeyFrameChoice newChoice) {
    return new Pipeline(aligner, motion, detector, samplers, encoder, newChoice, progress, kept);
  }

  /**
   * With a listener to progress.
   *
   * @param newProgress who is told
   * @return a copy
   */
  public Pipeline with(Progress newProgress) {
    return new Pipeline(aligner, motion, detector, samplers, encoder, choice, newProgress, kept);
  }

  /**
   * With encoded clips that are kept on disk, for {@link #encode(Corpus, LabelSet, Parallelism)}.
   *
   * @param cache where they are kept
   * @return a copy
   */
  public Pipeline with(ClipCache cache) {
    return new Pipeline(
        aligner, motion, detector, samplers, encoder, choice, progress, Optional.of(cache));
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
   * analysis; nor has one that comes from the cache.
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
    return encode(corpus, labels, parallelism, choice == KeyFrameChoice.ANNOTATED, kept);
  }

  /**
   * Encodes every labelled clip of a corpus and analyzes it, for which every frame is read, with or
   * without a cache.
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
    return encode(corpus, labels, parallelism, false, Optional.empty());
  }

  private EncodedCorpus encode(
      Corpus corpus,
      LabelSet labels,
      Parallelism parallelism,
      boolean sparse,
      Optional<ClipCache> cache)
      throws CorpusException, InterruptedException {
    ClipAnalyzer analyzer = analyzer(corpus, parallelism);
    CorpusEncoding encoding =
        new CorpusEncoding(
            aligner,
            analyzer,
            new CorpusEncoding.Wanted(samplers, encoder, labels, sparse),
            cache.map(c -> new CorpusEncoding.Kept(c, cacheKey(sparse))));
    SortedMap<String, String> settings = settings();
    settings.put("encoder", encoder.id());
    settings.put("samplers", String.join(", ", samplers.stream().map(FrameSampler::id).toList()));
    settings.put("labels", String.join(", ", labels.labels()));
    settings.put("frames-read", sparse ? "of annotated folders those that are sampled" : "all");
    return encoding.finish(batch(corpus, parallelism, "Encoding", settings, encoding::encode));
  }

  /** Whatever changes a clip's tensors beside the clip. */
  private List<String> cacheKey(boolean sparse) {
    List<String> texts = new ArrayList<>(List.of(Software.build(), settings().toString()));
    texts.add("steadied " + aligner.steadies() + ", motion " + motion.id());
    texts.add(aligner.decodeOptions().withThreads(1).toString());
    texts.add("sparse " + sparse + ", " + encoder.id());
    samplers.forEach(sampler -> texts.add(sampler.id()));
    return texts;
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
}
