package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.glimpse.benchmark.AcceptanceTest.Arm;
import org.glimpse.benchmark.AcceptanceTest.Claim;
import org.glimpse.benchmark.AcceptanceTest.Clips;
import org.glimpse.benchmark.AcceptanceTest.Runs;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.attention.TokenScore;
import org.glimpse.imbalance.objective.AttentionObjective;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.imbalance.objective.TrainingObjective;
import org.glimpse.model.topology.PointOrder;
import org.glimpse.model.train.Augmentation;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.zoo.FaceTopoNet;
import org.glimpse.synthetic.ActionUnitSignals;
import org.glimpse.synthetic.ActionUnitSignals.Drawn;
import org.glimpse.synthetic.ActionUnitSignals.Form;

/**
 * The tests of the facial-expression systems at a size.
 *
 * @param clips training clips of each class
 * @param epochs of a training
 */
record AcceptanceTests(int clips, int epochs) {
  private static final double NOISE = 0.3;
  private static final int CLASSES = ObjectiveTrial.EMOTIONS.size();
  private static final String BASE = "cross entropy";
  private static final String FIT = "wrong labels learned by heart";
  private static final String UAR = "UAR";
  private static final String TAIL = "recall of the two rarest";
  private static final String COSINE = "cosine of heads";
  private static final String VARIANCE = "variance of heads";
  private static final String SPREAD = "distance within over between classes";

  /** A test by name, with its own size. */
  static AcceptanceTest named(String name, double scale) {
    return switch (name) {
      case "relabelling" -> sized(60, 24, scale).relabelling();
      case "mixing" -> sized(60, 24, scale).mixing();
      case "units" -> sized(40, 20, scale).units();
      case "imbalance" -> sized(180, 15, scale).imbalance();
      case "erasing" -> sized(24, 15, scale).erasing();
      case "tokens" -> sized(50, 20, scale).tokens();
      case "order" -> sized(30, 20, scale).order();
      case "heads" -> sized(24, 9, scale).heads();
      default -> throw new IllegalArgumentException("there is no test '" + name + "'");
    };
  }

  private static AcceptanceTests sized(int clips, int epochs, double scale) {
    return new AcceptanceTests(
        (int) Math.max(1, Math.round(clips * scale)),
        (int) Math.max(1, Math.round(epochs * scale)));
  }

  private ObjectiveTrial trial(String form) {
    return ObjectiveTrial.of(form, epochs);
  }

  private static Clips signals(ActionUnitSignals signals, List<Integer> counts, double wrong) {
    List<Integer> tested = Collections.nCopies(CLASSES, ObjectiveTrial.TESTED);
    return seed ->
        seed > 0
            ? signals.draw(ObjectiveTrial.EMOTIONS, counts, wrong, seed)
            : signals.ofOtherSubjects().draw(ObjectiveTrial.EMOTIONS, tested, 0, seed);
  }

  private List<Integer> even() {
    return Collections.nCopies(CLASSES, clips);
  }

  private List<Arm> noisy(String form, Map<String, TrainingObjective> objectives) {
    ObjectiveTrial trial = trial(form);
    Clips training = signals(trial.signals(), even(), NOISE);
    List<Arm> arms = new ArrayList<>();
    objectives.forEach(
        (name, objective) ->
            arms.add(
                new Arm(
                    name, trial.trainer(1).withObjective(objective), training, Optional.empty())));
    return arms;
  }

  private static Map<String, TrainingObjective> named(String... names) {
    Map<String, TrainingObjective> objectives = new LinkedHashMap<>();
    objectives.put(BASE, TrainingObjective.plain());
    for (String name : names) {
      objectives.put(name, Objectives.parse(name));
    }
    return objectives;
  }

  private static Runs of(Map<String, Runs> runs, String arm) {
    return Optional.ofNullable(runs.get(arm)).orElseThrow();
  }

  /** How much more an arm reaches than another, by seed, in points of macro F1. */
  private static Function<Map<String, Runs>, List<Double>> gain(String arm, String over) {
    return runs -> {
      List<Double> last = of(runs, arm).last();
      List<Double> base = of(runs, over).last();
      return IntStream.range(0, last.size())
          .mapToObj(i -> 100 * (last.get(i) - base.get(i)))
          .toList();
    };
  }

  /** How much more of something an arm has than another, by seed. */
  private static Function<Map<String, Runs>, List<Double>> more(
      String what, String arm, String than, double unit) {
    return runs -> {
      List<Double> one = of(runs, arm).number(what);
      List<Double> other = of(runs, than).number(what);
      return IntStream.range(0, one.size())
          .mapToObj(i -> unit * (one.get(i) - other.get(i)))
          .toList();
    };
  }

  private static Function<Map<String, Runs>, List<Double>> number(String what, String arm) {
    return runs -> of(runs, arm).number(what);
  }

  private AcceptanceTest relabelling() {
    return new AcceptanceTest(
        "relabelling",
        noisy("vector", named("scn-weights", "scn")),
        List.of(
            new Claim("scn over cross entropy, points", 6, gain("scn", BASE)),
            new Claim(
                "wrong labels that scn puts right, net share",
                0.4,
                runs ->
                    of(runs, "scn").number(AcceptanceTest.WRONG_LEFT).stream()
                        .map(left -> 1 - left)
                        .toList()),
            new Claim(
                "AUC of the confidence alone", 0.55, number(AcceptanceTest.DOUBT, "scn-weights"))));
  }

  private AcceptanceTest mixing() {
    return new AcceptanceTest(
        "mixing",
        noisy("vector", named("rul", "rul-equal")),
        List.of(
            new Claim("rul over cross entropy, points", 2, gain("rul", BASE)),
            new Claim("AUC of the uncertainty", 0.65, number(AcceptanceTest.DOUBT, "rul")),
            new Claim(
                "half of rul's gain less all of that of equal parts, points",
                0,
                halfLess(gain("rul", BASE), gain("rul-equal", BASE)))));
  }

  private AcceptanceTest units() {
    Map<String, TrainingObjective> objectives = named();
    String alone = "templates alone";
    objectives.put(alone, Objectives.ulcAg().withUnits(0));
    objectives.put("ulc-ag", Objectives.ulcAg());
    objectives.put("mtac", Objectives.mtac());
    return new AcceptanceTest(
        "units",
        noisy("clip", objectives),
        List.of(
            new Claim("ulc-ag over cross entropy, points", 8, gain("ulc-ag", BASE)),
            new Claim("ulc-ag over templates alone, points", 0, gain("ulc-ag", alone)),
            new Claim("mtac over cross entropy, points", 2, gain("mtac", BASE))));
  }

  private AcceptanceTest imbalance() {
    ObjectiveTrial trial = trial("vector");
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
              training,
              Optional.of(AcceptanceTests::recalls),
              Map::of));
    }
    return new AcceptanceTest(
        "imbalance",
        arms,
        List.of(
            new Claim("UAR of weights over none, points", 1.5, more(UAR, "weighted", BASE, 100)),
            new Claim(
                "recall of the two rarest classes, points", 5, more(TAIL, "weighted", BASE, 100))));
  }

  private static Map<String, Double> recalls(NetworkClassifier model, Drawn training, Drawn test)
      throws ClipException {
    List<Double> recalls = ObjectiveTrial.recalls(model.predict(test.clips()), test.clips());
    return Map.of(
        UAR,
        AcceptanceTest.mean(recalls),
        TAIL,
        AcceptanceTest.mean(recalls.subList(CLASSES - 2, CLASSES)));
  }

  private AcceptanceTest erasing() {
    ObjectiveTrial trial = trial("clip");
    Clips training = signals(trial.signals(), even(), NOISE);
    String alone = "erasing alone";
    String flipped = "erasing and mirroring";
    NetworkTrainer erasing = trial.trainer(1).withObjective(Objectives.eac().withWeight(0));
    Map<String, NetworkTrainer> trainers = new LinkedHashMap<>();
    trainers.put(flipped, erasing.withAugmentation(Augmentation.flip()));
    trainers.put(alone, erasing);
    trainers.put("eac", erasing.withObjective(Objectives.eac()));
    List<Arm> arms = new ArrayList<>();
    trainers.forEach(
        (name, trainer) ->
            arms.add(new Arm(name, trainer, training, Optional.of(AcceptanceTests::fit))));
    return new AcceptanceTest(
        "erasing",
        arms,
        List.of(
            new Claim("eac over erasing and mirroring, points", 5, gain("eac", flipped)),
            new Claim("eac over erasing alone, points", 8, gain("eac", alone)),
            new Claim(
                "wrong labels learned by heart without eac, half, less those with it",
                0,
                halfLess(number(FIT, alone), number(FIT, "eac")))));
  }

  /** Half of one number less another, by seed. */
  private static Function<Map<String, Runs>, List<Double>> halfLess(
      Function<Map<String, Runs>, List<Double>> halved,
      Function<Map<String, Runs>, List<Double>> whole) {
    return runs -> {
      List<Double> one = halved.apply(runs);
      List<Double> other = whole.apply(runs);
      return IntStream.range(0, one.size()).mapToObj(i -> one.get(i) / 2 - other.get(i)).toList();
    };
  }

  /** The share of wrong labels that the network gives back for the training clips themselves. */
  private static Map<String, Double> fit(NetworkClassifier model, Drawn training, Drawn test)
      throws ClipException {
    LabelledClips clips = training.clips();
    int wrong = 0;
    int learned = 0;
    for (Prediction prediction : model.predict(clips)) {
      int given = clips.clip(prediction.clip()).label();
      if (given != training.truth().getOrDefault(prediction.clip(), given)) {
        wrong++;
        learned += prediction.decided() == given ? 1 : 0;
      }
    }
    return Map.of(FIT, (double) learned / wrong);
  }

  private AcceptanceTest tokens() {
    ObjectiveTrial trial = trial("clip");
    ActionUnitSignals signals =
        new ActionUnitSignals(
            trial.signals().probabilities(), trial.signals().units(), Form.clip(1, 28, 1));
    Clips training = signals(signals, even(), 0);
    Map<String, PatchTokens> models = new LinkedHashMap<>();
    models.put("random 24 of 49 tokens", new PatchTokens(0.49, TokenScore.RANDOM));
    models.put("best 24 of 49 tokens", new PatchTokens(0.49, TokenScore.NORM));
    models.put("all 49 tokens", new PatchTokens(1, TokenScore.NORM));
    List<Arm> arms = new ArrayList<>();
    models.forEach(
        (name, model) ->
            arms.add(
                new Arm(
                    name, trial.trainer(1).withArchitecture(model), training, Optional.empty())));
    return new AcceptanceTest(
        "tokens",
        arms,
        List.of(
            new Claim(
                "best over random tokens, points",
                5,
                gain("best 24 of 49 tokens", "random 24 of 49 tokens")),
            new Claim(
                "best over all tokens, points",
                -2,
                gain("best 24 of 49 tokens", "all 49 tokens"))));
  }

  private AcceptanceTest order() {
    ObjectiveTrial trial = trial("clip");
    MovingPoints points = new MovingPoints(20, 2);
    Clips training =
        seed -> {
          LabelledClips drawn = points.draw(trial, seed > 0 ? clips : ObjectiveTrial.TESTED, seed);
          Map<ClipId, Integer> truth = new HashMap<>();
          drawn.clips().forEach(clip -> truth.put(clip.id(), clip.label()));
          return new Drawn(drawn, truth);
        };
    List<Arm> arms = new ArrayList<>();
    for (PointOrder order : List.of(PointOrder.RANDOM, PointOrder.GEOMETRIC, PointOrder.CHOW_LIU)) {
      arms.add(
          new Arm(
              order.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              trial.trainer(1).withArchitecture(FaceTopoNet.withDefaults().withOrder(order)),
              training,
              Optional.empty()));
    }
    return new AcceptanceTest(
        "order",
        arms,
        List.of(
            new Claim(
                "tree of Chow and Liu over random order, points", 5, gain("chow-liu", "random"))));
  }

  private AcceptanceTest heads() {
    ObjectiveTrial trial = trial("clip");
    Clips training = signals(trial.signals(), even(), 0);
    Map<String, AttentionObjective> objectives = new LinkedHashMap<>();
    objectives.put("affinity alone", new AttentionObjective(2, 32, 1, 0));
    objectives.put("partition alone", new AttentionObjective(2, 32, 0, 1));
    objectives.put("dan", new AttentionObjective(2, 32, 1, 1));
    List<Arm> arms = new ArrayList<>();
    objectives.forEach(
        (name, objective) -> {
          AttentionWatch watch = new AttentionWatch(objective);
          NetworkTrainer trainer = trial.trainer(1).withObjective(watch);
          arms.add(
              new Arm(
                  name,
                  trainer,
                  Imbalance.none(),
                  training,
                  Optional.empty(),
                  () ->
                      Map.of(
                          COSINE, watch.headCosine(),
                          VARIANCE, watch.headVariance(),
                          SPREAD, watch.spreadOfClasses())));
        });
    return new AcceptanceTest(
        "heads",
        arms,
        List.of(
            new Claim(
                "cosine of heads that partition takes away",
                0.05,
                more(COSINE, "affinity alone", "dan", 1)),
            new Claim(
                "variance of heads that partition adds",
                5,
                more(VARIANCE, "dan", "affinity alone", 1)),
            new Claim(
                "distance within over between classes that affinity takes away",
                0,
                more(SPREAD, "partition alone", "dan", 1))));
  }
}
