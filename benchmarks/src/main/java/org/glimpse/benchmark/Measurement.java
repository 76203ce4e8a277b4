package org.glimpse.benchmark;

import java.io.IOException;
import java.util.Map;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.pipeline.files.FileFormatException;

/**
 * Something that is measured by one command, {@code benchmarks/measure NAME [key=value…]}: accuracy
 * against known truth, or speed beside an outside program.
 *
 * <p>A measurement is listed in {@link Measurements}. What it finds is written to {@code
 * benchmarks/results/} with the commit, the machine and the settings, and that file is what
 * documents quote.
 */
interface Measurement {
  /**
   * The name by which it is run and its files are called.
   *
   * @return lower-case words joined by hyphens
   */
  String name();

  /**
   * What it measures.
   *
   * @return one sentence
   */
  String summary();

  /**
   * Its settings and their default values, in the order in which help prints them.
   *
   * @return default value by key; values are text as typed on the command line
   */
  Map<String, String> defaults();

  /**
   * Measures.
   *
   * @param settings what was asked for
   * @return tables, charts and remarks
   * @throws IOException if a file cannot be read or written
   * @throws InterruptedException if the run is interrupted
   * @throws ClipException if a clip of the measurement's own fails
   * @throws CorpusException if a corpus cannot be read
   * @throws FileFormatException if a file of reference data cannot be understood
   */
  Measured run(MeasurementSettings settings)
      throws IOException, InterruptedException, ClipException, CorpusException, FileFormatException;
}
