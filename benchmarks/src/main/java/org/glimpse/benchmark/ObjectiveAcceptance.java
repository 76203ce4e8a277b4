package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.imbalance.attention.TokenScore;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.topology.PointOrder;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.PeekingTrainer;
import org.glimpse.model.zoo.ApVit;
import org.glimpse.model.zoo.FaceTopoNet;
import org.glimpse.synthetic.ActionUnitSignals;
import org.glimpse.synthetic.ActionUnitSignals.Form;

/**
 * Whether each system does what it claims, on clips of action units whose truth is known: the macro
 * F1 of clean test clips after every epoch, paired by seed.
 */
final class ObjectiveAcceptance implements Measurement {
  private static final double NOISE = 0.3;
  private static final int CLASSES = ObjectiveTrial.EMOTIONS.size();
  private static final String BASE = "cross entropy";

  @Override
  public String name() {
    return "acceptance";
  }

  @Override
  public String summary() {
    return "Macro F1 of each system against what it is to beat, last five epochs and best epoch.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("tests", "noise,imbalance,erasing,tokens,order");
    defaults.put("seeds", "5");
    defaults.put("clips", "100");
    defaults.put("epochs", "40");
    return defaults;
  }

  /** One way of training: what it learns from and how. */
  private record Arm(
      String name, NetworkTrainer trainer, ImbalanceStrategy strategy, Clips training) {}

  /** Gives the training clips of a seed, and with a negative seed clean test clips. */
  @FunctionalInterface
  private interface Clips {
    LabelledClips of(long seed);
  }

  /** Macro F1 by seed: over the last epochs, and at the best one. */
  private record Scores(List<Double> last, List<Double> best) {}

  @Override
  public Measured run(MeasurementSettings settings) throws ClipException, InterruptedException {
    int clips = settings.integer("clips");
    int epochs = settings.integer("epochs");
    List<List<Object>> rows = new ArrayList<>();
    for (String test : settings.texts("tests")) {
      List<Arm> arms =
          switch (test) {
            case "noise" -> noise(clips, epochs);
            case "imbalance" -> imbalance(3 * clips, epochs);
            case "erasing" -> erasing(clips, epochs);
            case "tokens" -> tokens(clips, epochs);
            case "order" -> order(clips, epochs);
            default -> throw new IllegalArgumentException("there is no test '" + test + "'");
          };
      Map<String, Scores> all = new LinkedHashMap<>();
      for (Arm arm : arms) {
        all.put(arm.name(), scores(arm, settings.integer("seeds")));
      }
      Scores base = all.values().iterator().next();
      all.forEach(
          (name, scores) ->
              rows.add(
                  List.of(
                      test,
                      name,
                      Spread.of(scores.last()),
                      Spread.of(scores.best()),
                      Spread.ofDifferences(scores.last(), base.last()),
                      Spread.ofDifferences(scores.best(), base.best()))));
    }
    return Measured.of(
            new Measured.Table(
                "Macro F1 of clean test clips, %, mean ± deviation over seeds",
                List.of(
                    "test",
                    "system",
                    "last 5 epochs",
                    "best epoch",
                    "over the first, last 5",
                    "over the first, best"),
                rows))
        .withRemarks(
            "The best epoch is chosen by the test clips: an upper bound, no result.",
            String.format(
                Locale.ROOT,
                "noise and erasing: %.0f %% of training labels wrong; imbalance: ratio 50 of"
                    + " exponential counts; tokens and order: clean labels.",
                100 * NOISE));
  }

  private static Scores scores(Arm arm, int seeds) throws ClipException, InterruptedException {
    List<Double> last = new ArrayList<>();
    List<Double> best = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      LabelledClips training = arm.training().of(seed);
      LabelledClips test = arm.training().of(-seed);
      PeekingTrainer trainer = new PeekingTrainer(arm.trainer().withSeed(seed));
      int epochs = arm.trainer().epochs();
      try (NetworkClassifier model =
          trainer.train(training, arm.strategy().plan(training.counts(), epochs), test)) {
        EpochScores scores = EpochScores.of(model.history());
        last.add(scores.last());
        best.add(scores.best());
      } catch (TrainingDivergedException e) {
        throw new IllegalStateException("Training diverged: " + arm.name(), e);
      }
    }
    return new Scores(last, best);
  }

  private static Clips signals(ActionUnitSignals signals, List<Integer> counts, double wrong) {
    List<Integer> tested = counts.stream().map(count -> ObjectiveTrial.TESTED).toList();
    return seed ->
        (seed > 0 ? signals : signals.ofOtherSubjects())
            .draw(ObjectiveTrial.EMOTIONS, seed > 0 ? counts : tested, seed > 0 ? wrong : 0, seed)
            .clips();
  }

  private static List<Integer> even(int clips) {
    return java.util.Collections.nCopies(CLASSES, clips);
  }

  private static List<Arm> noise(int clips, int epochs) {
    ObjectiveTrial trial = ObjectiveTrial.of("vector", epochs);
    Clips training = signals(trial.signals(), even(clips), NOISE);
    List<Arm> arms = new ArrayList<>();
    for (String name : List.of("plain", "scn-weights", "scn", "rul", "rul-equal", "ulc-ag")) {
      arms.add(
          new Arm(
              name.equals("plain") ? BASE : name,
              trial.trainer(1).withObjective(Objectives.parse(name)),
              Imbalance.none(),
              training));
    }
    return arms;
  }

  private static List<Arm> imbalance(int clips, int epochs) {
    ObjectiveTrial trial = ObjectiveTrial.of("vector", epochs);
    List<Integer> counts = new ArrayList<>();
    for (int k = 0; k < CLASSES; k++) {
      counts.add((int) Math.round(clips * Math.pow(1 / 50.0, k / (CLASSES - 1.0))));
    }
    Clips training = signals(trial.signals(), counts, 0);
    List<Arm> arms = new ArrayList<>();
    for (String name : List.of("none", "weighted-sqrt", "weighted")) {
      arms.add(
          new Arm(
              name.equals("none") ? BASE : name,
              trial.trainer(1),
              Imbalance.parse(name),
              training));
    }
    return arms;
  }

  private static List<Arm> erasing(int clips, int epochs) {
    ObjectiveTrial trial = ObjectiveTrial.of("clip", epochs);
    Clips training = signals(trial.signals(), even(clips), NOISE);
    List<Arm> arms = new ArrayList<>();
    for (double weight : List.of(0.0, 1.0)) {
      arms.add(
          new Arm(
              weight == 0 ? "erasing alone" : "eac",
              trial.trainer(1).withObjective(Objectives.eac().withWeight(weight)),
              Imbalance.none(),
              training));
    }
    return arms;
  }

  private static List<Arm> tokens(int clips, int epochs) {
    ObjectiveTrial trial = ObjectiveTrial.of("clip", epochs);
    ActionUnitSignals signals =
        new ActionUnitSignals(
            trial.signals().probabilities(), trial.signals().units(), Form.clip(1, 28, 1));
    Clips training = signals(signals, even(clips), 0);
    Map<String, ApVit> models = new LinkedHashMap<>();
    models.put("random 24 of 49 tokens", new ApVit(0.5, 0.49, 1, TokenScore.RANDOM));
    models.put("best 24 of 49 tokens", new ApVit(0.5, 0.49, 1, TokenScore.NORM));
    models.put("all 49 tokens", new ApVit(0.5, 1, 1, TokenScore.NORM));
    List<Arm> arms = new ArrayList<>();
    models.forEach(
        (name, model) ->
            arms.add(
                new Arm(
                    name, trial.trainer(1).withArchitecture(model), Imbalance.none(), training)));
    return arms;
  }

  private static List<Arm> order(int clips, int epochs) {
    ObjectiveTrial trial = ObjectiveTrial.of("clip", epochs);
    MovingPoints points = new MovingPoints(20, 2);
    Clips training = seed -> points.draw(trial, seed > 0 ? clips : ObjectiveTrial.TESTED, seed);
    List<Arm> arms = new ArrayList<>();
    for (PointOrder order :
        List.of(PointOrder.RANDOM, PointOrder.GEOMETRIC, PointOrder.CHOW_LIU, PointOrder.LISTED)) {
      arms.add(
          new Arm(
              order.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              trial.trainer(1).withArchitecture(FaceTopoNet.withDefaults().withOrder(order)),
              Imbalance.none(),
              training));
    }
    return arms;
  }
}
