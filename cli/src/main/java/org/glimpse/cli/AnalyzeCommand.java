package org.glimpse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.keyframe.magnify.Magnification;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.ClipOutput;
import org.glimpse.pipeline.ClipWatcher;
import org.glimpse.pipeline.KeyFrameChoice;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.files.AnalysisFiles;
import org.glimpse.pipeline.files.ClipRemarks;
import org.glimpse.pipeline.files.ElanFiles;
import org.glimpse.pipeline.files.MagnifiedVideos;
import org.glimpse.video.face.FaceModels;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analyze}: face, motion and key frames of every clip. */
@Command(
    name = "analyze",
    description = "Finds the face, its motion and onset, apex and offset in every clip.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Writes clips.csv, motion/<clip>.csv, failures.csv, run.json, report.html and charts/.",
      "An .eaf file of ELAN beside a video and named like it is read as its annotation.",
      "",
      "Example: glimpse analyze videos/ --out results",
      "         glimpse analyze videos/ --model trained/model.safetensors --out results",
      "",
      ExitCode.HELP
    })
final class AnalyzeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Videos, folders of videos, folders of frames, or the root of a corpus.")
  private List<Path> inputs;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out;

  @Mixin private CorpusInput corpusInput;

  @Option(
      names = "--key-frames",
      paramLabel = "WHENCE",
      description =
          "annotated: from the corpus where it has them; detected: always found anew. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "annotated")
  private KeyFrameChoice keyFrames;

  @Mixin private DetectorOption detector;

  @Mixin private DecodingOptions decoding;

  @Mixin private FaceOptions faces;

  @Mixin private ClipOutputOptions more;

  @Mixin private ModelOption model;

  @Mixin private Jobs jobs;

  @Option(names = "--title", paramLabel = "TEXT", description = "Title of the report.")
  private Optional<String> title;

  @Option(
      names = "--elan",
      description = "Write elan/<clip>.eaf too: interval, label and apex to open in ELAN.")
  private boolean elan;

  @Option(
      names = "--magnify",
      paramLabel = "HOW",
      description =
          "Write magnified/<clip>.mp4 too: the face as it is beside the face with its movements"
              + " larger, in slow motion. A number A, or lagrangian:A, moves skin A times further"
              + " along its flow; eulerian:A or eulerian:A:LOW:HIGH (hertz) magnifies changes of"
              + " brightness. Try 8.")
  private Optional<String> magnify;

  @Override
  public Integer call() throws Exception {
    Parallelism parallelism = jobs.parallelism();
    magnification();
    try (ModelOption.Loaded loaded = model.load()) {
      return analyze(loaded, parallelism);
    }
  }

  private int analyze(ModelOption.Loaded loaded, Parallelism parallelism) throws Exception {
    Corpus corpus = corpusInput.open(inputs);
    Pipeline pipeline = pipeline();
    ClipWatcher watcher = watcher(corpus);
    List<ClipOutput> outputs = new ArrayList<>(loaded.outputs());
    outputs.addAll(more.outputs(out, corpus, pipeline.decodeOptions()));
    outputs.add(clip -> watcher.processed(clip.aligned(), clip.keyFrames()));
    BatchResult result =
        loaded.predicted(
            pipeline.with(ProgressBars.onTerminal()).analyze(corpus, parallelism, outputs));
    String heading = title.orElse("Analysis of " + places());
    AnalysisFiles.write(out, heading, result, loaded.labels());
    if (elan) {
      ElanFiles.write(out.resolve("elan"), result);
    }
    Path report = Reports.analysis(out, heading, result, loaded.labels());
    summarize(spec.commandLine().getOut(), spec.commandLine().getErr(), result, report);
    return exitCode(result);
  }

  private Pipeline pipeline() throws IOException {
    FaceModels models = faces.models();
    more.check(models);
    return Pipeline.withDefaults()
        .with(decoding.options())
        .withAligner(faces.aligner(models, more.needsLandmarks()))
        .with(keyFrames)
        .with(detector.detector());
  }

  private Optional<Magnification> magnification() {
    try {
      return magnify.map(Magnification::parse);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--magnify: " + e.getMessage());
    }
  }

  private ClipWatcher watcher(Corpus corpus) throws IOException {
    Optional<Magnification> method = magnification();
    return method.isEmpty()
        ? (clip, keyFrames) -> {}
        : MagnifiedVideos.of(out.resolve("magnified"), corpus, method.get());
  }

  private String places() {
    Path first = inputs.get(0).toAbsolutePath().normalize();
    Path name = first.getFileName() == null ? first : first.getFileName();
    return inputs.size() == 1 ? name.toString() : name + " and " + (inputs.size() - 1) + " more";
  }

  static void summarize(PrintWriter out, PrintWriter err, BatchResult result, Path report) {
    Tables.printFailures(err, result.failed());
    long lacking =
        result.analyzed().stream().filter(c -> ClipRemarks.of(c.analysis()).isPresent()).count();
    if (lacking > 0) {
      err.printf(
          "glimpse: %s; clips.csv says which, as its reason.%n",
          lacking == 1 ? "1 clip lacks frames" : lacking + " clips lack frames");
    }
    out.printf(
        "%d of %d clips analyzed. Report: %s%n",
        result.analyzed().size(), result.outcomes().size(), report);
  }

  static int exitCode(BatchResult result) {
    if (result.failed().isEmpty()) {
      return ExitCode.DONE;
    }
    boolean nothingRead =
        result.analyzed().isEmpty()
            && result.failed().stream()
                .allMatch(f -> f.step() == Step.CORPUS || f.step() == Step.DECODE);
    return nothingRead ? ExitCode.UNREADABLE : ExitCode.SOME_FAILED;
  }
}
