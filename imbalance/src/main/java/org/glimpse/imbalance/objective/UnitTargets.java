package org.glimpse.imbalance.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.glimpse.core.Checks;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.ValenceArousal;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.uncertain.ActionUnitGraph;
import org.glimpse.imbalance.uncertain.ActionUnitPrior;
import org.glimpse.imbalance.uncertain.Concordance;

/**
 * What the other tasks of a training are to predict.
 *
 * @param graph the action units and which occur together
 * @param coded whether units are those coded for clips; else they follow from emotions
 * @param labels the classes, whose names are emotions
 * @param weights the weight of a present (first) and of an absent unit (second), one pair a unit
 * @param seed of pseudo-labels
 */
record UnitTargets(
    ActionUnitGraph graph, boolean coded, LabelSet labels, List<List<Double>> weights, long seed) {
  private static final int FEWEST = 2;
  private static final double LARGEST_WEIGHT = 5;

  /** Units that at least two training clips have; or the table of emotions where none has any. */
  static UnitTargets of(ObjectiveStart start) {
    TreeMap<Integer, Integer> clipsOfUnit = new TreeMap<>();
    List<Set<Integer>> sets = new ArrayList<>();
    for (LabelledClip clip : start.clips().clips()) {
      Set<Integer> units = units(clip);
      units.forEach(unit -> clipsOfUnit.merge(unit, 1, Integer::sum));
      if (!units.isEmpty()) {
        sets.add(units);
      }
    }
    List<Integer> known =
        clipsOfUnit.keySet().stream()
            .filter(unit -> clipsOfUnit.getOrDefault(unit, 0) >= FEWEST)
            .toList();
    LabelSet labels = start.clips().labels();
    if (!known.isEmpty()) {
      List<List<Double>> weights = new ArrayList<>();
      for (int unit : known) {
        double share = (double) clipsOfUnit.getOrDefault(unit, 0) / sets.size();
        weights.add(List.of(weight(share), weight(1 - share)));
      }
      return new UnitTargets(
          ActionUnitGraph.counted(known, sets), true, labels, weights, start.seed());
    }
    List<List<Double>> rows = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    List<Optional<List<Double>>> priors = ActionUnitPrior.rows(labels);
    for (int k = 0; k < labels.size(); k++) {
      int count = start.clips().counts().count(k);
      priors
          .get(k)
          .ifPresent(
              row -> {
                rows.add(row);
                counts.add(count);
              });
    }
    Checks.argument(
        !rows.isEmpty(),
        "the objective needs action units, but no training clip has one coded and none of the"
            + " classes "
            + labels.labels()
            + " is an emotion of its table");
    List<List<Double>> even =
        ActionUnitPrior.UNITS.stream().map(unit -> List.of(1.0, 1.0)).toList();
    return new UnitTargets(
        ActionUnitGraph.expected(rows, counts), false, labels, even, start.seed());
  }

  private static double weight(double share) {
    double wanted = share > 0 ? 0.5 / share : LARGEST_WEIGHT;
    return Math.max(1 / LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, wanted));
  }

  private static Set<Integer> units(LabelledClip clip) {
    Set<Integer> units = new HashSet<>();
    clip.annotation().actionUnits().stream().map(ActionUnit::number).forEach(units::add);
    return units;
  }

  /**
   * Binary cross entropy of the units of the clips of which they are known, balanced by how often a
   * unit is there; empty where they are known of none.
   */
  Optional<NDArray> loss(ObjectiveStep step, NDArray scores) {
    int size = graph.units().size();
    int[] labelsNow = step.labels().toType(DataType.INT32, false).toIntArray();
    float[] truth = new float[labelsNow.length * size];
    float[] weight = new float[truth.length];
    float sum = 0;
    for (int i = 0; i < labelsNow.length; i++) {
      List<Double> target = target(step.clips().get(i), labelsNow[i]);
      for (int u = 0; u < target.size(); u++) {
        double there = target.get(u);
        truth[i * size + u] = (float) there;
        weight[i * size + u] =
            (float) (there * weights.get(u).get(0) + (1 - there) * weights.get(u).get(1));
        sum += weight[i * size + u];
      }
    }
    if (sum == 0) {
      return Optional.empty();
    }
    for (int i = 0; i < weight.length; i++) {
      weight[i] /= sum;
    }
    NDManager manager = scores.getManager();
    Shape shape = new Shape(labelsNow.length, size);
    // log(1 + e^z) - y z, as softplus(-|z|) + max(z, 0) - y z.
    NDArray positive = scores.add(scores.abs());
    NDArray half = manager.full(new Shape(), 0.5f, DataType.FLOAT32);
    NDArray soft = scores.abs().neg().exp().add(1).log().add(positive.mul(half));
    NDArray entropy = soft.sub(scores.mul(manager.create(truth, shape)));
    return Optional.of(entropy.mul(manager.create(weight, shape)).sum());
  }

  /** What is known of a clip's units: one number a unit, or nothing. */
  private List<Double> target(LabelledClip clip, int label) {
    if (!coded) {
      return ActionUnitPrior.probabilities(labels.label(label)).orElse(List.of());
    }
    Set<Integer> units = units(clip);
    return units.isEmpty()
        ? List.of()
        : graph.units().stream().map(unit -> units.contains(unit) ? 1.0 : 0.0).toList();
  }

  /** Where the action units of training clips come from. */
  TaskSources unitSources(LabelledClips clips) {
    return sources(
        "action units",
        clips,
        clip -> coded && !units(clip).isEmpty(),
        name -> !coded && ActionUnitPrior.probabilities(name).isPresent());
  }

  /** Where valence and arousal of training clips come from. */
  TaskSources feelingSources(LabelledClips clips) {
    return sources(
        "valence and arousal",
        clips,
        clip -> clip.annotation().feeling().isPresent(),
        name -> ValenceArousal.of(name).isPresent());
  }

  private static TaskSources sources(
      String task, LabelledClips clips, Predicate<LabelledClip> stated, Predicate<String> derived) {
    int known = 0;
    int made = 0;
    for (LabelledClip clip : clips.clips()) {
      if (stated.test(clip)) {
        known++;
      } else if (derived.test(clips.labels().label(clip.label()))) {
        made++;
      }
    }
    return new TaskSources(task, known, made, clips.size() - known - made);
  }

  /**
   * One minus the concordance with valence and arousal: those stated for a clip, else the
   * pseudo-labels of its present emotion; without the clips that have neither, and empty where
   * fewer than two are left.
   */
  Optional<NDArray> feelings(List<LabelledClip> clips, NDArray labelled, NDArray predicted) {
    int[] labelsNow = labelled.toType(DataType.INT32, false).toIntArray();
    List<Long> rows = new ArrayList<>();
    List<Float> stated = new ArrayList<>();
    for (int i = 0; i < labelsNow.length; i++) {
      Optional<ValenceArousal> feeling = feeling(clips.get(i), labelsNow[i]);
      if (feeling.isPresent()) {
        rows.add((long) i);
        stated.add((float) feeling.get().valence());
        stated.add((float) feeling.get().arousal());
      }
    }
    if (rows.size() < 2) {
      return Optional.empty();
    }
    float[] values = new float[stated.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = stated.get(i);
    }
    NDManager manager = predicted.getManager();
    NDArray chosen =
        predicted.get(manager.create(rows.stream().mapToLong(Long::longValue).toArray()));
    return Optional.of(Concordance.loss(chosen, manager.create(values, new Shape(rows.size(), 2))));
  }

  private Optional<ValenceArousal> feeling(LabelledClip clip, int label) {
    return clip.annotation()
        .feeling()
        .or(
            () ->
                ValenceArousal.of(labels.label(label))
                    .map(point -> point.blurred(Seeds.generator(seed, "feelings/" + clip.id()))));
  }
}
