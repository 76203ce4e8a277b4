package org.glimpse.imbalance.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.attention.GraphConvolution;
import org.glimpse.imbalance.uncertain.ClassTemplates;
import org.glimpse.imbalance.uncertain.LabelStore;
import org.glimpse.imbalance.uncertain.RankRegularization;
import org.glimpse.imbalance.uncertain.RelabelRule;

/**
 * Labels corrected with the help of other tasks on the same embedding: action units through a graph
 * of which occur together, and, where asked for, valence and arousal.
 *
 * <p>A confidence a clip scales its logits and keeps two groups apart, as in {@link
 * ConfidenceObjective}; the classification counts classes by their clips in the batch. An auxiliary
 * feature (a linear layer with rectifier on the embedding) predicts action units: those coded for
 * the clips, or, where no training clip has any, those that the table of emotions expects of its
 * present label. The running mean of a feature of confident clips is the template of a class, and a
 * rule relabels clips by it. The feature is the auxiliary one where units are coded; else the
 * embedding, since a feature for units that follow from the present label only repeats it. Valence
 * and arousal are those stated for a clip, or, where there are none, pseudo-labels made of its
 * present label, see {@link org.glimpse.core.clip.ValenceArousal}. {@link ClipFindings#tasks} tells
 * for how many clips which.
 *
 * <p>Our reading of Liu, Zhang, Kauttonen, Zhao, "Uncertain Label Correction via Auxiliary Action
 * Unit Graphs for Facial Expression Recognition" (ULC-AG), 2022, and of the same authors'
 * "Uncertain Facial Expression Recognition via Multi-task Assisted Correction" (MTAC), 2024: the
 * papers' own formulas were not available.
 *
 * @param id {@code ulc-ag} or {@code mtac}, or a name of one's own
 * @param units weight of the action units, 0 or more
 * @param feelings weight of valence and arousal, 0 or more; 0 leaves them out
 * @param rule relabels, or empty to leave labels as they are
 * @param firstEpoch from which epoch on labels may change, counted from 0
 */
public record AssistedObjective(
    String id, double units, double feelings, Optional<RelabelRule> rule, int firstEpoch)
    implements TrainingObjective {
  private static final String CONFIDENCE = "confidence";
  private static final String AUXILIARY = "auxiliary";
  private static final String GRAPH = "graph";
  private static final String TEMPLATES = "templates";
  private static final String FEELINGS = "feelings";
  private static final int AUXILIARY_WIDTH = 32;
  private static final int NODE_WIDTH = 16;
  private static final double DECAY = 0.9;
  private static final double EDGE = 0.4;
  private static final double LARGEST_BATCH_WEIGHT = 5;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public AssistedObjective {
    Checks.notBlank("objective id", id);
    Checks.inRange("weight of action units", units, 0, 1e6);
    Checks.inRange("weight of valence and arousal", feelings, 0, 1e6);
    Checks.atLeast("first epoch of relabelling", firstEpoch, 0);
  }

  /**
   * Action units with weight 1; clips are relabelled from epoch 2 on where another template is
   * nearer by more than 0.1. Every clip may be, not only those of low confidence: the confidence is
   * a function of a clip's features, which know nothing of a label that is wrong by chance, so that
   * it ranks such clips no better than a coin does, and most wrong labels stay in the high group.
   *
   * @return the defaults of ULC-AG in our reading
   */
  public static AssistedObjective actionUnits() {
    return new AssistedObjective(
        "ulc-ag", 1, 0, Optional.of(RelabelRule.byTemplate(0.1, RelabelRule.Scope.ALL)), 2);
  }

  /**
   * Action units with weight 1, valence and arousal with 0.5; clips are relabelled where both the
   * probability (by more than 0.2) and the template ask for the same class, whatever their
   * confidence, as in {@link #actionUnits}.
   *
   * @return the defaults of MTAC in our reading
   */
  public static AssistedObjective multiTask() {
    RelabelRule rule =
        RelabelRule.both(
            RelabelRule.byProbability(0.2, RelabelRule.Scope.ALL),
            RelabelRule.byTemplate(0.1, RelabelRule.Scope.ALL));
    return new AssistedObjective("mtac", 1, 0.5, Optional.of(rule), 2);
  }

  /**
   * With another weight of the action units.
   *
   * @param weight 0 or more
   * @return a copy
   */
  public AssistedObjective withUnits(double weight) {
    return new AssistedObjective(id, weight, feelings, rule, firstEpoch);
  }

  /**
   * With labels as they are.
   *
   * @return a copy
   */
  public AssistedObjective withoutRelabelling() {
    return new AssistedObjective(id, units, feelings, Optional.empty(), firstEpoch);
  }

  @Override
  public ObjectiveSession start(ObjectiveStart start) {
    UnitTargets targets = UnitTargets.of(start);
    SequentialBlock auxiliary =
        new SequentialBlock().add(Blocks.linear(AUXILIARY_WIDTH, true)).add(Activation.reluBlock());
    GraphConvolution graph =
        new GraphConvolution(
            targets.graph().normalized(EDGE), NODE_WIDTH, AUXILIARY_WIDTH, AUXILIARY_WIDTH);
    SequentialBlock confidence =
        new SequentialBlock()
            .add(Blocks.linear(Math.max(1, start.width() / 4), true))
            .add(Activation.reluBlock())
            .add(Blocks.confidence());
    SequentialBlock feeling =
        new SequentialBlock().add(Blocks.linear(2, true)).add(Activation.tanhBlock());
    Shape embedding = new Shape(2, start.width());
    List<Branch> branches =
        List.of(
            new Branch(CONFIDENCE, confidence, embedding),
            new Branch(AUXILIARY, auxiliary, embedding),
            new Branch(GRAPH, graph, new Shape(2, AUXILIARY_WIDTH)),
            new Branch(FEELINGS, feeling, embedding));
    Relabelling relabelling =
        new Relabelling(
            rule, firstEpoch, RankRegularization.withDefaults(), LabelStore.of(start.clips()));
    int classes = start.clips().labels().size();
    int width = shapesTemplates(targets) ? AUXILIARY_WIDTH : start.width();
    ClassTemplates templates = new ClassTemplates(classes, width, DECAY);
    List<TaskSources> tasks = new ArrayList<>();
    if (units > 0) {
      tasks.add(targets.unitSources(start.clips()));
    }
    if (feelings > 0) {
      tasks.add(targets.feelingSources(start.clips()));
    }
    return new Session(this, branches, targets, new Memory(relabelling, templates), tasks);
  }

  /** Whether templates are of the auxiliary feature, not of the embedding. */
  private boolean shapesTemplates(UnitTargets targets) {
    return units > 0 && targets.coded();
  }

  private record Memory(Relabelling relabelling, ClassTemplates templates) {}

  private record Session(
      AssistedObjective objective,
      List<Branch> branches,
      UnitTargets targets,
      Memory remembered,
      List<TaskSources> tasks)
      implements ObjectiveSession {
    @Override
    public Optional<LabelStore> labels() {
      return Optional.of(remembered.relabelling().store());
    }

    @Override
    public SortedMap<String, String> memory() {
      SortedMap<String, String> memory = ObjectiveSession.super.memory();
      memory.put(TEMPLATES, remembered.templates().memory());
      return memory;
    }

    @Override
    public void recall(SortedMap<String, String> memory) {
      ObjectiveSession.super.recall(memory);
      remembered.templates().recall(memory.getOrDefault(TEMPLATES, ""));
    }

    @Override
    public List<LossTerm> losses(ObjectiveStep step) {
      NDArray confidences = step.branch(CONFIDENCE, step.embedding());
      step.note(ClipFindings.Measure.CONFIDENCE, confidences);
      NDArray logits = step.logits(step.neck(step.embedding())).mul(confidences);
      NDArray auxiliary = step.branch(AUXILIARY, step.embedding());
      boolean shaped = objective.shapesTemplates(targets);
      remember(step, logits, confidences, shaped ? auxiliary : step.embedding());
      List<LossTerm> terms = new ArrayList<>();
      terms.add(new LossTerm("classification", 1, balanced(step, logits)));
      terms.add(new LossTerm("rank", 1, remembered.relabelling().rank().loss(confidences)));
      if (objective.units() > 0) {
        NDArray scores = step.branch(GRAPH, auxiliary);
        targets
            .loss(step, scores)
            .ifPresent(loss -> terms.add(new LossTerm("action units", objective.units(), loss)));
      }
      if (objective.feelings() > 0) {
        NDArray predicted = step.branch(FEELINGS, step.embedding());
        targets
            .feelings(step.clips(), step.labels(), predicted)
            .ifPresent(
                loss -> terms.add(new LossTerm("valence, arousal", objective.feelings(), loss)));
      }
      return terms;
    }

    /** Relabels by the templates so far, then learns from the batch. */
    private void remember(
        ObjectiveStep step, NDArray logits, NDArray confidences, NDArray feature) {
      int size = step.clips().size();
      int width = Math.toIntExact(feature.getShape().get(1));
      float[] flat = feature.stopGradient().toFloatArray();
      float[][] features = new float[size][width];
      for (int i = 0; i < size; i++) {
        System.arraycopy(flat, i * width, features[i], 0, width);
      }
      Relabelling relabelling = remembered.relabelling();
      ClassTemplates templates = remembered.templates();
      relabelling.look(
          step,
          new Relabelling.Said(logits, confidences, row -> templates.similarities(features[row])));
      int[] labels = step.labels().toType(DataType.INT32, false).toIntArray();
      templates.update(
          features, labels, relabelling.rank().low(confidences.stopGradient().toFloatArray()));
    }

    /**
     * The plan's loss with every clip weighted by {@code N / (K n_k)} of the batch, at most 5 and
     * at least 0.2, divided by the sum of the weights.
     */
    private NDArray balanced(ObjectiveStep step, NDArray logits) {
      int[] labels = step.labels().toType(DataType.INT32, false).toIntArray();
      int classes = Math.toIntExact(logits.getShape().get(1));
      int[] counts = new int[classes];
      for (int label : labels) {
        counts[label]++;
      }
      float[] weights = new float[labels.length];
      float sum = 0;
      for (int i = 0; i < labels.length; i++) {
        double wanted = (double) labels.length / (classes * counts[labels[i]]);
        weights[i] =
            (float) Math.max(1 / LARGEST_BATCH_WEIGHT, Math.min(LARGEST_BATCH_WEIGHT, wanted));
        sum += weights[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= sum;
      }
      NDArray losses = step.loss().perSample().perSample(logits, step.labels());
      return losses.mul(new NDList(step.labels().getManager().create(weights)).get(0)).sum();
    }
  }
}
