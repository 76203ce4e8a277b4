package org.glimpse.video.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;

/**
 * Annotations of one video as the program ELAN keeps them in an {@code .eaf} file: tiers of notes.
 *
 * <p>Times are whole milliseconds, rounded; a frame's time is where it begins, so that key frames
 * come back exactly at rates below 1000 frames a second.
 *
 * <p>Source: the ELAN annotation format, version 3.0, of the Max Planck Institute for
 * Psycholinguistics; only notes bound to time are written and read.
 *
 * @param media the video; none for a folder of frames, which ELAN cannot show
 * @param tiers notes in time order by the tier's name, in the order of the tiers
 */
public record ElanDocument(Optional<Path> media, Map<String, List<ElanNote>> tiers) {
  /** The tier of intervals from onset to offset; the text is the label. */
  public static final String EXPRESSION = "expression";

  /** The tier of apex frames. */
  public static final String APEX = "apex";

  private static final String UNLABELLED = "micro-expression";
  private static final double MILLIS = 1000;

  /** Copies the tiers. */
  public ElanDocument {
    Map<String, List<ElanNote>> copy = new LinkedHashMap<>();
    tiers.forEach((name, notes) -> copy.put(name, List.copyOf(notes)));
    tiers = java.util.Collections.unmodifiableMap(copy);
  }

  /**
   * The key frames of a clip: onset to offset on one tier, the apex on another.
   *
   * @param media the video, if it is one
   * @param keyFrames onset, apex and offset
   * @param label the expression's label, if it is known
   * @param rate the video's frame rate
   * @return the document
   */
  public static ElanDocument of(
      Optional<Path> media, KeyFrames keyFrames, Optional<String> label, FrameRate rate) {
    Map<String, List<ElanNote>> tiers = new LinkedHashMap<>();
    tiers.put(
        EXPRESSION,
        List.of(note(keyFrames.onset(), keyFrames.offset(), label.orElse(UNLABELLED), rate)));
    String source = keyFrames.source().name().toLowerCase(Locale.ROOT);
    tiers.put(APEX, List.of(note(keyFrames.apex(), keyFrames.apex(), source, rate)));
    return new ElanDocument(media, tiers);
  }

  private static ElanNote note(int first, int last, String value, FrameRate rate) {
    long start = Math.round(rate.millis(first));
    return new ElanNote(start, Math.max(start + 1, Math.round(rate.millis(last + 1))), value);
  }

  /**
   * The key frames that this document annotates: the first interval of the tier {@value
   * #EXPRESSION} and the first apex inside it, or the middle where there is none.
   *
   * @param rate the video's frame rate
   * @return onset, apex and offset; empty if there is no interval
   */
  public Optional<KeyFrames> keyFrames(FrameRate rate) {
    return tiers.getOrDefault(EXPRESSION, List.of()).stream()
        .findFirst()
        .map(interval -> keyFrames(interval, rate));
  }

  /**
   * The label of the interval that {@link #keyFrames(FrameRate)} reads.
   *
   * @return its text; empty if there is no interval, or one without a text or with the text that
   *     {@link #of} writes for want of a label
   */
  public Optional<String> label() {
    return tiers.getOrDefault(EXPRESSION, List.of()).stream()
        .findFirst()
        .map(interval -> interval.value().strip())
        .filter(label -> !label.isEmpty() && !label.equals(UNLABELLED));
  }

  private KeyFrames keyFrames(ElanNote interval, FrameRate rate) {
    int onset = frame(interval.startMillis(), rate);
    int offset = Math.max(onset, frame(interval.endMillis(), rate) - 1);
    return tiers.getOrDefault(APEX, List.of()).stream()
        .map(note -> frame(note.startMillis(), rate))
        .filter(apex -> apex >= onset && apex <= offset)
        .findFirst()
        .map(apex -> new KeyFrames(onset, apex, offset, ApexSource.ANNOTATED))
        .orElseGet(() -> KeyFrames.midpoint(onset, offset));
  }

  private static int frame(long millis, FrameRate rate) {
    return Math.toIntExact(Math.round(millis * rate.perSecond() / MILLIS));
  }

  /**
   * Writes the document; a folder that is missing is made.
   *
   * @param file the file, named {@code .eaf}
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      EafWriter.write(this, out);
    } catch (XMLStreamException e) {
      throw new IOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a document.
   *
   * @param file an {@code .eaf} file
   * @return its tiers; notes that are bound to other notes instead of time are left out
   * @throws IOException if it cannot be read or is no such file; the message says what is wrong
   */
  public static ElanDocument read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return EafReader.read(in);
    } catch (XMLStreamException | IllegalArgumentException e) {
      throw new IOException(file + " is no ELAN file that can be read: " + e.getMessage(), e);
    }
  }
}
