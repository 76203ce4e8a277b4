package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.Fold;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.TrainingHistory;

/**
 * Keeps how each fold's training went, where its model looked in its surest mistakes and, of the
 * fold that tests most clips, how its model arranges them.
 */
final class FoldRecorder {
  /** How many clips a map can show before they hide each other. */
  private static final int MOST_TRAINED = 400;

  private final String embedded;
  private final boolean peeking;
  private final List<RunDetails.LearningCurve> curves = new ArrayList<>();
  private Optional<RunDetails.Embedding> embedding = Optional.empty();
  private ModelInsight insight = ModelInsight.none();

  /**
   * A recorder.
   *
   * @param plan all folds
   * @param peeking whether test clips chose the epoch; their scores are then no validation
   */
  FoldRecorder(FoldPlan plan, boolean peeking) {
    this.peeking = peeking;
    this.embedded =
        plan.folds().stream()
            .max(Comparator.comparingInt((Fold fold) -> fold.test().size()))
            .map(Fold::name)
            .orElse("");
  }

  /** Takes note of a fold's model before it is closed. */
  void trained(String fold, LabelledClips training, LabelledClips tested, ClipClassifier classifier)
      throws ClipException {
    List<RunDetails.Point> points = new ArrayList<>();
    TrainingHistory history = classifier.history();
    for (TrainingHistory.Epoch epoch : history.epochs()) {
      points.add(
          new RunDetails.Point(
              epoch.epoch(),
              epoch.loss(),
              peeking ? OptionalDouble.empty() : epoch.validation(),
              history.kept().isPresent() && history.kept().getAsInt() == epoch.epoch()));
    }
    if (!points.isEmpty()) {
      curves.add(new RunDetails.LearningCurve(fold, points));
    }
    insight = TrainingInsight.of(fold, classifier);
    if (fold.equals(embedded) && embedding.isEmpty()) {
      List<RunDetails.EmbeddedClip> all = new ArrayList<>();
      add(all, tested, classifier, true);
      add(all, training.select(spread(training.ids())), classifier, false);
      if (!all.isEmpty()) {
        embedding = Optional.of(new RunDetails.Embedding(fold, all));
      }
    }
  }

  /** Takes note of where a fold's model looked in its surest mistakes. */
  void tested(
      String fold, LabelledClips tested, List<Prediction> predictions, ClipClassifier classifier)
      throws ClipException {
    insight = insight.withMaps(MistakeMaps.of(fold, tested, predictions, classifier));
  }

  private static void add(
      List<RunDetails.EmbeddedClip> all,
      LabelledClips clips,
      ClipClassifier classifier,
      boolean tested)
      throws ClipException {
    List<List<Double>> vectors = classifier.embed(clips);
    for (int i = 0; i < vectors.size(); i++) {
      all.add(
          new RunDetails.EmbeddedClip(
              clips.clips().get(i).id(), clips.clips().get(i).label(), tested, vectors.get(i)));
    }
  }

  /** At most as many clips as a map can show, evenly from the list. */
  private static List<ClipId> spread(List<ClipId> clips) {
    int step = Math.max(1, (clips.size() + MOST_TRAINED - 1) / MOST_TRAINED);
    List<ClipId> some = new ArrayList<>();
    for (int i = 0; i < clips.size(); i += step) {
      some.add(clips.get(i));
    }
    return some;
  }

  /** What was kept. */
  RunDetails details() {
    return new RunDetails(Map.of(), curves, embedding).with(insight);
  }
}
