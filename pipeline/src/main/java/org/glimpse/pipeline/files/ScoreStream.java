package org.glimpse.pipeline.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.glimpse.core.clip.ClipId;
import org.glimpse.keyframe.spot.SpottedInterval;
import org.glimpse.pipeline.ScoreLog;

/**
 * Writes the scores of frames as they come, {@code subject,video,frame,score}, the file that {@link
 * SpottingFiles#frameScores} reads. Several videos may be written at the same time: each has a file
 * of its own until all are closed.
 */
public final class ScoreStream implements ScoreLog, Closeable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final Path file;
  private final List<ClipId> order;
  private final Map<ClipId, Path> parts = new ConcurrentHashMap<>();

  private ScoreStream(Path file, List<ClipId> order) {
    this.file = file;
    this.order = order;
  }

  /**
   * Begins a file.
   *
   * @param file the file, replaced when the stream is closed; folders above it are made
   * @param order the videos in the order in which they will stand in it
   * @return the stream
   * @throws IOException if the folder cannot be made
   */
  public static ScoreStream open(Path file, List<ClipId> order) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return new ScoreStream(file, List.copyOf(order));
  }

  /** The scores of one video; intervals are not written. */
  private static final class Video implements ScoreLog.Entry {
    private final Writer writer;
    private final String name;

    private Video(Path part, ClipId id) throws IOException {
      writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
      name = FORMAT.format(CsvTable.guarded(id.subject().subject()), CsvTable.guarded(id.clip()));
    }

    @Override
    public void score(int frame, double score) {
      try {
        writer.write(String.format(Locale.ROOT, "%s,%d,%.4f\n", name, frame, score));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void interval(SpottedInterval interval) {}

    @Override
    public void close() {
      try {
        writer.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public ScoreLog.Entry video(ClipId id) {
    try {
      Path part = file.resolveSibling(file.getFileName() + "." + order.indexOf(id) + ".part");
      parts.put(id, part);
      return new Video(part, id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Joins the videos' scores into one file.
   *
   * @throws IOException if it cannot be written
   */
  @Override
  public void close() throws IOException {
    try (Writer header = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(header, FORMAT)) {
      printer.printRecord("subject", "video", "frame", "score");
    }
    List<Path> written = new ArrayList<>();
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      for (ClipId id : order) {
        Path part = parts.get(id);
        if (part != null) {
          Files.copy(part, out);
          written.add(part);
        }
      }
    }
    for (Path part : written) {
      Files.delete(part);
    }
  }
}
