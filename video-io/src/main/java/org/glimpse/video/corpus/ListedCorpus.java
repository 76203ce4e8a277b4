package org.glimpse.video.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.clip.Step;
import org.glimpse.core.clip.UntrimmedVideo;
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
   * What a corpus says beside its clips.
   *
   * @param errata the corrections applied, one sentence each
   * @param assumptions what is taken for granted, one sentence each
   * @param remarks what is odd though the clips can be used, sorted by id
   * @param kinds of what kind each problem is
   * @param videos the untrimmed videos, sorted by id
   */
  record Notes(
      List<String> errata,
      List<String> assumptions,
      List<Failed> remarks,
      Map<Failed, CorpusCheck.Kind> kinds,
      List<UntrimmedVideo> videos) {
    /** Copies the lists. */
    Notes {
      errata = List.copyOf(errata);
      assumptions = List.copyOf(assumptions);
      remarks = List.copyOf(remarks);
      kinds = Map.copyOf(kinds);
      videos = List.copyOf(videos);
    }

    /** The notes of any corpus. */
    static Notes of(Corpus corpus) {
      return corpus instanceof ListedCorpus listed
          ? listed.notes()
          : new Notes(corpus.errata(), corpus.assumptions(), List.of(), Map.of(), corpus.videos());
    }

    /** The same with other videos. */
    Notes withVideos(List<UntrimmedVideo> newVideos) {
      return new Notes(errata, assumptions, remarks, kinds, newVideos);
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

  @Override
  public List<String> assumptions() {
    return notes.assumptions();
  }

  @Override
  public List<UntrimmedVideo> videos() {
    return notes.videos();
  }

  /** Collects clips and problems while a corpus is read; an id that occurs twice is a problem. */
  static final class Builder {
    private final String name;
    private final Map<ClipId, ClipSource> clips = new HashMap<>();
    private final List<Failed> problems = new ArrayList<>();
    private final Set<String> errata = new LinkedHashSet<>();
    private final Set<String> assumptions = new LinkedHashSet<>();
    private final Set<Failed> remarks = new LinkedHashSet<>();
    private final Map<Failed, CorpusCheck.Kind> kinds = new HashMap<>();
    private final Map<ClipId, ClipSource> videos = new TreeMap<>();
    private final Map<ClipId, List<Movement>> movements = new HashMap<>();

    Builder(String name) {
      this.name = name;
    }

    void add(ClipSource clip) {
      ClipSource first = clips.putIfAbsent(clip.id(), clip);
      if (first != null) {
        problem(
            clip.id(),
            CorpusCheck.Kind.DUPLICATE,
            "The clip is listed twice, as '"
                + first.path()
                + "' and '"
                + clip.path()
                + "'; the first is used. Rename or remove one.");
      }
    }

    /** An untrimmed video; one that is told of twice is one. */
    void video(ClipId id, Path path, Optional<FrameRate> rate) {
      Annotation annotation = new Annotation(Optional.empty(), Optional.empty(), List.of(), rate);
      videos.putIfAbsent(id, new ClipSource(id, path, annotation));
    }

    /** A movement of a video that is known. */
    void movement(ClipId video, Movement movement) {
      List<Movement> all = movements.computeIfAbsent(video, key -> new ArrayList<>());
      if (!all.contains(movement)) {
        all.add(movement);
      }
    }

    void problem(ClipId id, CorpusCheck.Kind kind, String reason) {
      Failed failed = new Failed(id, Step.CORPUS, reason);
      problems.add(failed);
      kinds.put(failed, kind);
    }

    /** A clip that was refused. */
    void problem(ClipId id, IllegalArgumentException refusal) {
      problem(id, Unusable.kind(refusal), String.valueOf(refusal.getMessage()));
    }

    void remark(ClipId id, String reason) {
      remarks.add(new Failed(id, Step.CORPUS, reason));
    }

    void erratum(String sentence) {
      errata.add(sentence);
    }

    void assume(String sentence) {
      assumptions.add(sentence);
    }

    boolean contains(ClipId id) {
      return clips.containsKey(id);
    }

    Corpus build(Path root, LabelSet labels) throws CorpusException {
      if (clips.isEmpty() && problems.isEmpty() && videos.isEmpty()) {
        throw new CorpusException(root, "There is no clip in '" + root + "'. Check the path.");
      }
      List<UntrimmedVideo> untrimmed =
          videos.entrySet().stream()
              .map(v -> new UntrimmedVideo(v.getValue(), movements(v.getKey())))
              .toList();
      return new ListedCorpus(
          name,
          labels,
          clips.values().stream().sorted(Comparator.comparing(ClipSource::id)).toList(),
          problems.stream().sorted(Comparator.comparing(Failed::id)).toList(),
          new Notes(
              List.copyOf(errata),
              List.copyOf(assumptions),
              remarks.stream().sorted(Comparator.comparing(Failed::id)).toList(),
              kinds,
              untrimmed));
    }

    private List<Movement> movements(ClipId video) {
      return movements.getOrDefault(video, List.of());
    }
  }
}
