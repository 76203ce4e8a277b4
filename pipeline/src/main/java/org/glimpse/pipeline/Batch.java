package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one piece of work for each clip in worker threads; results keep the order of the clips. */
final class Batch {
  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  private Batch() {}

  /** Work on one clip; what is wrong with a clip comes back as a value. */
  interface Work<T> {
    T on(ClipSource clip);
  }

  /** What becomes of a clip that met a bug. */
  interface Bug<T> {
    T met(ClipSource clip, String reason);
  }

  /**
   * Works on every clip.
   *
   * @throws InterruptedException if the calling thread is interrupted; work under way is stopped
   */
  static List<ClipOutcome> run(
      List<ClipSource> clips, Parallelism parallelism, Progress.Task task, Work<ClipOutcome> work)
      throws InterruptedException {
    return run(
        clips,
        parallelism,
        task,
        work,
        (clip, reason) -> new ClipOutcome.Failed(clip.id(), Step.DECODE, reason));
  }

  /**
   * Works on every clip, with any kind of result.
   *
   * @throws InterruptedException if the calling thread is interrupted; work under way is stopped
   */
  static <T> List<T> run(
      List<ClipSource> clips, Parallelism parallelism, Progress.Task task, Work<T> work, Bug<T> bug)
      throws InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(parallelism.threads(), clips.size())),
            runnable -> {
              Thread thread = new Thread(runnable, "glimpse-clip");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (ClipSource clip : clips) {
        futures.add(
            workers.submit(
                () -> {
                  T outcome = guarded(clip, work, bug);
                  task.step();
                  return outcome;
                }));
      }
      List<T> outcomes = new ArrayList<>();
      for (Future<T> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker died", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  /** The batch boundary: a bug met in one clip costs no other clip its result. */
  private static <T> T guarded(ClipSource clip, Work<T> work, Bug<T> bug) {
    try {
      return work.on(clip);
    } catch (RuntimeException e) {
      LOG.error("Clip {} met a bug", clip.id(), e);
      return bug.met(
          clip,
          "This clip met a bug of Glimpse, "
              + e
              + ". Please report it; the log has the stack trace.");
    }
  }
}
