package org.glimpse.core.corpus;

import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.UntrimmedVideo;
import org.glimpse.core.label.LabelSet;

/** Clips that belong together, with their annotations; immutable once read. */
public interface Corpus {
  /**
   * The name, as it stands in every {@link ClipId} of the corpus.
   *
   * @return for example {@code "dfme"}
   */
  String name();

  /**
   * The labels of the corpus in the order of their class indices.
   *
   * @return the corpus' own label set; empty of meaning for a corpus without labels
   */
  LabelSet labels();

  /**
   * The clips that can be worked on, sorted by id.
   *
   * @return an immutable list
   */
  List<ClipSource> clips();

  /**
   * The clips that the corpus names but that cannot be worked on, with the reason of each.
   *
   * @return an immutable list, empty if all is well
   */
  List<ClipOutcome.Failed> problems();

  /**
   * Corrections applied to the annotations as they stand on disk, one sentence each.
   *
   * @return an immutable list, empty if none
   */
  default List<String> errata() {
    return List.of();
  }

  /**
   * What is taken for granted because the corpus does not say it, one sentence each, as a frame
   * rate.
   *
   * @return an immutable list, empty if nothing is
   */
  default List<String> assumptions() {
    return List.of();
  }

  /**
   * The untrimmed videos with the movements in them, those without a movement too, sorted by id.
   *
   * <p>Movements that {@link #clips} lists as well are the same; a corpus may keep others, as
   * macro-expressions, for its videos alone.
   *
   * @return an immutable list, empty for a corpus of clips that are trimmed to one movement
   */
  default List<UntrimmedVideo> videos() {
    return List.of();
  }
}
