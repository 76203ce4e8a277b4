package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.pipeline.Software;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the speed benchmarks and keeps their results with commit, machine and flags. */
public final class SpeedRun {
  private static final int FORKS = 3;
  private static final int WARMUPS = 5;
  private static final int MEASUREMENTS = 10;

  private SpeedRun() {}

  /**
   * Runs.
   *
   * @param args the folder of results, then optionally which benchmarks (a regular expression),
   *     forks, warm-ups and measurements
   * @throws RunnerException if a benchmark fails
   * @throws IOException if the result cannot be written
   */
  public static void main(String[] args) throws RunnerException, IOException {
    Options options =
        new OptionsBuilder()
            .include(args.length > 1 ? args[1] : ".*Benchmark.*")
            .forks(number(args, 2, FORKS))
            .warmupIterations(number(args, 3, WARMUPS))
            .measurementIterations(number(args, 4, MEASUREMENTS))
            .warmupTime(org.openjdk.jmh.runner.options.TimeValue.seconds(1))
            .measurementTime(org.openjdk.jmh.runner.options.TimeValue.seconds(1))
            .shouldFailOnError(true)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    Map<String, Object> file = ResultFiles.heading("speed");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (RunResult run : results) {
      rows.add(row(run));
    }
    file.put("results", rows);
    Path target =
        Path.of(args[0]).resolve(LocalDate.now(ZoneOffset.UTC) + "-" + Software.commit() + ".json");
    Files.createDirectories(target.toAbsolutePath().getParent());
    ResultFiles.write(target, file);
  }

  private static int number(String[] args, int index, int otherwise) {
    return args.length > index ? Integer.parseInt(args[index]) : otherwise;
  }

  private static Map<String, Object> row(RunResult run) {
    Result<?> score = run.getPrimaryResult();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("benchmark", run.getParams().getBenchmark());
    Map<String, String> parameters = new LinkedHashMap<>();
    run.getParams().getParamsKeys().forEach(k -> parameters.put(k, run.getParams().getParam(k)));
    row.put("parameters", parameters);
    row.put("score", score.getScore());
    row.put("error999", score.getScoreError());
    row.put("unit", score.getScoreUnit());
    row.put("samples", score.getSampleCount());
    row.put("forks", run.getParams().getForks());
    row.put("jvmArguments", List.copyOf(run.getParams().getJvmArgs()));
    return row;
  }
}
