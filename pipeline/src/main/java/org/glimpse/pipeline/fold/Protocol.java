package org.glimpse.pipeline.fold;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.model.train.PeekingTrainer;
import org.glimpse.pipeline.files.CsvTable;
import org.glimpse.pipeline.files.FileFormatException;

/**
 * How clips are tested, by name: {@code loso}, {@code kfold:K}, {@code loco}, {@code composite},
 * {@code split:FILE}, or one of them behind {@code peek-best-test-epoch:}.
 */
public final class Protocol {
  private static final String LOSO = "loso";
  private static final String LOCO = "loco";
  private static final String COMPOSITE = "composite";
  private static final String KFOLD = "kfold:";
  private static final String SPLIT = "split:";
  private static final Pattern FOLDS = Pattern.compile("kfold:[0-9]{1,4}");

  private final String name;
  private final boolean peeking;

  private Protocol(String name, boolean peeking) {
    this.name = name;
    this.peeking = peeking;
  }

  /**
   * The protocols.
   *
   * @return an immutable map from the pattern of a name to what it means, in the order of a help
   */
  public static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(LOSO, "leave one subject out");
    names.put("kfold:K", "K folds of subjects");
    names.put(LOCO, "leave one corpus out");
    names.put(COMPOSITE, "leave one subject out of several corpora that train together");
    names.put("split:FILE", "one fixed split, from a CSV of subject,side (and clip, corpus)");
    return Collections.unmodifiableMap(names);
  }

  /**
   * Reads a name.
   *
   * @param text one of {@link #names}, alone or behind {@code peek-best-test-epoch:}; {@code
   *     peek-best-test-epoch} alone is that of {@code loso}
   * @return the protocol
   * @throws IllegalArgumentException if there is no such protocol; the message lists them
   */
  public static Protocol parse(String text) {
    String peek = PeekingTrainer.PROTOCOL;
    boolean peeking = text.equals(peek) || text.startsWith(peek + ":");
    String name = text.equals(peek) ? LOSO : peeking ? text.substring(peek.length() + 1) : text;
    boolean known =
        List.of(LOSO, LOCO, COMPOSITE).contains(name)
            || FOLDS.matcher(name).matches()
            || (name.startsWith(SPLIT) && name.length() > SPLIT.length());
    Checks.argument(
        known,
        "a protocol must be one of "
            + String.join(", ", names().keySet())
            + ", for example kfold:10, but is '"
            + text
            + "'");
    return new Protocol(name, peeking);
  }

  /**
   * Whether each fold's epoch is chosen by its test clips, to show what that gives.
   *
   * @return true for {@code peek-best-test-epoch}
   */
  public boolean peeking() {
    return peeking;
  }

  /**
   * The folds of given clips.
   *
   * @param clips the clips
   * @param seed decides the folds of {@code kfold:K} where subjects are alike
   * @return the plan; that of a peeking protocol says so in its name
   * @throws IllegalArgumentException if the clips have too few subjects or corpora, or a subject
   *     would be on both sides
   * @throws FileFormatException if the file of a split lacks a column, names a side that is none,
   *     does not say on which side a clip is, or cannot be read
   */
  public FoldPlan plan(LabelledClips clips, long seed) throws FileFormatException {
    FoldPlan plan =
        name.startsWith(KFOLD) ? FoldPlan.subjectKFold(clips, parts(), seed) : plan(clips.ids());
    return peeking
        ? new FoldPlan(
            PeekingTrainer.PROTOCOL + ":" + plan.protocol(),
            plan.tested(),
            plan.trainingOnly(),
            plan.folds())
        : plan;
  }

  /**
   * Refuses clips of which no folds can be made, before anything long is done with them.
   *
   * @param clips the clips
   * @throws IllegalArgumentException as by {@link #plan}
   * @throws FileFormatException as by {@link #plan}
   */
  public void check(Collection<ClipId> clips) throws FileFormatException {
    if (name.startsWith(KFOLD)) {
      long subjects = clips.stream().map(ClipId::subject).distinct().count();
      Checks.argument(parts() >= 2, "kfold needs at least 2 folds but " + name + " was asked for");
      Checks.argument(
          subjects >= parts(),
          name + " needs at least " + parts() + " subjects but there are " + subjects);
    } else {
      plan(List.copyOf(clips));
    }
  }

  private int parts() {
    return Integer.parseInt(name.substring(KFOLD.length()));
  }

  private FoldPlan plan(List<ClipId> clips) throws FileFormatException {
    if (name.startsWith(SPLIT)) {
      return split(Path.of(name.substring(SPLIT.length())), clips);
    }
    return switch (name) {
      case LOCO -> FoldPlan.leaveOneCorpusOut(clips);
      case COMPOSITE -> FoldPlan.composite(clips);
      default -> FoldPlan.leaveOneSubjectOut(clips);
    };
  }

  /**
   * The name with the path of a split made absolute, for another process.
   *
   * @return a name that {@link #parse} reads
   */
  public String id() {
    String id =
        name.startsWith(SPLIT)
            ? SPLIT + Path.of(name.substring(SPLIT.length())).toAbsolutePath()
            : name;
    return peeking ? PeekingTrainer.PROTOCOL + ":" + id : id;
  }

  /**
   * One fixed split, as of a challenge. Every row of the table gives a side to the clips of a
   * subject, or to one of them where the row names one, of all corpora or of one.
   */
  private static FoldPlan split(Path file, List<ClipId> clips) throws FileFormatException {
    List<Row> rows = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read(file, List.of("subject", "side")).rows()) {
      String side = row.text("side").toLowerCase(Locale.ROOT);
      if (!List.of("train", "test", "unused").contains(side)) {
        throw new FileFormatException(
            file, "line " + row.line() + ": the side '" + side + "' is not train, test or unused.");
      }
      rows.add(
          new Row(
              row.optional("corpus").orElse(""),
              row.text("subject"),
              row.optional("clip").orElse(""),
              side));
    }
    Map<String, List<ClipId>> sides = new LinkedHashMap<>();
    for (ClipId clip : clips) {
      List<String> said =
          rows.stream().filter(row -> row.isAbout(clip)).map(Row::side).distinct().toList();
      if (said.size() != 1) {
        throw new FileFormatException(
            file,
            (said.isEmpty() ? "no row is about" : "rows disagree about the side of")
                + " the clip "
                + clip
                + ". Give it, or its subject, one side: train, test or unused.");
      }
      sides.computeIfAbsent(said.get(0), key -> new ArrayList<>()).add(clip);
    }
    return FoldPlan.trainTest(
        sides.getOrDefault("train", List.of()), sides.getOrDefault("test", List.of()));
  }

  /** A row of a split; an empty corpus or clip is any. */
  private record Row(String corpus, String subject, String clip, String side) {
    boolean isAbout(ClipId id) {
      return (corpus.isEmpty() || corpus.equalsIgnoreCase(id.subject().corpus()))
          && subject.equals(id.subject().subject())
          && (clip.isEmpty() || clip.equals(id.clip()));
    }
  }
}
