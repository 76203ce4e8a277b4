package org.glimpse.model.train;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Locale;

/** Tells a shortage of memory from other errors of the engine, which has one type for all. */
final class MemoryShortage {
  /** Of a GPU, of the CPU on Linux, of the CPU on Windows. */
  private static final List<String> WORDS =
      List.of("out of memory", "can't allocate memory", "not enough memory");

  private MemoryShortage() {}

  static boolean causes(EngineException error) {
    String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(message::contains);
  }
}
