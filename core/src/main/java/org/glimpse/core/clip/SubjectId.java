package org.glimpse.core.clip;

import java.util.Comparator;
import org.glimpse.core.Checks;

/**
 * A person in a corpus; two corpora may both have a subject "01" without a clash.
 *
 * @param corpus the corpus' name, not blank
 * @param subject the subject as the corpus writes it, not blank
 */
public record SubjectId(String corpus, String subject) implements Comparable<SubjectId> {
  private static final Comparator<SubjectId> ORDER =
      Comparator.comparing(SubjectId::corpus).thenComparing(SubjectId::subject);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a part is blank
   */
  public SubjectId {
    Checks.notBlank("corpus", corpus);
    Checks.notBlank("subject", subject);
  }

  @Override
  public int compareTo(SubjectId other) {
    return ORDER.compare(this, other);
  }

  /**
   * The id as it is written.
   *
   * @return {@code corpus/subject}
   */
  @Override
  public String toString() {
    return corpus + "/" + subject;
  }
}
