package org.glimpse.benchmark;

import static org.glimpse.benchmark.AcceptanceValues.gain;
import static org.glimpse.benchmark.AcceptanceValues.halfLess;
import static org.glimpse.benchmark.AcceptanceValues.more;
import static org.glimpse.benchmark.AcceptanceValues.number;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.glimpse.benchmark.AcceptanceTest.Arm;
import org.glimpse.benchmark.AcceptanceTest.Claim;
import org.glimpse.benchmark.AcceptanceTest.Clips;
import org.glimpse.core.EnumText;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.attention.TokenScore;
import org.glimpse.imbalance.objective.AttentionObjective;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.topology.PointOrder;
import org.glimpse.model.train.Augmentation;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.zoo.FaceTopoNet;
import org.glimpse.synthetic.ActionUnitSignals;
import org.glimpse.synthetic.ActionUnitSignals.Drawn;
import org.glimpse.synthetic.ActionUnitSignals.Form;

/**
 * The tests of attention, erasing, tokens and the order of landmarks, at a size.
 *
 * @param clips training clips of each class
 * @param epochs of a training
 */
record AttentionAcceptance(int clips, int epochs) {
  private static final double NOISE = 0.3;
  private static final int CLASSES = ObjectiveTrial.EMOTIONS.size();
  private static final String FIT = "wrong labels learned by heart";
  private static final String COSINE = "cosine of heads";
  private static final String VARIANCE = "variance of heads";
  private static final String SPREAD = "distance within over between classes";
  private static final String MIRRORED = "mirroring";
  private static final String CLEAN = ", clean";
  private static final String MEASURED =
      "limits fixed after a measurement, well below what it gave";
  private static final String PROPOSED = "limits proposed before by a trial elsewhere";

  private ObjectiveTrial trial() {
    return ObjectiveTrial.of("clip", epochs);
  }

  private List<Integer> even() {
    return Collections.nCopies(CLASSES, clips);
  }

  private String size() {
    return "%d a class, %d epochs".formatted(clips, epochs);
  }

  /** Erasing with consistent attention against the same two views without it. */
  AcceptanceTest erasing(int frames) {
    Clips wrong = Clips.of(pictures(frames, 16, 0.5), even(), NOISE);
    Clips right = Clips.of(pictures(frames, 16, 0.5), even(), 0);
    NetworkTrainer alone = trial().trainer(1).withObjective(Objectives.eac().withWeight(0));
    NetworkTrainer mirrored = alone.withAugmentation(Augmentation.flip());
    NetworkTrainer eac = alone.withObjective(Objectives.eac());
    Optional<AcceptanceTest.Look> fit = Optional.of(AttentionAcceptance::fit);
    List<Arm> arms =
        List.of(
            new Arm(MIRRORED, mirrored, wrong, fit),
            new Arm("erasing alone", alone, wrong, fit),
            new Arm("eac", eac, wrong, fit),
            new Arm(MIRRORED + CLEAN, mirrored, right, Optional.empty()),
            new Arm("eac" + CLEAN, eac, right, Optional.empty()));
    return new AcceptanceTest(
        "erasing",
        "%s of 16 x 16, %s, 30 %% of labels wrong, none where clean; all erase, weight of eac 1, the default; %s"
            .formatted(frames == 1 ? "pictures" : frames + " frames", size(), MEASURED),
        arms,
        List.of(
            new Claim("eac over erasing and mirroring, points", 8, gain("eac", MIRRORED)),
            new Claim("eac over erasing alone, points", 15, gain("eac", "erasing alone")),
            new Claim(
                "wrong labels learned by heart with mirroring, half, less those with eac",
                0,
                halfLess(number(FIT, MIRRORED), number(FIT, "eac"))),
            new Claim(
                "eac over erasing and mirroring, all labels right, points",
                -1,
                gain("eac" + CLEAN, MIRRORED + CLEAN))));
  }

  private ActionUnitSignals pictures(int frames, int side, double noise) {
    ActionUnitSignals signals = trial().signals();
    return new ActionUnitSignals(
        signals.probabilities(), signals.units(), Form.clip(frames, side, noise));
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

  AcceptanceTest tokens() {
    ObjectiveTrial trial = trial();
    Clips training = Clips.of(pictures(1, 28, 1), even(), 0);
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
        "49 patches of 28 x 28 pixels, %s; %s".formatted(size(), PROPOSED),
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

  /** The order of points in the whole face tree, on maps of flow. */
  AcceptanceTest orderOnMaps() {
    return order(
        "order-on-maps",
        "20 x 20 flow under noise of 1",
        MovingPoints.flow(20, 1),
        order -> FaceTopoNet.withDefaults().withOrder(order),
        List.of(2.0, 5.0));
  }

  /** The order of points in the stream of structure, on the movements of landmarks. */
  AcceptanceTest order() {
    return order(
        "order",
        "movements of 30 landmarks under noise of 0.5 each, read by the stream of structure alone",
        MovingPoints.landmarks(0.5),
        PointSequence::new,
        List.of(2.0, 5.0));
  }

  private AcceptanceTest order(
      String name,
      String what,
      MovingPoints points,
      Function<PointOrder, Architecture> architecture,
      List<Double> limits) {
    ObjectiveTrial trial = trial();
    Clips training =
        seed -> {
          LabelledClips drawn = points.draw(trial, seed > 0 ? clips : ObjectiveTrial.TESTED, seed);
          Map<ClipId, Integer> truth = new HashMap<>();
          drawn.clips().forEach(clip -> truth.put(clip.id(), clip.label()));
          return new Drawn(drawn, truth);
        };
    List<Arm> arms = new ArrayList<>();
    for (PointOrder order :
        List.of(PointOrder.RANDOM, PointOrder.GEOMETRIC, PointOrder.CHOW_LIU, PointOrder.LISTED)) {
      arms.add(
          new Arm(
              EnumText.of(order),
              trial.trainer(1).withArchitecture(architecture.apply(order)),
              training,
              Optional.empty()));
    }
    return new AcceptanceTest(
        name,
        "%s, %s; listed: from the brows down to the chin".formatted(what, size()),
        arms,
        List.of(
            new Claim(
                "points as listed over random order, points",
                limits.get(0),
                gain("listed", "random")),
            new Claim(
                "tree of Chow and Liu over random order, points",
                limits.get(1),
                gain("chow-liu", "random"))));
  }

  AcceptanceTest heads() {
    ObjectiveTrial trial = trial();
    Clips training = Clips.of(trial.signals(), even(), 0);
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
        "4 frames of 16 x 16, %s, looked at on the training clips of the last epoch; %s"
            .formatted(size(), MEASURED),
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
                0.1,
                more(SPREAD, "partition alone", "dan", 1))));
  }
}
