package org.glimpse.video.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;

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

  private static final String MICRO = "micro";
  private static final String MACRO = "macro";
  private static final String UNLABELLED = "-expression";
  private static final long LONGEST_MICRO_MILLIS = 500;
  private static final double MILLIS = 1000;

  /** Copies the tiers. */
  public ElanDocument {
    Map<String, List<ElanNote>> copy = new LinkedHashMap<>();
    tiers.forEach((name, notes) -> copy.put(name, List.copyOf(notes)));
    tiers = java.util.Collections.unmodifiableMap(copy);
  }

  /**
   * The key frames of a clip, as {@link #of(Optional, List, FrameRate)} writes a micro-expression.
   *
   * @param media the video, if it is one
   * @param keyFrames onset, apex and offset
   * @param label the expression's label, if it is known
   * @param rate the video's frame rate
   * @return the document
   */
  public static ElanDocument of(
      Optional<Path> media, KeyFrames keyFrames, Optional<String> label, FrameRate rate) {
    return of(media, List.of(new Movement(keyFrames, Movement.Kind.MICRO, label, List.of())), rate);
  }

  /**
   * The movements of a video: from onset to offset on one tier, with the label or, for want of one,
   * the kind as text; the apex on another, with where it is from.
   *
   * @param media the video, if it is one
   * @param movements in any order
   * @param rate the video's frame rate
   * @return the document
   */
  public static ElanDocument of(Optional<Path> media, List<Movement> movements, FrameRate rate) {
    List<ElanNote> intervals = new ArrayList<>();
    List<ElanNote> apexes = new ArrayList<>();
    for (Movement movement : movements) {
      KeyFrames keys = movement.keyFrames();
      String kind = movement.kind() == Movement.Kind.MICRO ? MICRO : MACRO;
      String text = movement.label().orElse(kind + UNLABELLED);
      intervals.add(note(keys.onset(), keys.offset(), text, rate));
      String source = keys.source().name().toLowerCase(Locale.ROOT);
      apexes.add(note(keys.apex(), keys.apex(), source, rate));
    }
    Map<String, List<ElanNote>> tiers = new LinkedHashMap<>();
    tiers.put(EXPRESSION, inOrder(intervals));
    tiers.put(APEX, inOrder(apexes));
    return new ElanDocument(media, tiers);
  }

  private static List<ElanNote> inOrder(List<ElanNote> notes) {
    return notes.stream().sorted(Comparator.comparingLong(ElanNote::startMillis)).toList();
  }

  private static ElanNote note(int first, int last, String value, FrameRate rate) {
    long start = Math.round(rate.millis(first));
    return new ElanNote(start, Math.max(start + 1, Math.round(rate.millis(last + 1))), value);
  }

  /**
   * What this document annotates: the intervals of the tier {@value #EXPRESSION}, each with the
   * first apex inside it, or its middle where there is none.
   *
   * <p>Whether an interval is a micro- or a macro-expression says its text, if it begins with
   * {@code micro} or {@code macro}, which is then no label; else its length: up to {@value
   * #LONGEST_MICRO_MILLIS} ms is micro.
   *
   * @param rate the video's frame rate
   * @return in time order, empty if there is no interval
   */
  public List<Movement> movements(FrameRate rate) {
    return tiers.getOrDefault(EXPRESSION, List.of()).stream()
        .map(interval -> movement(interval, rate))
        .toList();
  }

  private Movement movement(ElanNote interval, FrameRate rate) {
    String text = interval.value().strip();
    boolean micro = starts(text, MICRO);
    boolean macro = starts(text, MACRO);
    boolean isShort = interval.endMillis() - interval.startMillis() <= LONGEST_MICRO_MILLIS;
    return new Movement(
        keyFrames(interval, rate),
        micro || (isShort && !macro) ? Movement.Kind.MICRO : Movement.Kind.MACRO,
        text.isEmpty() || micro || macro ? Optional.empty() : Optional.of(text),
        List.of());
  }

  private static boolean starts(String text, String word) {
    return text.regionMatches(true, 0, word, 0, word.length());
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
