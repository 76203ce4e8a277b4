package org.glimpse.core.clip;

import java.util.Comparator;
import org.glimpse.core.Checks;

/**
 * A clip of a subject; what joins predictions, annotations and files, never a row's position.
 *
 * @param subject whose clip it is
 * @param clip the clip's name as the corpus writes it, not blank
 */
public record ClipId(SubjectId subject, String clip) implements Comparable<ClipId> {
  private static final Comparator<ClipId> ORDER =
      Comparator.comparing(ClipId::subject).thenComparing(ClipId::clip);

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public ClipId {
    Checks.notBlank("clip", clip);
  }

  /**
   * An id from its three parts.
   *
   * @param corpus the corpus' name
   * @param subject the subject
   * @param clip the clip's name
   * @return the id
   * @throws IllegalArgumentException if a part is blank
   */
  public static ClipId of(String corpus, String subject, String clip) {
    return new ClipId(new SubjectId(corpus, subject), clip);
  }

  @Override
  public int compareTo(ClipId other) {
    return ORDER.compare(this, other);
  }

  /**
   * The id as it is written.
   *
   * @return {@code corpus/subject/clip}
   */
  @Override
  public String toString() {
    return subject + "/" + clip;
  }
}
