package org.glimpse.pipeline;

/** Tells how far long work has come. */
@FunctionalInterface
public interface Progress {
  /**
   * Starts a task.
   *
   * @param name what is being done, in a few words
   * @param steps how many steps it has
   * @return the task, to be closed when it is over
   */
  Task start(String name, long steps);

  /**
   * Progress that nobody sees.
   *
   * @return a listener that does nothing
   */
  static Progress silent() {
    return (name, steps) ->
        new Task() {
          @Override
          public void step() {}

          @Override
          public void close() {}
        };
  }

  /** A task under way; may be told of steps by several threads. */
  interface Task extends AutoCloseable {
    /** One more step is done. */
    void step();

    @Override
    void close();
  }
}
