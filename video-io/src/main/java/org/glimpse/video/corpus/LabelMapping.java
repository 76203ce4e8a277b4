package org.glimpse.video.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.clip.Step;
import org.glimpse.core.clip.UntrimmedVideo;
import org.glimpse.core.corpus.ClipOutcome.Failed;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;

/**
 * Turns the labels of a corpus into those of a task, by rules for one corpus or for all.
 *
 * <p>A label for which a rule says nothing to become drops its clips; a label without a rule is a
 * problem of its clips, so that none is lost silently. A rule for a corpus comes before one for
 * all. Case does not count. Clips without a label are kept.
 */
public final class LabelMapping {
  private static final String ANY = "";
  private static final String DROPPED = "";

  private final LabelSet target;
  private final Map<String, String> rules;

  private LabelMapping(LabelSet target, Map<String, String> rules) {
    this.target = target;
    this.rules = Map.copyOf(rules);
  }

  /**
   * The seven emotions of DFME; {@code happy} and {@code sad} are taken for happiness and sadness,
   * and others and repression are dropped.
   *
   * @return the mapping
   */
  public static LabelMapping dfme7() {
    Map<String, String> rules = new HashMap<>();
    LabelSet target = LabelSet.dfme7();
    target.labels().forEach(label -> rules.put(key(ANY, label), label));
    rules.put(key(ANY, "happy"), "happiness");
    rules.put(key(ANY, "sad"), "sadness");
    drop(rules, ANY, "other", "others", "repression");
    return new LabelMapping(target, rules);
  }

  /**
   * The three classes of the MEGC 2019 composite: happiness is positive, surprise is surprise, and
   * anger, contempt, disgust, fear, sadness and repression are negative; others are dropped. Of
   * CASME II only disgust and repression are negative, and fear and sadness are dropped.
   *
   * <p>Source: the recognition guideline of the MEGC 2019 challenge, which gives the rules for
   * SMIC, CASME II and SAMM; for other corpora they are carried over.
   *
   * @return the mapping
   */
  public static LabelMapping megc3() {
    Map<String, String> rules = new HashMap<>();
    for (String label :
        List.of("anger", "contempt", "disgust", "fear", "sadness", "sad", "repression")) {
      rules.put(key(ANY, label), "negative");
    }
    for (String label : List.of("negative", "positive", "surprise")) {
      rules.put(key(ANY, label), label);
    }
    rules.put(key(ANY, "happiness"), "positive");
    rules.put(key(ANY, "happy"), "positive");
    drop(rules, ANY, "other", "others");
    drop(rules, "casme2", "fear", "sadness");
    return new LabelMapping(LabelSet.megc3(), rules);
  }

  /**
   * Reads a mapping from a file.
   *
   * @param file CSV in UTF-8 with the columns {@code from, to} and optionally {@code corpus}; a
   *     blank {@code to} drops the label, a blank {@code corpus} means all
   * @return the mapping, whose labels are in the order of their first row
   * @throws CorpusException if the file or a column is missing, or it maps to no label
   */
  public static LabelMapping read(Path file) throws CorpusException {
    Table table = Table.csv(file);
    table.require(List.of("from", "to"));
    Map<String, String> rules = new HashMap<>();
    Set<String> labels = new LinkedHashSet<>();
    for (Table.Line row : table.rows()) {
      String from = row.text("from").orElse("");
      String to = row.text("to").orElse(DROPPED).toLowerCase(Locale.ROOT);
      if (rules.put(key(row.text("corpus").orElse(ANY), from), to) != null) {
        throw new CorpusException(
            file,
            "Row " + row.number() + " of '" + file + "' maps '" + from + "' again. Remove it.");
      }
      if (!to.equals(DROPPED)) {
        labels.add(to);
      }
    }
    if (labels.isEmpty()) {
      throw new CorpusException(
          file, "The mapping '" + file + "' has no label to map to. Fill in the column 'to'.");
    }
    return new LabelMapping(new LabelSet("mapped", List.copyOf(labels)), rules);
  }

  private static void drop(Map<String, String> rules, String corpus, String... labels) {
    for (String label : labels) {
      rules.put(key(corpus, label), DROPPED);
    }
  }

  private static String key(String corpus, String label) {
    return (corpus + "\n" + label).toLowerCase(Locale.ROOT);
  }

  /**
   * The labels after the mapping.
   *
   * @return the target set
   */
  public LabelSet labels() {
    return target;
  }

  /**
   * A corpus with mapped labels.
   *
   * @param corpus the corpus
   * @return a corpus of the same name, without the clips whose label is dropped
   */
  public Corpus apply(Corpus corpus) {
    List<ClipSource> clips = new ArrayList<>();
    List<Failed> problems = new ArrayList<>(corpus.problems());
    for (ClipSource clip : corpus.clips()) {
      Optional<String> emotion = clip.annotation().emotion();
      String label = emotion.orElse("");
      Optional<String> mapped = mapped(clip.id().subject().corpus(), label);
      if (emotion.isEmpty()) {
        clips.add(clip);
      } else if (mapped.isEmpty()) {
        problems.add(
            new Failed(
                clip.id(),
                Step.CORPUS,
                "The mapping has no rule for the label '" + label + "'. Add one."));
      } else if (!mapped.get().equals(DROPPED)) {
        clips.add(labelled(clip, mapped.get()));
      }
    }
    ListedCorpus.Notes notes = ListedCorpus.Notes.of(corpus);
    return new ListedCorpus(
        corpus.name(),
        target,
        clips,
        problems,
        notes.withVideos(notes.videos().stream().map(this::mapped).toList()));
  }

  /** A movement whose label is dropped stays: it is still to be spotted. */
  private UntrimmedVideo mapped(UntrimmedVideo video) {
    String corpus = video.source().id().subject().corpus();
    return new UntrimmedVideo(
        video.source(),
        video.movements().stream()
            .map(
                m ->
                    new Movement(
                        m.keyFrames(),
                        m.kind(),
                        m.label()
                            .flatMap(label -> mapped(corpus, label))
                            .filter(label -> !label.equals(DROPPED)),
                        m.actionUnits()))
            .toList());
  }

  private Optional<String> mapped(String corpus, String label) {
    String own = rules.get(key(corpus, label));
    return Optional.ofNullable(own == null ? rules.get(key(ANY, label)) : own);
  }

  /** The clip with another label. */
  static ClipSource labelled(ClipSource clip, String label) {
    return new ClipSource(clip.id(), clip.path(), clip.annotation().withEmotion(label));
  }
}
