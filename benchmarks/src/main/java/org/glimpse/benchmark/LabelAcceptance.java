package org.glimpse.benchmark;

import static org.glimpse.benchmark.AcceptanceValues.gain;
import static org.glimpse.benchmark.AcceptanceValues.more;
import static org.glimpse.benchmark.AcceptanceValues.number;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.glimpse.benchmark.AcceptanceTest.Arm;
import org.glimpse.benchmark.AcceptanceTest.Claim;
import org.glimpse.benchmark.AcceptanceTest.Clips;
import org.glimpse.benchmark.AcceptanceTest.Runs;
import org.glimpse.core.clip.ClipException;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.imbalance.objective.TrainingObjective;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.synthetic.ActionUnitSignals.Drawn;

/**
 * The tests of systems against wrong labels and unbalanced classes, at a size.
 *
 * <p>Limits were fixed once, after the first measurement of 5 seeds at full size: about half of
 * what was measured (of an area under a curve, of what is above one half), and more than two
 * standard errors below the mean. Claims that did not hold keep the limit that was proposed for
 * them before, by a trial elsewhere on data of the same kind.
 *
 * @param clips training clips of each class
 * @param epochs of a training
 */
record LabelAcceptance(int clips, int epochs) {
  private static final double NOISE = 0.3;
  private static final int CLASSES = ObjectiveTrial.EMOTIONS.size();
  private static final String BASE = "cross entropy";
  private static final String UAR = "UAR";
  private static final String TAIL = "recall of the two rarest";
  private static final String LIMITS =
      "limits: about half of what 5 seeds gave, more than two standard errors below it; where a"
          + " claim does not hold, as proposed before by a trial elsewhere";

  private ObjectiveTrial trial(String form) {
    return ObjectiveTrial.of(form, epochs);
  }

  private List<Arm> noisy(String form, Map<String, TrainingObjective> objectives) {
    ObjectiveTrial trial = trial(form);
    Clips training = Clips.of(trial.signals(), Collections.nCopies(CLASSES, clips), NOISE);
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

  /** How many of the wrong labels an arm mended, less those that it made wrong. */
  private static Function<Map<String, Runs>, List<Double>> mended(String arm) {
    return runs ->
        AcceptanceValues.of(runs, arm).number(AcceptanceTest.WRONG_LEFT).stream()
            .map(left -> 1 - left)
            .toList();
  }

  private String noise() {
    return "%.0f %% of labels wrong, %d a class, %d epochs".formatted(100 * NOISE, clips, epochs);
  }

  AcceptanceTest relabelling() {
    return new AcceptanceTest(
        "relabelling",
        "vectors, " + noise() + "; " + LIMITS,
        noisy("vector", named("scn-weights", "scn")),
        List.of(
            new Claim("scn over cross entropy, points", 10, gain("scn", BASE)),
            new Claim("wrong labels that scn puts right, net share", 0.3, mended("scn")),
            new Claim(
                "AUC of the confidence alone", 0.55, number(AcceptanceTest.DOUBT, "scn-weights"))));
  }

  AcceptanceTest mixing() {
    return new AcceptanceTest(
        "mixing",
        "vectors, " + noise() + "; " + LIMITS,
        noisy("vector", named("rul", "rul-equal")),
        List.of(
            new Claim("rul over cross entropy, points", 2, gain("rul", BASE)),
            new Claim("AUC of the uncertainty", 0.58, number(AcceptanceTest.DOUBT, "rul")),
            new Claim("rul over mixing in equal parts, points", 1, gain("rul", "rul-equal"))));
  }

  /** Action units and templates, on vectors or clips. */
  AcceptanceTest units(String form) {
    boolean vectors = form.equals("vector");
    Map<String, TrainingObjective> objectives = named();
    String alone = "templates alone";
    objectives.put("units alone", Objectives.ulcAg().withoutRelabelling());
    objectives.put(alone, Objectives.ulcAg().withUnits(0));
    objectives.put("ulc-ag", Objectives.ulcAg());
    objectives.put("mtac", Objectives.mtac());
    return new AcceptanceTest(
        vectors ? "units" : "units-of-clips",
        (vectors ? "vectors, " : "4 frames of 16 x 16, ") + noise() + "; " + LIMITS,
        noisy(form, objectives),
        List.of(
            new Claim("templates alone over cross entropy, points", 5, gain(alone, BASE)),
            new Claim("ulc-ag over cross entropy, points", 7, gain("ulc-ag", BASE)),
            new Claim("ulc-ag over templates alone, points", 0, gain("ulc-ag", alone)),
            new Claim("mtac over cross entropy, points", 6, gain("mtac", BASE)),
            new Claim("wrong labels that ulc-ag puts right, net share", 0.25, mended("ulc-ag"))));
  }

  /**
   * Class weights; in few epochs, since once every training clip is learned by heart its weight
   * hardly matters (in 40 epochs they gain half as much).
   */
  AcceptanceTest imbalance() {
    ObjectiveTrial trial = trial("vector");
    List<Integer> counts = new ArrayList<>();
    for (int k = 0; k < CLASSES; k++) {
      counts.add((int) Math.round(clips * Math.pow(1 / 50.0, k / (CLASSES - 1.0))));
    }
    Clips training = Clips.of(trial.signals(), counts, 0);
    List<Arm> arms = new ArrayList<>();
    for (String name : List.of("none", "weighted-sqrt", "weighted")) {
      arms.add(
          new Arm(
              name.equals("none") ? BASE : name,
              trial.trainer(1),
              Imbalance.parse(name),
              training,
              Optional.of(LabelAcceptance::recalls),
              Map::of));
    }
    return new AcceptanceTest(
        "imbalance",
        "vectors, counts from %d to %d, %d epochs; "
                .formatted(counts.get(0), counts.get(CLASSES - 1), epochs)
            + LIMITS,
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
}
