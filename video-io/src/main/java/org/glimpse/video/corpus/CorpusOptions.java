package org.glimpse.video.corpus;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.FrameRate;

/**
 * How a corpus is read.
 *
 * @param errata corrections beside the shipped ones; where both are about the same field of a clip,
 *     these count
 * @param shipped whether the corrections that come with Glimpse are applied
 * @param frameRate the rate of frame folders for which no row of an annotation states one, if given
 */
public record CorpusOptions(List<Erratum> errata, boolean shipped, Optional<FrameRate> frameRate) {
  /** Copies the list. */
  public CorpusOptions {
    errata = List.copyOf(errata);
  }

  /**
   * The shipped errata and the rates that the corpora's owners state.
   *
   * @return the options
   */
  public static CorpusOptions withDefaults() {
    return new CorpusOptions(List.of(), true, Optional.empty());
  }

  /**
   * The same with other corrections beside the shipped ones.
   *
   * @param newErrata the corrections
   * @return new options
   */
  public CorpusOptions withErrata(List<Erratum> newErrata) {
    return new CorpusOptions(newErrata, shipped, frameRate);
  }

  /**
   * The same without the shipped corrections: the annotation as it stands on disk.
   *
   * @return new options
   */
  public CorpusOptions withoutShippedErrata() {
    return new CorpusOptions(errata, false, frameRate);
  }

  /**
   * The same with a rate for frame folders.
   *
   * @param newFrameRate the rate of folders for which no row of an annotation states one
   * @return new options
   */
  public CorpusOptions withFrameRate(FrameRate newFrameRate) {
    return new CorpusOptions(errata, shipped, Optional.of(newFrameRate));
  }
}
