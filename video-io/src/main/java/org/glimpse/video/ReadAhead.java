package org.glimpse.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.internal.PictureReader;

/**
 * Reads pictures in order; with more than one thread, the next ones while the last is in use.
 *
 * <p>At most two pictures a thread wait at the same time.
 */
final class ReadAhead implements AutoCloseable {
  private static final int WAITING_A_THREAD = 2;

  private final List<Path> pictures;
  private final DecodeOptions options;
  private final ConcurrentLinkedQueue<PictureReader> idle = new ConcurrentLinkedQueue<>();
  private final Deque<Future<Frame>> waiting = new ArrayDeque<>();
  private final ExecutorService workers;
  private int next;

  ReadAhead(List<Path> pictures, DecodeOptions options) {
    this.pictures = pictures;
    this.options = options;
    workers =
        Executors.newFixedThreadPool(
            options.threads(),
            runnable -> {
              Thread thread = new Thread(runnable, "glimpse-picture");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The next picture, with index and time 0; what is wrong with it is an IOException. */
  Frame next() throws IOException {
    if (options.threads() == 1) {
      return read(pictures.get(next++));
    }
    while (next < pictures.size() && waiting.size() < WAITING_A_THREAD * options.threads()) {
      Path picture = pictures.get(next++);
      waiting.add(workers.submit(() -> read(picture)));
    }
    return finished(waiting.remove());
  }

  private static Frame finished(Future<Frame> picture) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return picture.get();
        } catch (InterruptedException e) {
          // One picture takes milliseconds; who waits for the whole clip sees the mark.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw new IllegalStateException("reading a picture met a bug", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Frame read(Path picture) throws IOException {
    PictureReader free = idle.poll();
    PictureReader reader = free == null ? new PictureReader() : free;
    try {
      return reader.read(picture, options.color(), options.limits()::refusal);
    } finally {
      if (workers.isShutdown()) {
        reader.close();
      } else {
        idle.add(reader);
      }
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    for (PictureReader reader = idle.poll(); reader != null; reader = idle.poll()) {
      reader.close();
    }
  }
}
