package org.glimpse.evaluation;

import java.util.Optional;
import org.glimpse.core.clip.ClipId;

/**
 * A clip that should have been predicted and was not.
 *
 * @param clip the clip
 * @param reason why, in one or two plain sentences; empty where it is not known
 */
public record MissingPrediction(ClipId clip, Optional<String> reason) {
  /**
   * The clip and, in brackets, the reason.
   *
   * @return for example {@code "casme2/sub01/EP01 (The face is not found in any frame)"}
   */
  public String words() {
    return clip + reason.map(why -> " (" + why.replaceAll("\\.$", "") + ")").orElse("");
  }
}
