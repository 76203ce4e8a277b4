package org.glimpse.cli;

import java.util.List;
import java.util.function.Predicate;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;

/**
 * Some clips of a corpus.
 *
 * @param whole the corpus
 * @param clips the clips, in its order
 * @param problems those of the corpus that are told with them
 */
record CorpusPart(Corpus whole, List<ClipSource> clips, List<ClipOutcome.Failed> problems)
    implements Corpus {
  /** The clips with a label, and whatever is wrong with the corpus. */
  static CorpusPart labelled(Corpus corpus) {
    return new CorpusPart(corpus, clips(corpus, CorpusPart::hasLabel), corpus.problems());
  }

  /** The clips without a label. */
  static CorpusPart unlabelled(Corpus corpus) {
    return new CorpusPart(corpus, clips(corpus, clip -> !hasLabel(clip)), List.of());
  }

  private static boolean hasLabel(ClipSource clip) {
    return clip.annotation().emotion().isPresent();
  }

  private static List<ClipSource> clips(Corpus corpus, Predicate<ClipSource> which) {
    return corpus.clips().stream().filter(which).toList();
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public LabelSet labels() {
    return whole.labels();
  }

  @Override
  public List<String> errata() {
    return whole.errata();
  }

  @Override
  public List<String> assumptions() {
    return whole.assumptions();
  }
}
