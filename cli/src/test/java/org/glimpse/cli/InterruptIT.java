package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes of the command that are interrupted. */
@DisabledOnOs(OS.WINDOWS)
final class InterruptIT {
  private static final int PATIENCE_SECONDS = 60;
  private static final Path SELF = Path.of("/proc/self/status");
  private static final String GO_ON = "To go on: glimpse ";

  @TempDir static Path shared;

  @TempDir Path folder;

  @BeforeAll
  static void makeCorpus() {
    List<Object> synth = new ArrayList<>(List.of("synth", "--out", shared.resolve("corpus")));
    synth.addAll(List.of("--subjects", 3, "--counts", "happiness:3,surprise:3", "--gray"));
    synth.addAll(List.of("--fps", 100, "--frames", "26:30"));
    run(synth);
  }

  @Test
  void endsWithItsOwnExitCodeWhenItIsInterrupted() throws Exception {
    Path out = folder.resolve("corpus");
    Process process = start("synth", "--out", out, "--subjects", 60);
    try {
      waitFor(process, () -> Files.exists(out));
      interrupt(process, "TERM");
      assertThat(log()).contains("interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aTrainingGoesOnByTheLineThatItPrintsAndEndsWithTheSameWeightsToTheBit() throws Exception {
    List<Object> train = command("train", 250);
    Path whole = folder.resolve("whole");
    run(with(train, whole));
    Path out = folder.resolve("interrupted run");
    interruptedInTraining(
        with(train, out), Pattern.compile("cnn3d-small\\D+\\d+%\\D+[1-9]\\d*/250"));
    assertThat(out.resolve("model.safetensors")).doesNotExist();
    assertThat(out.resolve("training.safetensors")).exists();
    assertThat(goOn().code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllBytes(out.resolve("model.safetensors")))
        .isEqualTo(Files.readAllBytes(whole.resolve("model.safetensors")));
  }

  @Test
  void anEvaluationGoesOnByTheLineThatItPrintsAndPredictsTheSameToTheBit() throws Exception {
    List<Object> evaluate = command("evaluate", 80);
    evaluate.addAll(List.of("--protocol", "kfold:3", "--jobs", 1));
    Path whole = folder.resolve("whole");
    run(with(evaluate, whole));
    Path out = folder.resolve("interrupted");
    interruptedInTraining(with(evaluate, out), Pattern.compile("cnn3d-small\\D+\\d+%\\D+1/3"));
    assertThat(out.resolve("predictions.csv")).doesNotExist();
    assertThat(out.resolve("folds").resolve("fold-0.csv")).exists();
    CliRun rest = goOn();
    assertThat(rest.code()).as(rest.err()).isEqualTo(ExitCode.DONE);
    for (String file : List.of("predictions.csv", "learning.csv", "metrics.json")) {
      assertThat(out.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
  }

  private static List<Object> command(String name, int epochs) {
    List<Object> command =
        new ArrayList<>(List.of(name, shared.resolve("corpus"), "--epochs", epochs));
    command.addAll(List.of("--cache", shared.resolve("cache"), "--device", "cpu"));
    command.addAll(List.of("--sampler", "uniform:4", "--input", "gray", "--size", 20));
    return command;
  }

  private static List<Object> with(List<Object> command, Path out) {
    List<Object> all = new ArrayList<>(command);
    all.addAll(List.of("--out", out));
    return all;
  }

  private static void run(List<Object> command) {
    CliRun run = CliRun.of(command.toArray());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
  }

  /** Sends SIGINT once the progress bar looks like that. */
  private void interruptedInTraining(List<Object> command, Pattern bar) throws Exception {
    if (Files.exists(SELF)) {
      String ignored =
          Files.readAllLines(SELF).stream().filter(l -> l.startsWith("SigIgn")).toList().get(0);
      boolean deaf = (Long.parseUnsignedLong(ignored.split("\\s+", -1)[1], 16) & 2) != 0;
      assumeThat(deaf).as("a process that was started deaf to SIGINT starts deaf ones").isFalse();
    }
    Process process = start(command.toArray());
    try {
      waitFor(process, () -> bar.matcher(log()).find());
      interrupt(process, "INT");
    } finally {
      process.destroyForcibly();
    }
  }

  /** What the interrupted process says, word by word. */
  private CliRun goOn() throws IOException {
    String said = log();
    String line = said.substring(said.indexOf(GO_ON) + GO_ON.length()).lines().toList().get(0);
    assertThat(line).endsWith(" --resume");
    List<Object> words = new ArrayList<>();
    for (String word : line.split(" (?=(?:[^']*'[^']*')*[^']*$)", -1)) {
      words.add(word.replaceAll("^'|'$", ""));
    }
    return CliRun.of(words.toArray());
  }

  private Process start(Object... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dglimpse.terminal=true",
                "-DOPT_OUT_TRACKING=true",
                "-cp",
                System.getProperty("java.class.path"),
                Glimpse.class.getName()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile())
        .start();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log.txt"));
  }

  /** Whether something has come about. */
  private interface State {
    boolean reached() throws IOException;
  }

  private static void waitFor(Process process, State state) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!state.reached() && process.isAlive() && System.nanoTime() < end) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    assertThat(process.isAlive()).isTrue();
    assertThat(state.reached()).isTrue();
  }

  private static void interrupt(Process process, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
  }
}
