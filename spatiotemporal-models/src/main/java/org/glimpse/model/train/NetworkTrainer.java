package org.glimpse.model.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.Checks;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Head;
import org.glimpse.imbalance.Mixer;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.imbalance.objective.ClipFindings;
import org.glimpse.imbalance.objective.ObjectiveSession;
import org.glimpse.imbalance.objective.ObjectiveStart;
import org.glimpse.imbalance.objective.TrainingObjective;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.Device;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.TrainingListener;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.DirectArchitecture;
import org.glimpse.model.block.DirectFeatures;
import org.glimpse.model.block.FittedBlock;
import org.glimpse.model.block.Heads;
import org.glimpse.model.weights.WeightsFormatException;

/**
 * Trains networks of one architecture with one recipe.
 *
 * <p>The same seed, device and number of threads give the same weights to the bit. The engine
 * allows one training at a time in a Java process: a second one waits until the first is over.
 * Where memory does not suffice for a batch, its size is halved for the rest of the training, which
 * the listener and the settings of the classifier tell.
 */
public final class NetworkTrainer implements ClipTrainer {
  private final Architecture architecture;
  private final TrainerOptions options;
  private final TrainingSetting setting;
  private final TrainingObjective objective;
  private final Optional<StartWeights> start;

  private NetworkTrainer(
      Architecture architecture,
      TrainerOptions options,
      TrainingSetting setting,
      TrainingObjective objective,
      Optional<StartWeights> start) {
    this.architecture = architecture;
    this.options = options;
    this.setting = setting;
    this.objective = objective;
    this.start = start;
  }

  /**
   * A trainer without augmentation.
   *
   * @param architecture what is trained
   * @param options how it is trained
   * @return the trainer
   */
  public static NetworkTrainer of(Architecture architecture, TrainerOptions options) {
    return new NetworkTrainer(
        architecture,
        options,
        TrainingSetting.plain(),
        TrainingObjective.plain(),
        Optional.empty());
  }

  @Override
  public String id() {
    return architecture.id();
  }

  @Override
  public int epochs() {
    return options.epochs();
  }

  @Override
  public long seed() {
    return options.seed();
  }

  @Override
  public SortedMap<String, String> settings() {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("model", architecture.toString());
    settings.put("epochs", Integer.toString(options.epochs()));
    settings.put("batch size", Integer.toString(options.batchSize()));
    settings.put("optimization", options.optimization().toString());
    settings.put("augmentation", setting.augmentation().id());
    settings.put("threads", setting.threads() == 0 ? "all" : Integer.toString(setting.threads()));
    setting.choice().ifPresent(choice -> settings.put("chosen epoch", choice.id()));
    if (!isPlain()) {
      settings.put("objective", objective.id());
    }
    start.ifPresent(weights -> settings.put("start weights", weights.id()));
    settings.put("seed", Long.toString(options.seed()));
    settings.put("device", options.device().resolve().id());
    return settings;
  }

  /**
   * What is trained.
   *
   * @return the architecture with its options
   */
  public Architecture architecture() {
    return architecture;
  }

  /**
   * How it is trained.
   *
   * @return the options
   */
  public TrainerOptions options() {
    return options;
  }

  /**
   * With another architecture, for example of another width.
   *
   * @param other the architecture
   * @return a copy
   */
  public NetworkTrainer withArchitecture(Architecture other) {
    return new NetworkTrainer(other, options, setting, objective, start);
  }

  /**
   * With other options.
   *
   * @param other the options
   * @return a copy
   */
  public NetworkTrainer withOptions(TrainerOptions other) {
    return new NetworkTrainer(architecture, other, setting, objective, start);
  }

  /**
   * With another number of epochs.
   *
   * @param epochs at least 1
   * @return a copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public NetworkTrainer withEpochs(int epochs) {
    return withOptions(options.withEpochs(epochs));
  }

  @Override
  public NetworkTrainer withSeed(long seed) {
    return withOptions(options.withSeed(seed));
  }

  /**
   * On another device.
   *
   * @param device where it runs
   * @return a copy
   */
  public NetworkTrainer withDevice(Device device) {
    return withOptions(options.withDevice(device));
  }

  /**
   * With another augmentation of the training clips.
   *
   * @param other the augmentation
   * @return a copy
   */
  public NetworkTrainer withAugmentation(Augmentation other) {
    return with(setting.with(other));
  }

  /**
   * With a listener to the progress.
   *
   * @param other the listener
   * @return a copy
   */
  public NetworkTrainer withListener(TrainingListener other) {
    return with(setting.with(other));
  }

  /**
   * With a number of CPU threads for the engine while it trains and predicts. Small networks train
   * as fast on one thread as on two, much faster on a machine that others use too, and then give
   * the same weights whatever the number of cores.
   *
   * @param number at least 1, or 0 for as many as the engine chooses
   * @return a copy
   * @throws IllegalArgumentException if it is negative
   */
  public NetworkTrainer withThreads(int number) {
    Checks.atLeast("threads", number, 0);
    return with(setting.withThreads(number));
  }

  /**
   * With a file that keeps the state of the training after every epoch. Where the file is there, a
   * training of the same settings, plan and clips goes on from it and ends with the weights of an
   * uninterrupted one, to the bit; after the last epoch it stays, so that training again reads it.
   * A file that cannot be written, or that is of another training, stops the training with an
   * {@link UncheckedIOException}.
   *
   * @param file the file; one for every training
   * @return a copy
   */
  public NetworkTrainer withCheckpoint(Path file) {
    return with(setting.with(new TrainingSetting.Keeping(file, Duration.ZERO)));
  }

  /**
   * With a checkpoint that may be out of date for a while, where epochs are short; it is up to date
   * when the training ends or is interrupted.
   *
   * @param file the file; one for every training
   * @param every how long at most
   * @return a copy
   */
  @Override
  public NetworkTrainer withCheckpoint(Path file, Duration every) {
    return with(setting.with(new TrainingSetting.Keeping(file, every)));
  }

  /**
   * With inner validation: some training subjects do not train but decide which epoch's weights are
   * taken, by macro F1 over the classes that occur, then by likelihood. Training ends early when no
   * epoch has been better for a while. The subjects follow from the seed.
   *
   * @param share of the training clips, greater than 0, at most 0.9
   * @param patience epochs without improvement after which training ends, at least 1
   * @return a copy
   * @throws IllegalArgumentException if a number is outside its range
   */
  public NetworkTrainer withValidation(double share, int patience) {
    Checks.positive("validation share", share);
    return with(setting.with(new EpochChoice(share, patience, Optional.empty())));
  }

  NetworkTrainer peekingAt(LabelledClips clips) {
    return with(setting.with(new EpochChoice(0, Integer.MAX_VALUE, Optional.of(clips))));
  }

  /**
   * With an objective beyond the loss of the logits.
   *
   * @param other what is trained for
   * @return a copy
   */
  public NetworkTrainer withObjective(TrainingObjective other) {
    return new NetworkTrainer(architecture, options, setting, other, start);
  }

  /**
   * With weights to start from instead of random ones. Training ends with an {@link
   * UncheckedIOException} if they are for another model.
   *
   * @param weights what was learnt before, on other clips or images
   * @return a copy
   */
  public NetworkTrainer withStart(StartWeights weights) {
    return new NetworkTrainer(architecture, options, setting, objective, Optional.of(weights));
  }

  /**
   * Checks that a network can be made for clips, before anything long starts.
   *
   * @param clips whose first clip tells the shape
   * @throws IllegalArgumentException if they are too small for the architecture, its objective
   *     needs features that it does not have, or it is a TorchScript for other clips or classes
   * @throws ClipException if the first clip cannot be read
   * @throws UncheckedIOException if it is a TorchScript that cannot be read
   */
  public void check(LabelledClips clips) throws ClipException {
    ClipShape shape = ClipLayout.of(clips.clips().get(0).tensor().forTest()).shape();
    int classes = clips.labels().size();
    architecture.build(shape, classes).with(objective, shape, classes);
  }

  /**
   * Checks that a plan and this training can work together, before anything long starts.
   *
   * @param plan what each epoch uses
   * @throws IllegalArgumentException if they cannot; the message says why
   */
  public void check(TrainingPlan plan) {
    refuseWhatCannotWorkTogether(plan);
  }

  private NetworkTrainer with(TrainingSetting other) {
    return new NetworkTrainer(architecture, options, other, objective, start);
  }

  @Override
  public NetworkClassifier train(LabelledClips trainingClips, TrainingPlan plan)
      throws TrainingDivergedException, ClipException, InterruptedException {
    int weights = plan.epoch(0).policy().loss().weights().size();
    Checks.argument(
        weights == trainingClips.labels().size(),
        "the plan is for "
            + weights
            + " classes but the clips have "
            + trainingClips.labels().size());
    // The engine has one gradient collector and one random state a process.
    synchronized (EngineSettings.COLLECTOR) {
      return trainAlone(trainingClips, plan);
    }
  }

  private NetworkClassifier trainAlone(LabelledClips all, TrainingPlan plan)
      throws TrainingDivergedException, ClipException, InterruptedException {
    Optional<SubjectSplit> split =
        setting.choice().map(c -> c.split(all, Seeds.derive(options.seed(), "validation")));
    HeldOutClips fitted = HeldOutClips.of(all, split, plan.finish(), options.seed());
    LabelledClips clips = fitted.training();
    Optional<BestEpoch> best =
        split.map(s -> new BestEpoch(s.deciding(), setting.choice().orElseThrow().patience()));
    ClipLayout layout = ClipLayout.of(clips.clips().get(0).tensor().forTest());
    BatchAssembler assembler = new BatchAssembler(layout, InputScaling.of(clips.clips(), layout));
    int classes = clips.labels().size();
    refuseWhatCannotWorkTogether(plan);
    ClipNetwork network =
        network(layout, classes, plan.head()).with(objective, layout.shape(), classes);
    NDManager manager = NDManager.newBaseManager(engineDevice(options.device()));
    boolean done = false;
    EngineSettings before = EngineSettings.enter(setting.threads());
    try {
      TrainingRun.seedEngine(Seeds.derive(options.seed(), "init"));
      network.initialize(manager, DataType.FLOAT32, layout.shape().batch(2));
      startFromWeights(network);
      fit(network, clips, assembler, manager);
      NetworkClassifier.Loaded loaded =
          new NetworkClassifier.Loaded(
              manager, architecture, network, assembler, setting.threads());
      SortedMap<String, String> settings = settings(plan);
      TrainingRun.Ways ways =
          new TrainingRun.Ways(
              objective(manager, network, layout, clips, plan), direct(network, layout));
      TrainingRun run = new TrainingRun(loaded, options, setting, ways);
      TrainingHistory history = run.run(clips, plan, keeping(plan, clips), best);
      if (run.batchSize() < options.batchSize()) {
        settings.put(
            "batch size", run.batchSize() + " (no memory for " + options.batchSize() + ")");
      }
      best.ifPresent(b -> settings.put("best epoch", Integer.toString(b.best().epoch())));
      new HeadFinish(manager, network, assembler).apply(plan.finish(), fitted);
      done = true;
      ClipFindings findings =
          ways.objective()
              .map(with -> with.notes().findings(with.session(), clips))
              .orElse(ClipFindings.none());
      return new NetworkClassifier(loaded, clips.labels(), history, settings, Optional.empty())
          .withFindings(findings)
          .withTrainedOn(subjects(all));
    } finally {
      before.set();
      if (!done) {
        manager.close();
      }
    }
  }

  /** Those of the clips, and those that the weights at the start have seen. */
  private Set<SubjectId> subjects(LabelledClips clips) {
    Set<SubjectId> subjects = new HashSet<>();
    clips.ids().forEach(clip -> subjects.add(clip.subject()));
    start.ifPresent(weights -> subjects.addAll(weights.trainedOn()));
    return subjects;
  }

  /** Shows the training clips to features that want to see them first. */
  private void fit(
      ClipNetwork network, LabelledClips clips, BatchAssembler assembler, NDManager manager)
      throws ClipException {
    if (!(network.features() instanceof FittedBlock features)) {
      return;
    }
    FittedBlock.Fitting fitting = features.fitting();
    for (List<LabelledClip> batch : BatchAssembler.split(clips.clips(), options.batchSize())) {
      try (NDManager step = manager.newSubManager()) {
        fitting.look(
            assembler.assemble(
                step,
                batch.size(),
                i -> assembler.layout().check(batch.get(i).id(), batch.get(i).tensor().forTest())));
      }
    }
    fitting.finish();
  }

  private void startFromWeights(ClipNetwork network) {
    if (start.isPresent()) {
      try {
        start.get().copyInto(architecture, network);
      } catch (WeightsFormatException e) {
        throw new UncheckedIOException(e.getMessage(), new IOException(e));
      }
    }
  }

  private Optional<Checkpoint> keeping(TrainingPlan plan, LabelledClips clips) {
    return setting
        .keeping()
        .filter(k -> !(architecture instanceof TorchScript))
        .map(k -> Checkpoint.of(k.file(), k.every(), settings(), plan, clips.clips()));
  }

  /** On a CPU small networks compute their features themselves. */
  private Optional<DirectFeatures> direct(ClipNetwork network, ClipLayout layout) {
    boolean cpu = options.device().resolve().kind() == Device.Kind.CPU;
    return cpu && isPlain() && architecture instanceof DirectArchitecture offered
        ? Optional.of(offered.direct(network, layout.shape()))
        : Optional.empty();
  }

  private boolean isPlain() {
    return objective.equals(TrainingObjective.plain());
  }

  private void refuseWhatCannotWorkTogether(TrainingPlan plan) {
    Checks.argument(
        !(architecture instanceof TorchScript)
            || (setting.choice().isEmpty() && options.optimization().averaging() == 0),
        "a TorchScript network cannot go back to the weights of an earlier epoch; leave validation"
            + " and averaged weights away");
    if (isPlain()) {
      return;
    }
    for (int epoch = 0; epoch < plan.epochs(); epoch++) {
      Checks.argument(
          plan.epoch(epoch).policy().mixer().kind() == Mixer.Kind.NONE,
          "the objective "
              + objective.id()
              + " needs the label of every clip, but the strategy "
              + plan.id()
              + " mixes clips; choose a strategy without mixing");
    }
  }

  private Optional<TrainingRun.Objective> objective(
      NDManager manager,
      ClipNetwork network,
      ClipLayout layout,
      LabelledClips clips,
      TrainingPlan plan) {
    if (isPlain()) {
      return Optional.empty();
    }
    long width =
        network.features().getOutputShapes(new Shape[] {layout.shape().batch(2)})[0].get(1);
    ObjectiveSession session =
        objective.start(
            new ObjectiveStart(
                clips,
                Math.toIntExact(width),
                plan.epochs(),
                Seeds.derive(options.seed(), "objective")));
    return Optional.of(
        new TrainingRun.Objective(session, Branches.of(network, session.branches(), manager)));
  }

  private ClipNetwork network(ClipLayout layout, int classes, Head head) {
    ClipNetwork network = architecture.build(layout.shape(), classes);
    return head.kind() == Head.Kind.COSINE
        ? Heads.withCosine(network, classes, head.scale())
        : network;
  }

  private SortedMap<String, String> settings(TrainingPlan plan) {
    SortedMap<String, String> settings = settings();
    settings.put("plan", plan.id());
    settings.put("trained epochs", Integer.toString(plan.epochs()));
    return settings;
  }

  static ai.djl.Device engineDevice(Device wanted) {
    Device device = wanted.resolve();
    return device.kind() == Device.Kind.GPU
        ? ai.djl.Device.gpu(device.index())
        : ai.djl.Device.cpu();
  }
}
