package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.CorpusException;

/**
 * A correction of one cell of a corpus' annotation.
 *
 * @param clip the clip's name, or {@code subject/clip} where names occur for several subjects
 * @param field what is corrected: onset, apex, offset, emotion or au
 * @param old what the sheet says; {@code /} also stands for an empty cell
 * @param corrected what it should say; {@code /} for nothing, and an apex with {@code ~} in front
 *     is an estimate, for example by optical flow, and is marked as detected
 * @param reason why, for the report
 */
public record Erratum(String clip, String field, String old, String corrected, String reason) {
  private static final List<String> FIELDS = List.of("onset", "apex", "offset", "emotion", "au");

  /**
   * Checks that the erratum can be applied and explained.
   *
   * @throws IllegalArgumentException if clip or reason is blank or the field unknown
   */
  public Erratum {
    Checks.notBlank("clip", clip);
    Checks.notBlank("reason", reason);
    field = field.toLowerCase(Locale.ROOT);
    Checks.argument(
        FIELDS.contains(field),
        "field must be one of " + String.join(", ", FIELDS) + " but is '" + field + "'");
  }

  /**
   * Reads a file of corrections.
   *
   * @param file CSV in UTF-8 with the columns {@code clip, field, old, new, reason} in any order
   * @return the corrections in the order of the file
   * @throws CorpusException if the file, a column or a value is missing or wrong
   */
  public static List<Erratum> read(Path file) throws CorpusException {
    return read(Table.csv(file), file);
  }

  /**
   * The corrections of a corpus that come with Glimpse.
   *
   * <p>They are those whose clips are named in public by the corpus' owners or in their sheets. A
   * correction that is only known by a row of a sheet that is not public is not among them.
   *
   * @param corpus the corpus' name
   * @return the corrections, none for most corpora
   * @throws CorpusException if the resource cannot be read
   */
  public static List<Erratum> shipped(String corpus) throws CorpusException {
    String name = "errata/" + corpus.toLowerCase(Locale.ROOT) + ".csv";
    Path file = Path.of(name);
    try (InputStream in = Erratum.class.getResourceAsStream(name)) {
      return in == null
          ? List.of()
          : read(Table.csv(new InputStreamReader(in, StandardCharsets.UTF_8), file), file);
    } catch (IOException e) {
      throw new CorpusException(file, "The errata '" + name + "' cannot be read.");
    }
  }

  private static List<Erratum> read(Table table, Path file) throws CorpusException {
    table.require(List.of("clip", "field", "old", "new", "reason"));
    List<Erratum> errata = new ArrayList<>();
    for (Table.Line row : table.rows()) {
      try {
        errata.add(
            new Erratum(
                row.text("clip").orElse(""),
                row.text("field").orElse(""),
                row.text("old").orElse("/"),
                row.text("new").orElse(""),
                row.text("reason").orElse("")));
      } catch (IllegalArgumentException e) {
        throw new CorpusException(
            file, "Row " + row.number() + " of '" + file + "': " + e.getMessage() + ".");
      }
    }
    return List.copyOf(errata);
  }

  /** Whether this is about a clip. */
  boolean isAbout(ClipId id) {
    return clip.equals(id.clip()) || clip.equals(id.subject().subject() + "/" + id.clip());
  }

  /** Whether a cell says what this corrects. */
  boolean expects(String cell) {
    return normalized(old).equalsIgnoreCase(normalized(cell));
  }

  /** What the cell should say, without the mark of an estimate. */
  String value() {
    return isEstimate() ? corrected.substring(1) : corrected;
  }

  /** Whether the new value is marked as an estimate. */
  boolean isEstimate() {
    return corrected.startsWith("~");
  }

  private static String normalized(String cell) {
    String text = cell.strip();
    return text.equals("/") || text.equals("\\") || text.equals("-") ? "" : text;
  }

  /** The sentence for the provenance. */
  String sentence(ClipId id) {
    return id + ": " + field + " " + old + " corrected to " + corrected + " (" + reason + ").";
  }
}
