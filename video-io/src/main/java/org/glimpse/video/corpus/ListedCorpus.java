package org.glimpse.video.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipOutcome.Failed;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;

/**
 * A corpus as lists.
 *
 * @param name the corpus' name
 * @param labels its labels
 * @param clips sorted by id
 * @param problems sorted by id
 * @param notes what else there is to say
 */
record ListedCorpus(
    String name, LabelSet labels, List<ClipSource> clips, List<Failed> problems, Notes notes)
    implements Corpus {
  /**
   * What was corrected, and what is odd though the clips can be used.
   *
   * @param errata the corrections applied, one sentence each
   * @param remarks oddities, sorted by id
   */
  record Notes(List<String> errata, List<Failed> remarks) {
    /** Copies the lists. */
    Notes {
      errata = List.copyOf(errata);
      remarks = List.copyOf(remarks);
    }
  }

  /** Copies the lists. */
  ListedCorpus {
    clips = List.copyOf(clips);
    problems = List.copyOf(problems);
  }

  @Override
  public List<String> errata() {
    return notes.errata();
  }

  /** Collects clips and problems while a corpus is read; an id that occurs twice is a problem. */
  static final class Builder {
    private final String name;
    private final Map<ClipId, ClipSource> clips = new HashMap<>();
    private final List<Failed> problems = new ArrayList<>();
    private final List<String> errata = new ArrayList<>();
    private final List<Failed> remarks = new ArrayList<>();

    Builder(String name) {
      this.name = name;
    }

    void add(ClipSource clip) {
      ClipSource first = clips.putIfAbsent(clip.id(), clip);
      if (first != null) {
        problem(
            clip.id(),
            "The clip is listed twice, as '"
                + first.path()
                + "' and '"
                + clip.path()
                + "'; the first is used. Rename or remove one.");
      }
    }

    void problem(ClipId id, String reason) {
      problems.add(new Failed(id, Step.CORPUS, reason));
    }

    void remark(ClipId id, String reason) {
      remarks.add(new Failed(id, Step.CORPUS, reason));
    }

    void erratum(String sentence) {
      errata.add(sentence);
    }

    boolean contains(ClipId id) {
      return clips.containsKey(id);
    }

    Corpus build(Path root, LabelSet labels) throws CorpusException {
      if (clips.isEmpty() && problems.isEmpty()) {
        throw new CorpusException(root, "There is no clip in '" + root + "'. Check the path.");
      }
      return new ListedCorpus(
          name,
          labels,
          clips.values().stream().sorted(Comparator.comparing(ClipSource::id)).toList(),
          problems.stream().sorted(Comparator.comparing(Failed::id)).toList(),
          new Notes(errata, remarks.stream().sorted(Comparator.comparing(Failed::id)).toList()));
    }
  }
}
