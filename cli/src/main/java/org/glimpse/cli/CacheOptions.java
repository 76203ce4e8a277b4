package org.glimpse.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.glimpse.pipeline.ClipCache;
import org.glimpse.pipeline.Pipeline;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where encoded clips are kept, so that no later command decodes them again. */
final class CacheOptions {
  private static final String NONE = "none";
  private static final String FOLDER = "encoded";
  private static final double BYTES_A_GIGABYTE = 1e9;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "Where encoded clips are kept: a clip whose files and options are the same is not decoded"
              + " again. Commands may share a folder. Default: "
              + FOLDER
              + " in --out. none: keep nothing.")
  private Optional<String> cache;

  @Option(
      names = "--cache-size",
      paramLabel = "GB",
      defaultValue = "10",
      description =
          "What is kept at most; the clips used least recently go first. Default:"
              + " ${DEFAULT-VALUE}.")
  private double gigabytes;

  /** The pipeline with its cache. */
  Pipeline apply(Pipeline pipeline, Path out) {
    if (!(gigabytes >= 0)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--cache-size must be at least 0 but is " + gigabytes + ".");
    }
    if (cache.filter(NONE::equals).isPresent()) {
      return pipeline;
    }
    return pipeline.with(
        ClipCache.in(cache.map(Path::of).orElse(out.resolve(FOLDER)))
            .withLimit((long) Math.min(Long.MAX_VALUE, gigabytes * BYTES_A_GIGABYTE))
            .withRemarks(
                text -> {
                  spec.commandLine().getErr().println("glimpse: " + text);
                  spec.commandLine().getErr().flush();
                }));
  }
}
