package org.glimpse.video.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.clip.Movement.Kind;
import org.glimpse.core.label.LabelSet;

/**
 * Turns the cells of clips, corrected by errata, into annotations, whatever the corpus.
 *
 * <p>Refusals are {@link Unusable}s or other IllegalArgumentExceptions whose message is for the
 * user.
 */
final class AnnotationReader {
  private static final LabelSet UNLABELED = new LabelSet("unlabeled", List.of("unlabeled"));
  private static final String MICRO = "micro";
  private static final String MACRO = "macro";

  private final ListedCorpus.Builder corpus;
  private final Corrections corrections;
  private final Map<Field, String> titles;
  private final Optional<LabelSet> known;
  private final Set<String> labels = new TreeSet<>();

  /**
   * A reader for one corpus.
   *
   * @param titles what the columns are called, for messages
   * @param known the labels that may occur, or empty for any
   */
  AnnotationReader(
      String name,
      ListedCorpus.Builder corpus,
      CorpusOptions options,
      Map<Field, String> titles,
      Optional<LabelSet> known)
      throws CorpusException {
    this.corpus = corpus;
    this.corrections = new Corrections(name, corpus, options);
    this.titles = titles;
    this.known = known;
  }

  /** Corrects the cells and says where the apex comes from if it was corrected. */
  Optional<ApexSource> correct(ClipId id, Map<Field, String> cells) {
    return corrections.apply(id, cells);
  }

  /** The key frames as the cells number them, or nothing where onset and offset are not coded. */
  Optional<KeyFrames> keyFrames(Map<Field, String> cells, Optional<ApexSource> corrected) {
    Optional<KeyFrames> keys =
        Fields.keyFrames(
            frame(cells, Field.ONSET), frame(cells, Field.APEX), frame(cells, Field.OFFSET));
    return keys.map(
        k ->
            k.source() == ApexSource.ANNOTATED && corrected.isPresent()
                ? new KeyFrames(k.onset(), k.apex(), k.offset(), corrected.get())
                : k);
  }

  private Optional<Integer> frame(Map<Field, String> cells, Field field) {
    return Optional.ofNullable(cells.get(field)).flatMap(text -> Fields.frame(title(field), text));
  }

  private String title(Field field) {
    return titles.getOrDefault(field, field.name().toLowerCase(Locale.ROOT));
  }

  /**
   * The annotation of cells that are corrected.
   *
   * @param toIndices turns key frames as they are numbered into indices
   * @param otherwise the rate where no cell states one
   */
  Annotation annotation(
      ClipId id,
      Map<Field, String> cells,
      Optional<KeyFrames> numbers,
      UnaryOperator<KeyFrames> toIndices,
      Optional<FrameRate> otherwise) {
    Optional<String> emotion = emotion(cells);
    Optional<FrameRate> stated =
        Optional.ofNullable(cells.get(Field.FPS))
            .filter(text -> !text.isEmpty())
            .map(FrameRate::parse);
    Annotation annotation =
        new Annotation(
            numbers.map(toIndices),
            emotion,
            units(id, cells),
            stated.isPresent() ? stated : otherwise,
            Fields.feeling(
                cells.getOrDefault(Field.VALENCE, ""), cells.getOrDefault(Field.AROUSAL, "")));
    emotion.ifPresent(labels::add);
    return annotation;
  }

  /** A movement of an untrimmed video; a label that is none of the corpus' is left out. */
  Movement movement(ClipId id, Map<Field, String> cells, KeyFrames indices) {
    String type = cells.getOrDefault(Field.TYPE, cells.getOrDefault(Field.EMOTION, ""));
    return new Movement(
        indices,
        type.toLowerCase(Locale.ROOT).startsWith(MACRO) ? Kind.MACRO : Kind.MICRO,
        text(cells)
            .map(label -> label.toLowerCase(Locale.ROOT))
            .filter(label -> known.isEmpty() || known.get().indexOf(label).isPresent())
            .filter(label -> !label.startsWith(MICRO) && !label.startsWith(MACRO)),
        units(id, cells));
  }

  private static Optional<String> text(Map<Field, String> cells) {
    return Optional.ofNullable(cells.get(Field.EMOTION))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private Optional<String> emotion(Map<Field, String> cells) {
    Optional<String> text = text(cells);
    if (known.isEmpty() || text.isEmpty()) {
      return text.map(label -> label.toLowerCase(Locale.ROOT));
    }
    LabelSet set = known.get();
    int index =
        set.indexOf(text.get())
            .orElseThrow(
                () ->
                    new Unusable(
                        CorpusCheck.Kind.UNKNOWN_LABEL,
                        "The emotion '"
                            + text.get()
                            + "' is not one of "
                            + String.join(", ", set.labels())
                            + ". Correct the sheet."));
    return Optional.of(set.label(index));
  }

  /** A list that cannot be read costs the clip its units, not its place. */
  private List<ActionUnit> units(ClipId id, Map<Field, String> cells) {
    // 4DME marks some units with a letter in parentheses.
    String text = cells.getOrDefault(Field.AU, "").replaceAll("\\([a-zA-Z]\\)", "");
    if (text.equals("/") || text.equals("?")) {
      return List.of();
    }
    try {
      return ActionUnit.parseList(text);
    } catch (IllegalArgumentException e) {
      corpus.remark(id, "The action units '" + text + "' are not used: " + e.getMessage() + ".");
      return List.of();
    }
  }

  /** What is to be said after the last clip. */
  void finish() {
    corrections.remarkUnused();
  }

  /** The labels that may occur, else those that did, in alphabetical order. */
  LabelSet labelSet(String name) {
    return known.orElseGet(
        () -> labels.isEmpty() ? UNLABELED : new LabelSet(name, List.copyOf(labels)));
  }
}
