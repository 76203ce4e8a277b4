package org.glimpse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.files.AnalysisFiles;
import org.glimpse.pipeline.files.FlowMapFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code encode}: a corpus as the maps of onset-to-apex flow that the field exchanges. */
@Command(
    name = "encode",
    description = "Writes the flow from onset to apex of every labelled clip as small pictures.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Writes DIR/<subject>/u_test/<class index>/<clip>.png (red u, green v, blue strain, each",
      "scaled over the map) and failures.csv. DIR must be empty or new.",
      "",
      "Example: glimpse encode /data/casme2 --flow tvl1 --size 28 --out maps",
      "",
      ExitCode.HELP
    })
final class EncodeCommand implements Callable<Integer> {
  private static final int MIN_SIDE = 8;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "CORPUS", description = "The root of a corpus.")
  private List<Path> inputs;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where maps go.")
  private Path out;

  @Option(
      names = "--flow",
      paramLabel = "NAME",
      defaultValue = "dis",
      description = "tvl1, dis or farneback. Default: ${DEFAULT-VALUE}.")
  private String flow;

  @Option(
      names = "--size",
      paramLabel = "PX",
      defaultValue = "28",
      description = "Side of the maps in pixels, 8 or more. Default: ${DEFAULT-VALUE}.")
  private int size;

  @Mixin private CorpusInput corpusInput;

  @Mixin private Jobs jobs;

  @Override
  public Integer call() throws Exception {
    Parallelism parallelism = jobs.parallelism();
    ClipEncoder encoder = encoder();
    if (!FlowMapFiles.isFree(out)) {
      throw usage("--out must be an empty or new folder but is " + out + ".");
    }
    Corpus corpus = corpusInput.open(inputs);
    EncodedCorpus encoded =
        Pipeline.withDefaults()
            .with(FrameSampler.uniform(1))
            .with(encoder)
            .with(ProgressBars.onTerminal())
            .encode(corpus, corpus.labels(), parallelism);
    FlowMapFiles.write(out, encoded.clips());
    AnalysisFiles.writeFailures(out, encoded.batch().failed());
    Tables.printFailures(spec.commandLine().getErr(), encoded.batch().failed());
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.printf(
        "%d maps of %d x %d in %s. Classes from 0: %s%n",
        encoded.clips().size(), size, size, out, String.join(",", corpus.labels().labels()));
    return encoded.batch().failed().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private ClipEncoder encoder() {
    try {
      return ClipEncoder.flowStrain(
          Size.square(Checks.atLeast("--size", size, MIN_SIDE)), OpticalFlows.parse(flow));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage() + ".");
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
