package org.glimpse.evaluation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.glimpse.core.clip.SubjectId;

/**
 * What the protocol of predictions by a model that was trained before is called: whether it was
 * trained on subjects that are tested decides what its figures mean.
 */
public final class EarlierModel {
  /** The model does not tell whom it was trained on. */
  public static final String UNKNOWN = "trained-before";

  /** The model was trained on other subjects. */
  public static final String OTHERS = "trained-on-others";

  private static final String TESTED = "trained-on-tested";

  private EarlierModel() {}

  /**
   * The name of the protocol.
   *
   * @param trained whom the model was trained on; empty where that is not known
   * @param tested the subjects of the clips that are tested
   * @return {@link #UNKNOWN}, {@link #OTHERS}, or a name with the number of tested subjects that
   *     the model was trained on
   */
  public static String protocol(Collection<SubjectId> trained, Collection<SubjectId> tested) {
    if (trained.isEmpty()) {
      return UNKNOWN;
    }
    Set<SubjectId> both = new HashSet<>(tested);
    both.retainAll(new HashSet<>(trained));
    return both.isEmpty() ? OTHERS : TESTED + ":" + both.size();
  }

  /**
   * Whether a protocol is that of a model that was trained on subjects it is tested on.
   *
   * @param protocol any protocol's name
   * @return true if its figures are no test
   */
  public static boolean seen(String protocol) {
    return protocol.startsWith(TESTED + ":");
  }

  /**
   * How many tested subjects the model was trained on.
   *
   * @param protocol a protocol for which {@link #seen} is true
   * @return the number as it stands in the name
   */
  public static String count(String protocol) {
    return protocol.substring(protocol.indexOf(':') + 1);
  }
}
