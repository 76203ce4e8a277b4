package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.evaluation.Baselines;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Experiment;
import org.glimpse.pipeline.MapPlaces;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.files.AnalysisFiles;
import org.glimpse.pipeline.files.EvaluationFiles;
import org.glimpse.report.section.ComparisonSection;
import org.glimpse.report.section.NamedEvaluation;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.corpus.Corpora;
import org.glimpse.video.corpus.CorpusWriter;

/**
 * The whole chain on a small synthetic corpus: write, analyze, compare two samplers, train and
 * evaluate two models by subject, report.
 */
final class Demo {
  private static final int FOLDS = 4;
  private static final int SUBJECTS = 12;
  private static final int CLIPS_PER_SUBJECT = 10;
  private static final int FRAMES_PER_SECOND = 100;
  private static final int SHORTEST_CLIP = 26;
  private static final int LONGEST_CLIP = 34;
  private static final String TITLE = "Glimpse demo";
  private static final String LEAD =
      "All faces here are synthetic and move by known action units. The numbers show that the whole"
          + " chain works; they say nothing about real corpora, which are much harder.";

  private final Path out;
  private final long seed;
  private final Progress progress;

  Demo(Path out, long seed, Progress progress) {
    this.out = out;
    this.seed = seed;
    this.progress = progress;
  }

  /** What came out. */
  record Result(Path report, List<NamedEvaluation> evaluations, Evaluation majority, int failed) {}

  Result run()
      throws IOException,
          CorpusException,
          ClipException,
          TrainingDivergedException,
          InterruptedException {
    Path root = out.resolve("corpus");
    CorpusPlan plan =
        CorpusPlan.withDefaults()
            .withSubjects(SUBJECTS)
            .withClipsPerSubject(CLIPS_PER_SUBJECT)
            .withSeed(seed);
    SynthesizedCorpus.write(
        root, CorpusWriter.dfme(), SyntheticCorpus.of(plan, clips()), 1, progress);

    Corpus corpus = Corpora.dfme(root);
    FrameSampler uniform = FrameSampler.uniform(8);
    FrameSampler keyFrames = FrameSampler.keyFramesOnly();
    EncodedCorpus encoded =
        Pipeline.withDefaults()
            .with(uniform, keyFrames)
            .with(progress)
            .encodeAndAnalyze(corpus, corpus.labels(), Parallelism.cores());
    AnalysisFiles.write(out.resolve("analysis"), TITLE, encoded.batch(), Optional.empty());

    FoldPlan folds = FoldPlan.subjectKFold(encoded.clips(), FOLDS, seed);
    ClipTrainer cnn = ModelZoo.smallCnn3d().withSeed(seed);
    ClipTrainer lstm = ModelZoo.cnnLstm().withSeed(seed);
    NamedEvaluation first = evaluate(encoded, uniform, folds, cnn, "3D-CNN");
    NamedEvaluation second = evaluate(encoded, uniform, folds, lstm, "CNN+LSTM");
    NamedEvaluation sparse = evaluate(encoded, keyFrames, folds, cnn, "3D-CNN, key frames only");
    Evaluation majority = Baselines.majority(folds, encoded.clips());

    NamedEvaluation baseline = new NamedEvaluation(Reports.MAJORITY, majority);
    List<ComparisonSection> comparisons = new ArrayList<>();
    comparisons.add(
        ComparisonSection.of("Models", "model", List.of(first, second)).withBaseline(baseline));
    comparisons.add(
        ComparisonSection.of(
                "Key-frame sampling",
                "sampler",
                List.of(
                    new NamedEvaluation(uniform.id(), first.evaluation()),
                    new NamedEvaluation(keyFrames.id(), sparse.evaluation())))
            .withBaseline(baseline));
    Path report =
        Reports.whole(
            out,
            TITLE,
            Optional.of(LEAD),
            comparisons,
            List.of(first, second),
            Optional.of(baseline),
            Optional.of(encoded.batch()));
    return new Result(
        report, List.of(first, second, sparse), majority, encoded.batch().failed().size());
  }

  /** Short gray clips: the demo shows the way of a clip, not the size of a corpus. */
  private static ClipSettings clips() {
    return ClipSettings.withDefaults()
        .withFrameRate(FrameRate.of(FRAMES_PER_SECOND))
        .withFrames(SHORTEST_CLIP, LONGEST_CLIP);
  }

  private NamedEvaluation evaluate(
      EncodedCorpus encoded, FrameSampler sampler, FoldPlan folds, ClipTrainer trainer, String name)
      throws IOException, ClipException, TrainingDivergedException, InterruptedException {
    Evaluation evaluation =
        MapPlaces.of(
            new Experiment(sampler.id(), folds, trainer, Imbalance.none()).run(encoded, progress),
            sampler,
            encoded.batch());
    String folder = trainer.id() + "_" + sampler.id().replaceAll("[^A-Za-z0-9-]", "-");
    EvaluationFiles.write(out.resolve(folder), name, evaluation);
    return new NamedEvaluation(name, evaluation);
  }
}
