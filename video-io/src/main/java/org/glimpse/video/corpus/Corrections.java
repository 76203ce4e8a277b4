package org.glimpse.video.corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.CorpusException;

/**
 * Applies errata to the cells of clips while a corpus is read, and tells the corpus which were.
 *
 * <p>One of the user's that does not fit is remarked. A shipped one that does not fit is not: it is
 * for another release of the annotation.
 */
final class Corrections {
  private final String name;
  private final ListedCorpus.Builder corpus;
  private final List<Erratum> shipped;
  private final List<Erratum> own;
  private final Set<Erratum> met = new HashSet<>();

  Corrections(String name, ListedCorpus.Builder corpus, CorpusOptions options)
      throws CorpusException {
    this.name = name;
    this.corpus = corpus;
    this.shipped = options.shipped() ? Erratum.shipped(name) : List.of();
    this.own = options.errata();
  }

  /**
   * Corrects the cells of a clip.
   *
   * @return where the apex comes from if it was corrected
   */
  Optional<ApexSource> apply(ClipId id, Map<Field, String> cells) {
    List<Erratum> about = new ArrayList<>();
    for (Erratum erratum : own) {
      if (erratum.isAbout(id)) {
        about.add(erratum);
        met.add(erratum);
      }
    }
    for (Erratum erratum : shipped) {
      boolean overruled = about.stream().anyMatch(e -> e.field().equals(erratum.field()));
      if (erratum.isAbout(id) && !overruled) {
        about.add(erratum);
      }
    }
    Optional<ApexSource> apex = Optional.empty();
    for (Erratum erratum : about) {
      Field field = Field.valueOf(erratum.field().toUpperCase(Locale.ROOT));
      String cell = cells.getOrDefault(field, "");
      if (erratum.expects(cell)) {
        cells.put(field, erratum.value());
        corpus.erratum(erratum.sentence(id));
        if (field == Field.APEX) {
          apex = Optional.of(erratum.isEstimate() ? ApexSource.DETECTED : ApexSource.CORRECTED);
        }
      } else if (own.contains(erratum)) {
        corpus.remark(
            id,
            "The erratum of "
                + erratum.field()
                + " expects '"
                + erratum.old()
                + "' but the annotation says '"
                + cell
                + "'; it was not applied.");
      }
    }
    return apex;
  }

  /** Remarks the user's errata that were about no clip. */
  void remarkUnused() {
    for (Erratum erratum : own) {
      if (!met.contains(erratum)) {
        corpus.remark(
            ClipId.of(name, "unknown", erratum.clip()),
            "An erratum names this clip but the annotation does not. Correct the erratum.");
      }
    }
  }
}
