package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;

/** Scores anybody's predicted labels: joins two lists of labels by clip, never by row. */
public final class RecognitionScore {
  /** The protocol of an evaluation of which nothing is known but its folds. */
  public static final String GIVEN_FOLDS = "folds as given";

  /** The protocol of an evaluation whose folds are unknown; its one fold has the same name. */
  public static final String UNKNOWN_PROTOCOL = "unknown";

  private static final Comparator<String> BY_NUMBER_OR_NAME =
      Comparator.comparing((String label) -> label.matches("\\d{1,9}") ? 0 : 1)
          .thenComparing(label -> label.matches("\\d{1,9}") ? Integer.parseInt(label) : 0)
          .thenComparing(String.CASE_INSENSITIVE_ORDER);

  private RecognitionScore() {}

  /**
   * Scores predicted labels; the label set is every label that occurs on either side, {@link
   * #labelsOf} of both.
   *
   * @param truth the true label of each clip, at least one
   * @param predictions the predicted label of each clip
   * @return the evaluation
   * @throws MismatchException if a clip is missing, doubled or unknown; the message names it
   * @throws IllegalArgumentException if there is no truth
   */
  public static Evaluation of(List<ClipLabel> truth, List<ClipLabel> predictions)
      throws MismatchException {
    List<ClipLabel> all = new ArrayList<>(truth);
    all.addAll(predictions);
    return of(labelsOf(all), truth, predictions);
  }

  /**
   * Scores predicted labels of a given label set.
   *
   * @param labels the label set
   * @param truth the true label of each clip, at least one
   * @param predictions the predicted label of each clip, in any order
   * @return the evaluation, clips in the order of the truth
   * @throws MismatchException if a clip is missing, doubled or unknown, or has a label that is not
   *     of the set; the message names it
   * @throws IllegalArgumentException if there is no truth
   */
  public static Evaluation of(LabelSet labels, List<ClipLabel> truth, List<ClipLabel> predictions)
      throws MismatchException {
    Map<ClipId, Integer> truths = index(labels, Checks.notEmpty("truth", truth), "the truth");
    Map<ClipId, Integer> predicted = index(labels, predictions, "the predictions");
    for (ClipId clip : predicted.keySet()) {
      if (!truths.containsKey(clip)) {
        throw new MismatchException(clip, "Clip " + clip + " is predicted but not in the truth.");
      }
    }
    List<EvaluatedClip> joined = new ArrayList<>();
    for (Map.Entry<ClipId, Integer> entry : truths.entrySet()) {
      ClipId clip = entry.getKey();
      Integer prediction = predicted.get(clip);
      if (prediction == null) {
        throw new MismatchException(clip, "Clip " + clip + " has no prediction.");
      }
      joined.add(
          new EvaluatedClip(clip, entry.getValue(), prediction, UNKNOWN_PROTOCOL, List.of()));
    }
    return Evaluation.of(UNKNOWN_PROTOCOL, labels, joined);
  }

  /**
   * The same predictions with the folds in which they were made, so that the folds can be audited;
   * pooled metrics stay what they are.
   *
   * @param evaluation what was scored
   * @param folds the fold of each clip
   * @return the evaluation with these folds; the same evaluation if a clip has none
   */
  public static Evaluation withFolds(Evaluation evaluation, Map<ClipId, String> folds) {
    List<EvaluatedClip> clips = new ArrayList<>();
    for (EvaluatedClip clip : evaluation.clips()) {
      String fold = folds.get(clip.clip());
      if (fold == null) {
        return evaluation;
      }
      clips.add(
          new EvaluatedClip(clip.clip(), clip.truth(), clip.predicted(), fold, clip.scores()));
    }
    return Evaluation.of(GIVEN_FOLDS, evaluation.labels(), clips).withDetails(evaluation.details());
  }

  /**
   * The labels that occur, each once: whole numbers first by value, then names in alphabetical
   * order; case is ignored and the spelling that comes first in the rows is kept.
   *
   * @param rows at least one row
   * @return the label set, named {@code "labels found"}
   * @throws IllegalArgumentException if there is no row
   */
  public static LabelSet labelsOf(List<ClipLabel> rows) {
    TreeSet<String> labels = new TreeSet<>(BY_NUMBER_OR_NAME);
    rows.forEach(row -> labels.add(row.label()));
    return new LabelSet("labels found", List.copyOf(labels));
  }

  private static Map<ClipId, Integer> index(LabelSet labels, List<ClipLabel> rows, String where)
      throws MismatchException {
    Map<ClipId, Integer> byClip = new LinkedHashMap<>();
    for (ClipLabel row : rows) {
      OptionalInt label = labels.indexOf(row.label());
      if (label.isEmpty()) {
        throw new MismatchException(
            row.clip(),
            "Clip "
                + row.clip()
                + " has the label '"
                + row.label()
                + "' in "
                + where
                + "; known labels are "
                + String.join(", ", labels.labels())
                + ".");
      }
      if (byClip.put(row.clip(), label.getAsInt()) != null) {
        throw new MismatchException(
            row.clip(), "Clip " + row.clip() + " occurs twice in " + where + ".");
      }
    }
    return byClip;
  }
}
