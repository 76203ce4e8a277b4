package org.glimpse.model.train;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glimpse.core.clip.ClipException;

/**
 * Assembles the next batch on another thread while a step is computed. Batches come in their order;
 * each is assembled from what belongs to it alone, so that the thread changes no result.
 *
 * @param <T> what a batch is made of
 */
final class BatchesAhead<T> implements AutoCloseable {
  private final List<List<T>> batches;
  private final Assembly<T> assembly;
  private final Optional<ExecutorService> worker;
  private Optional<Future<float[]>> next = Optional.empty();
  private int given;

  /** Makes the values of a batch. */
  interface Assembly<T> {
    float[] values(List<T> batch) throws ClipException;
  }

  /** Begins with the first batch, unless each is to be assembled when it is asked for. */
  BatchesAhead(List<List<T>> batches, Assembly<T> assembly, boolean ahead) {
    this.batches = batches;
    this.assembly = assembly;
    worker =
        ahead
            ? Optional.of(Executors.newSingleThreadExecutor(BatchesAhead::thread))
            : Optional.empty();
    begin();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "glimpse-batches");
    thread.setDaemon(true);
    return thread;
  }

  private void begin() {
    if (given < batches.size()) {
      List<T> clips = batches.get(given);
      next = worker.map(thread -> thread.submit(() -> assembly.values(clips)));
    }
  }

  /** The values of the next batch; an interrupt is left to whoever ends the epoch. */
  float[] next() throws ClipException {
    float[] values = next.isPresent() ? waited(next.get()) : assembly.values(batches.get(given));
    given++;
    begin();
    return values;
  }

  private static float[] waited(Future<float[]> values) throws ClipException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return values.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ClipException clip) {
        throw clip;
      }
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException("a batch could not be assembled", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    worker.ifPresent(ExecutorService::shutdownNow);
  }
}
