package org.glimpse.pipeline.fold;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.pipeline.Progress;

/**
 * Worker processes that take folds from one queue: the engine trains one model at a time in a
 * process, and several processes with a thread each are faster than one with several threads.
 *
 * @param command starts a process that calls {@link FoldWorker#serve}
 * @param count how many at the same time, at least 1
 */
public record FoldProcesses(List<String> command, int count) {
  private static final int PATIENCE_SECONDS = 20;
  private static final String ALIGNMENT = "-XX:ObjectAlignmentInBytes=";

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is less than 1 or there is no command
   */
  public FoldProcesses {
    command = Checks.notEmpty("command", command);
    Checks.atLeast("worker processes", count, 1);
  }

  /**
   * How a worker's Java machine is started: the one that runs, its options and class path, and what
   * makes training on one thread faster. Beside the default collector, the serial one takes .90 of
   * the time of a step of STSTNet, and with objects at multiples of 64 bytes, on which wide loads
   * do not cross lines of the cache, .81; neither changes a result. A collector or alignment that
   * was chosen for this process stays.
   *
   * @return the beginning of a command; the main class and its arguments follow
   */
  public static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
    if (own.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
      command.add("-XX:+UseSerialGC");
    }
    if (own.stream().noneMatch(option -> option.startsWith(ALIGNMENT))) {
      command.add(ALIGNMENT + "64");
    }
    for (String option : own) {
      if (option.startsWith("-D") || option.startsWith("-X") || option.startsWith("--")) {
        command.add(option);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  /**
   * Works on folds; what is done is in the folder.
   *
   * @return by fold, why it failed, for those that did
   */
  Map<Integer, String> run(
      List<Integer> folds, LabelledClips clips, FoldFolder folder, Progress.Task task)
      throws IOException, org.glimpse.core.clip.ClipException, InterruptedException {
    ClipBundle.write(folder.clips(), clips);
    Queue<Integer> queue = new ConcurrentLinkedQueue<>(folds);
    Map<Integer, String> failures = java.util.Collections.synchronizedMap(new TreeMap<>());
    List<Process> processes = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < Math.min(count, folds.size()); i++) {
        Path log = folder.folder().resolve("worker-" + i + ".log");
        Process process =
            new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        processes.add(process);
        ends.add(threads.submit(() -> feed(process, queue, failures, task, log)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
      return failures;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
      stop(processes);
    }
  }

  /** Gives a process one fold after the other and hears what became of each. */
  private static Void feed(
      Process process,
      Queue<Integer> queue,
      Map<Integer, String> failures,
      Progress.Task task,
      Path log)
      throws IOException {
    try (PrintWriter to =
            new PrintWriter(
                new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
        BufferedReader from = process.inputReader(StandardCharsets.UTF_8)) {
      for (Integer fold = queue.poll(); fold != null; fold = queue.poll()) {
        to.println(fold);
        String answer = from.readLine();
        if (answer == null) {
          throw new IOException(
              "A worker process ended in fold " + fold + "; " + log + " says why.");
        }
        String failed = FoldWorker.FAILED + fold + " ";
        if (answer.startsWith(failed)) {
          failures.put(fold, answer.substring(failed.length()));
        }
        task.step();
      }
    }
    return null;
  }

  /** Asks for an end, so that trainings under way are kept, and waits for it. */
  private static void stop(List<Process> processes) throws InterruptedException {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
