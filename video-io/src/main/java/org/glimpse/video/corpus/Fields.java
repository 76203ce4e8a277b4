package org.glimpse.video.corpus;

import java.util.Optional;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.ValenceArousal;

/** Reads the cells of annotations; refusals are IllegalArgumentExceptions that name the value. */
final class Fields {
  private Fields() {}

  /** A whole number, also when a spreadsheet made it {@code 12.0}. */
  static int wholeNumber(String column, String text) {
    String digits = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          column + " must be a whole number but is '" + text + "'. Correct the table.", e);
    }
  }

  /** A cell that holds a frame number; blank, {@code /}, {@code \} and {@code -} mean not coded. */
  static Optional<Integer> frame(String column, String text) {
    return text.isEmpty() || text.equals("/") || text.equals("\\") || text.equals("-")
        ? Optional.empty()
        : Optional.of(wholeNumber(column, text));
  }

  /** Key frames, or nothing where onset and offset are not coded. */
  static Optional<KeyFrames> keyFrames(
      Optional<Integer> onset, Optional<Integer> apex, Optional<Integer> offset) {
    if (onset.isEmpty() && apex.isEmpty() && offset.isEmpty()) {
      return Optional.empty();
    }
    if (onset.isEmpty() || offset.isEmpty()) {
      throw new Unusable(
          CorpusCheck.Kind.KEY_FRAMES,
          "Onset is "
              + words(onset)
              + " and offset "
              + words(offset)
              + "; key frames need both. Correct the table.");
    }
    int first = onset.get();
    int last = offset.get();
    if (first < 0 || last < first) {
      throw new Unusable(
          CorpusCheck.Kind.KEY_FRAMES,
          "Onset "
              + first
              + " and offset "
              + last
              + " are not in the order 0 <= onset <= offset. Correct the table.");
    }
    if (apex.isEmpty()) {
      return Optional.of(KeyFrames.midpoint(first, last));
    }
    if (apex.get() < first || apex.get() > last) {
      throw new Unusable(
          CorpusCheck.Kind.KEY_FRAMES,
          "Apex "
              + apex.get()
              + " lies outside onset "
              + first
              + " to offset "
              + last
              + ". Correct the table.");
    }
    return Optional.of(new KeyFrames(first, apex.get(), last, ApexSource.ANNOTATED));
  }

  /** Valence and arousal, or nothing where both cells are blank. */
  static Optional<ValenceArousal> feeling(String valence, String arousal) {
    if (valence.isEmpty() && arousal.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ValenceArousal(minusOneToOne("valence", valence), minusOneToOne("arousal", arousal)));
  }

  private static double minusOneToOne(String column, String text) {
    try {
      double value = Double.parseDouble(text);
      if (value >= -1 && value <= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the way out.
    }
    throw new IllegalArgumentException(
        column
            + " must be a number from -1 to 1 but is '"
            + text
            + "'. Correct the table; a rating of 1 to 9 is (rating - 5) / 4, and a clip that was"
            + " not rated has neither valence nor arousal.");
  }

  private static String words(Optional<Integer> frame) {
    return frame.map(String::valueOf).orElse("not coded");
  }
}
