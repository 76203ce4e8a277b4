package org.glimpse.model.train;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.ClassificationLoss;
import org.glimpse.imbalance.DifferentiableMath;
import org.glimpse.imbalance.Magnifier;
import org.glimpse.imbalance.Mixer;
import org.glimpse.imbalance.TrainedPart;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.imbalance.TrainingPlan.EpochPlan;
import org.glimpse.imbalance.TrainingStage;
import org.glimpse.imbalance.objective.LossTerm;
import org.glimpse.imbalance.objective.ObjectiveSession;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.DirectFeatures;
import org.glimpse.model.block.Heads;

/** Runs a plan on a network: each epoch draws clips, each batch gives a loss and an update. */
final class TrainingRun {
  private final NetworkClassifier.Loaded loaded;
  private final NDManager manager;
  private final ClipNetwork network;
  private final BatchAssembler assembler;
  private final TrainerOptions options;
  private final TrainingSetting setting;
  private final Ways ways;
  private final Block trained;
  private final Optional<WeightAverage> average;
  private GradientStep update;
  private Optional<HeadScales> scales = Optional.empty();
  private OptionalDouble strongest = OptionalDouble.empty();
  private long steps;
  private int batchSize;

  TrainingRun(
      NetworkClassifier.Loaded loaded, TrainerOptions options, TrainingSetting setting, Ways ways) {
    this.loaded = loaded;
    this.manager = loaded.manager();
    this.network = loaded.network();
    this.assembler = loaded.assembler();
    this.options = options;
    this.setting = setting;
    this.ways = ways;
    this.trained = ways.objective().<Block>map(Objective::branches).orElse(network);
    this.update = new GradientStep(options.optimization(), trained);
    this.batchSize = options.batchSize();
    double decay = options.optimization().averaging();
    this.average =
        decay > 0 ? Optional.of(new WeightAverage(decay, network, manager)) : Optional.empty();
  }

  /**
   * How steps are computed where not in the plain way; at most one of the two is there.
   *
   * @param objective what is trained for beyond the plan's loss
   * @param direct features that compute themselves
   */
  record Ways(Optional<Objective> objective, Optional<DirectFeatures> direct) {}

  /** An objective at work on the network, with what is trained beside it. */
  record Objective(ObjectiveSession session, Branches branches, ClipNotes notes) {
    Objective(ObjectiveSession session, Branches branches) {
      this(session, branches, new ClipNotes());
    }
  }

  TrainingHistory run(
      LabelledClips labelled,
      TrainingPlan plan,
      Optional<Checkpoint> checkpoint,
      Optional<BestEpoch> best)
      throws TrainingDivergedException, ClipException, InterruptedException {
    List<LabelledClip> clips = labelled.clips();
    int epochs = plan.epochs();
    List<TrainingHistory.Epoch> history = new ArrayList<>();
    if (checkpoint.isPresent()) {
      Checkpoint.Progress progress = checkpoint.get().restore(state(best));
      history.addAll(progress.history());
      steps = progress.steps();
    }
    int start = 0;
    for (TrainingStage stage : plan.stages()) {
      if (start >= history.size()) {
        if (stage.freshHead()) {
          restartHead(start);
        }
        average.ifPresent(WeightAverage::restart);
      }
      scales =
          stage.trains() == TrainedPart.SCALES
              ? Optional.of(new HeadScales(options.optimization(), network.head(), manager))
              : Optional.empty();
      for (int within = history.size() - start; within < stage.epochs(); within++) {
        int e = history.size();
        boolean last = start + stage.epochs() == epochs;
        if (last && within > 0 && best.isPresent() && best.get().over(e - 1, start)) {
          break;
        }
        LearningRate planned = options.optimization().rate();
        double rate = planned.base() * planned.schedule().factor(within, stage.epochs());
        double loss = epoch(clips, plan.epoch(e), e, rate);
        ways.objective().ifPresent(o -> o.session().epochFinished(e));
        OptionalDouble score = look(best, e, labelled.labels());
        TrainingHistory.Epoch record = new TrainingHistory.Epoch(e, loss, rate, score);
        history.add(record);
        boolean interrupted = Thread.interrupted();
        // The factors of a stage are not kept: it is done anew if it was not finished.
        if (checkpoint.isPresent() && (scales.isEmpty() || within == stage.epochs() - 1)) {
          boolean must = interrupted || e == epochs - 1;
          checkpoint.get().write(state(best), new Checkpoint.Progress(history, steps), must);
        }
        setting.listener().epochFinished(record, epochs);
        if (interrupted) {
          throw new InterruptedException("interrupted after epoch " + e);
        }
      }
      start += stage.epochs();
    }
    if (best.isPresent()) {
      best.get().take(network);
    } else {
      average.ifPresent(WeightAverage::exchange);
    }
    OptionalInt kept =
        best.isPresent() ? OptionalInt.of(best.get().best().epoch()) : OptionalInt.empty();
    return new TrainingHistory(history, kept);
  }

  private Checkpoint.State state(Optional<BestEpoch> best) {
    return new Checkpoint.State(
        trained, update, average, best, ways.objective().map(Objective::session));
  }

  /** What deciding clips say of the weights that the training would end with now. */
  private OptionalDouble look(Optional<BestEpoch> best, int epoch, LabelSet labels)
      throws ClipException {
    if (best.isEmpty()) {
      return OptionalDouble.empty();
    }
    average.ifPresent(WeightAverage::exchange);
    double score = best.get().look(epoch, view(labels));
    average.ifPresent(WeightAverage::exchange);
    return OptionalDouble.of(score);
  }

  /** The network as it is now, to predict with; it is not to be closed. */
  private NetworkClassifier view(LabelSet labels) {
    return new NetworkClassifier(
        loaded, labels, new TrainingHistory(List.of()), new TreeMap<>(), Optional.empty());
  }

  private void restartHead(int epoch) {
    seedEngine(Seeds.derive(options.seed(), "head/" + epoch));
    Heads.restart(network.head(), manager);
    update = new GradientStep(options.optimization(), trained);
  }

  private double epoch(List<LabelledClip> clips, EpochPlan plan, int epoch, double rate)
      throws TrainingDivergedException, ClipException {
    long seed = Seeds.derive(options.seed(), "epoch/" + epoch);
    Position position = new Position(epoch, rate, Seeds.generator(seed, "mixing"));
    seedEngine(seed);
    List<Integer> order = plan.policy().sampler().draw(clips, Seeds.generator(seed, "order"));
    Optional<Magnification> magnification = magnification(plan.policy().magnifier(), clips);
    Set<Integer> used = new HashSet<>();
    List<Draw> draws = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      boolean again = !used.add(order.get(i));
      draws.add(
          new Draw(
              clips.get(order.get(i)),
              new Place(seed, i),
              again ? magnification : Optional.empty()));
    }
    double sum = 0;
    int done = 0;
    while (done < draws.size()) {
      List<List<Draw>> batches = BatchAssembler.split(draws.subList(done, draws.size()), batchSize);
      try (BatchesAhead<Draw> assembled = new BatchesAhead<>(batches, this::values, ahead())) {
        for (List<Draw> batch : batches) {
          try {
            sum += step(batch, assembled, plan, position) * batch.size();
            done += batch.size();
          } catch (EngineException e) {
            halve(batch.size(), e);
            break;
          }
        }
      }
    }
    return sum / draws.size();
  }

  /** Goes on with smaller batches if a step failed for want of memory. */
  private void halve(int clips, EngineException error) {
    if (clips == 1 || !MemoryShortage.causes(error)) {
      throw error;
    }
    int before = batchSize;
    batchSize = (clips + 1) / 2;
    update.forget(trained);
    setting.listener().batchSizeHalved(before, batchSize);
  }

  /** Clips a step at most, as it is now. */
  int batchSize() {
    return batchSize;
  }

  /**
   * Whether another thread assembles the next batch. An objective assembles its views itself, and
   * features that compute themselves are held up by a second thread.
   */
  private boolean ahead() {
    return ways.objective().isEmpty() && ways.direct().isEmpty();
  }

  private float[] values(List<Draw> batch) throws ClipException {
    return assembler.values(batch.size(), i -> augmented(batch.get(i), batch.get(i).random()));
  }

  private double step(List<Draw> batch, BatchesAhead<Draw> ahead, EpochPlan plan, Position position)
      throws TrainingDivergedException, ClipException {
    try (NDManager step = manager.newSubManager()) {
      boolean whole = plan.trains() == TrainedPart.WHOLE_MODEL;
      StepLoss stepLoss =
          ways.objective().isPresent()
              ? objectiveLoss(ways.objective().get(), batch, plan, position, step)
              : plainLoss(batch, ahead.next(), plan, position, step);
      double value;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray loss = stepLoss.forward(new ParameterStore(step, false));
        value = loss.getFloat();
        if (!Double.isFinite(value)) {
          throw new TrainingDivergedException(position.epoch, steps, position.rate, value);
        }
        collector.backward(loss);
      }
      if (scales.isPresent()) {
        scales.get().apply(step, position.rate);
      } else {
        update.apply(step, whole ? trained : network.head(), position.rate, stepLoss.gradients());
      }
      average.ifPresent(WeightAverage::step);
      steps++;
      return value;
    }
  }

  /** The plan's loss of the logits. */
  private StepLoss plainLoss(
      List<Draw> batch, float[] values, EpochPlan plan, Position position, NDManager step) {
    List<Integer> classes = batch.stream().map(draw -> draw.clip.label()).toList();
    BatchLoss loss = batchLoss(plan, classes, values, position.mixing);
    boolean whole = plan.trains() == TrainedPart.WHOLE_MODEL;
    if (whole && ways.direct().isPresent()) {
      DirectFeatures direct = ways.direct().get();
      return new DirectLoss(direct, embedding(step, direct, values, batch.size()), network, loss);
    }
    NDArray inputs = assembler.array(step, values);
    return store -> loss.of(logits(store, inputs, whole));
  }

  /** The sum of an objective's terms. */
  private StepLoss objectiveLoss(
      Objective with, List<Draw> batch, EpochPlan plan, Position position, NDManager step)
      throws ClipException {
    ObjectiveSession session = with.session();
    MirroredView views = new MirroredView(session.wantsMirroredView());
    List<ClipTensor> tensors = new ArrayList<>();
    List<RandomGenerator> randoms = batch.stream().map(Draw::random).toList();
    for (int i = 0; i < batch.size(); i++) {
      tensors.add(augmented(batch.get(i), randoms.get(i)));
    }
    NDArray inputs =
        assembler.assemble(step, batch.size(), i -> views.first(tensors.get(i), randoms.get(i)));
    Optional<NDArray> mirrored = Optional.empty();
    if (session.wantsMirroredView()) {
      mirrored =
          Optional.of(
              assembler.assemble(
                  step, batch.size(), i -> views.second(tensors.get(i), randoms.get(i))));
    }
    List<LabelledClip> clips = batch.stream().map(Draw::clip).toList();
    int[] labels =
        clips.stream()
            .mapToInt(clip -> session.labels().map(s -> s.label(clip.id())).orElse(clip.label()))
            .toArray();
    NetworkStep.Terms terms =
        new NetworkStep.Terms(
            step.create(labels), plan.policy().loss(), position.mixing, with.notes());
    NetworkStep.Batch rows = new NetworkStep.Batch(position.epoch, clips, inputs, mirrored, terms);
    boolean whole = plan.trains() == TrainedPart.WHOLE_MODEL;
    return store -> {
      NDArray sum = step.create(0f);
      for (LossTerm term :
          session.losses(new NetworkStep(network, with.branches(), store, rows, whole))) {
        sum = sum.add(DifferentiableMath.times(term.value(), term.weight()));
      }
      return sum;
    };
  }

  /** The loss of a batch, whose values are mixed in place if the plan says so. */
  private BatchLoss batchLoss(
      EpochPlan plan, List<Integer> classes, float[] values, RandomGenerator random) {
    Mixer mixer = plan.policy().mixer();
    ClassificationLoss loss = plan.policy().loss();
    if (mixer.kind() == Mixer.Kind.NONE) {
      int[] labels = classes.stream().mapToInt(Integer::intValue).toArray();
      return logits ->
          loss.evaluate(new NDList(logits.getManager().create(labels)), new NDList(logits));
    }
    ClipMixing mixing =
        ClipMixing.apply(mixer, classes, values, assembler.layout().shape(), random);
    return logits -> mixing.loss(loss, logits);
  }

  private static NDArray embedding(
      NDManager step, DirectFeatures features, float[] values, int clips) {
    float[] embedding = features.forward(step, values, clips);
    NDArray array = step.create(embedding, new Shape(clips, embedding.length / clips));
    array.setRequiresGradient(true);
    return array;
  }

  private NDArray logits(ParameterStore store, NDArray inputs, boolean whole) {
    NDArray embedding =
        network.features().forward(store, new NDList(inputs), whole).singletonOrThrow();
    NDList below = new NDList(whole ? embedding : embedding.stopGradient());
    return network.head().forward(store, below, true).singletonOrThrow();
  }

  private Optional<Magnification> magnification(Magnifier magnifier, List<LabelledClip> clips)
      throws ClipException {
    if (!magnifier.active()) {
      return Optional.empty();
    }
    if (strongest.isEmpty()) {
      strongest = OptionalDouble.of(Magnification.limit(clips));
    }
    return Optional.of(new Magnification(magnifier, strongest.getAsDouble()));
  }

  private ClipTensor augmented(Draw draw, RandomGenerator random) throws ClipException {
    ClipTensor tensor =
        assembler.layout().check(draw.clip.id(), draw.clip.tensor().forTraining(random));
    if (draw.magnification.isPresent()) {
      tensor = draw.magnification.get().apply(tensor, random);
    }
    return setting.augmentation().apply(tensor, random);
  }

  static void seedEngine(long seed) {
    Engine.getInstance().setRandomSeed(Long.hashCode(seed));
  }

  /** Where a training is. */
  private record Position(int epoch, double rate, RandomGenerator mixing) {}

  /** The loss of a batch whose clips are in native memory. */
  @FunctionalInterface
  private interface StepLoss {
    NDArray forward(ParameterStore store);

    /** After the backward pass: gradients that the engine does not know. */
    default Map<Parameter, float[]> gradients() {
      return Map.of();
    }
  }

  /** The loss of a batch whose embedding was computed directly. */
  private record DirectLoss(
      DirectFeatures direct, NDArray embedding, ClipNetwork network, BatchLoss loss)
      implements StepLoss {
    @Override
    public NDArray forward(ParameterStore store) {
      return loss.of(network.head().forward(store, new NDList(embedding), true).singletonOrThrow());
    }

    @Override
    public Map<Parameter, float[]> gradients() {
      return direct.backward(embedding.getGradient().toFloatArray());
    }
  }

  /** The loss of the logits of a batch whose labels are known. */
  @FunctionalInterface
  private interface BatchLoss {
    NDArray of(NDArray logits);
  }

  /** A clip as one batch uses it, with randomness of its own. */
  private record Draw(LabelledClip clip, Place place, Optional<Magnification> magnification) {
    /** The same each time, should the batch be assembled again. */
    RandomGenerator random() {
      return Seeds.generator(place.seed, "draw/" + place.number);
    }
  }

  /** A place in the order of an epoch. */
  private record Place(long seed, int number) {}
}
