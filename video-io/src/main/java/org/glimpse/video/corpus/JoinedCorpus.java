package org.glimpse.video.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.UntrimmedVideo;
import org.glimpse.core.corpus.ClipOutcome.Failed;
import org.glimpse.core.corpus.Corpus;

/** Several corpora as one; every clip keeps the id of its own. */
final class JoinedCorpus {
  private JoinedCorpus() {}

  static Corpus of(List<Corpus> corpora) {
    Corpus first = corpora.get(0);
    Set<String> names = new LinkedHashSet<>();
    for (Corpus corpus : corpora) {
      if (!names.add(corpus.name())) {
        throw new IllegalArgumentException(
            "Two of the corpora are both '"
                + corpus.name()
                + "', so that their subjects could not be told apart. Give each one once.");
      }
      if (!corpus.labels().labels().equals(first.labels().labels())) {
        throw new IllegalArgumentException(
            "The labels of "
                + first.name()
                + " ("
                + String.join(", ", first.labels().labels())
                + ") and "
                + corpus.name()
                + " ("
                + String.join(", ", corpus.labels().labels())
                + ") differ. Bring them together by --label-set megc3, dfme7 or a file of rules.");
      }
    }
    Map<Failed, CorpusCheck.Kind> kinds = new HashMap<>();
    List<Failed> remarks = new ArrayList<>();
    for (Corpus corpus : corpora) {
      ListedCorpus.Notes notes = ListedCorpus.Notes.of(corpus);
      kinds.putAll(notes.kinds());
      remarks.addAll(notes.remarks());
    }
    return new ListedCorpus(
        String.join("+", names),
        first.labels(),
        sorted(corpora.stream().flatMap(c -> c.clips().stream()), ClipSource::id),
        sorted(corpora.stream().flatMap(c -> c.problems().stream()), Failed::id),
        new ListedCorpus.Notes(
            corpora.stream().flatMap(c -> c.errata().stream()).toList(),
            corpora.stream().flatMap(c -> c.assumptions().stream()).distinct().toList(),
            sorted(remarks.stream(), Failed::id),
            kinds,
            sorted(
                corpora.stream().flatMap(c -> c.videos().stream()),
                (UntrimmedVideo video) -> video.source().id())));
  }

  private static <T> List<T> sorted(Stream<T> parts, Function<T, ClipId> id) {
    return parts.sorted(Comparator.comparing(id)).toList();
  }
}
