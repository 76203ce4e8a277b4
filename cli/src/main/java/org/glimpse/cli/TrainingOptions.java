package org.glimpse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.imbalance.objective.TrainingObjective;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.encode.ClipEncoders;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.keyframe.sample.FrameSamplers;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.StartWeights;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.fold.Protocol;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The model, what it sees, how it is trained and tested. */
final class TrainingOptions {
  private static final int MIN_SIDE = 8;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "cnn3d-small",
      description =
          "Model. Default: ${DEFAULT-VALUE}. Known: ${COMPLETION-CANDIDATES}; with options as"
              + " NAME:width=0.5,dropout=0.3 ('models zoo' lists them); torchscript:FILE, or"
              + " torchscript+head:FILE for a new last layer, trains a network that PyTorch saved.",
      completionCandidates = KnownNames.Models.class)
  private String model;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "Weights to start from: PyTorch's of the same model, or of its counterpart for images,"
              + " such as torchvision's r3d_18 or resnet18 (.pth); or what train wrote.")
  private Optional<Path> weights;

  private @Nullable StartWeights start;

  @Option(
      names = "--sampler",
      paramLabel = "NAME",
      defaultValue = "uniform:8",
      description =
          "Which frames the model sees. Default: ${DEFAULT-VALUE}. Known:"
              + " ${COMPLETION-CANDIDATES}.",
      completionCandidates = KnownNames.Samplers.class)
  private String sampler;

  @Option(
      names = "--imbalance",
      paramLabel = "NAME",
      defaultValue = "none",
      description =
          "What is done about imbalance; several may be joined by '+', 'help' explains them."
              + " Default: ${DEFAULT-VALUE}. Known: ${COMPLETION-CANDIDATES}.",
      converter = StrategyName.class,
      completionCandidates = KnownNames.Strategies.class)
  private String imbalance;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      defaultValue = "plain",
      description =
          "What is trained for beyond the loss of the labels; 'help' explains them. Default:"
              + " ${DEFAULT-VALUE}.",
      converter = ObjectiveName.class)
  private TrainingObjective objective;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "loso",
      description =
          "loso (leave one subject out), kfold:K (K folds of subjects), loco (leave one corpus"
              + " out), composite (leave one subject out of several corpora that train together),"
              + " or split:FILE (a CSV of subject,side and optionally clip, corpus). Default:"
              + " ${DEFAULT-VALUE}. peek-best-test-epoch[:NAME] chooses each fold's epoch by its"
              + " test clips: wrong, only to show what that gives.")
  private String protocol;

  @Option(
      names = "--input",
      paramLabel = "KIND",
      defaultValue = "uvs",
      description =
          "What tensors hold: uvs (flow and strain), flow or gray; uvs:tvl1 by another flow;"
              + " gray+dynamic as a dynamic image, gray+dynamic-phases as two. Default:"
              + " ${DEFAULT-VALUE}.")
  private String input;

  @Option(
      names = "--size",
      paramLabel = "PX",
      defaultValue = "28",
      description = "Side of the tensors in pixels. Default: ${DEFAULT-VALUE}.")
  private int size;

  @Option(names = "--epochs", paramLabel = "N", description = "Epochs. Default: the model's own.")
  private Optional<Integer> epochs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, cpu or gpu0, gpu1, …. Default: ${DEFAULT-VALUE}.")
  private String device;

  /** The model with its training. */
  NetworkTrainer trainer() {
    return trainer(model, objective);
  }

  /** Refuses a model that cannot be made for the clips, or cannot be trained by the strategy. */
  void check(NetworkTrainer trainer, LabelledClips clips, ImbalanceStrategy strategy)
      throws ClipException {
    try {
      trainer.check(clips);
      trainer.check(strategy.plan(clips.counts(), trainer.epochs()));
    } catch (IllegalArgumentException e) {
      throw usage("--model " + trainer.id() + ": " + e.getMessage() + ".");
    }
  }

  /**
   * A model with its training by name; {@code :option=value} and {@code :objective} behind it set
   * an option and replace the objective.
   */
  NetworkTrainer trainer(String name) {
    if (checked(() -> ModelZoo.script(name)).isPresent()) {
      return trainer(name, objective);
    }
    List<String> own = new ArrayList<>();
    List<String> objectives = new ArrayList<>();
    for (String part : name.split(":", -1)) {
      (own.isEmpty() || part.contains("=") ? own : objectives).add(part);
    }
    return trainer(
        String.join(":", own),
        objectives.isEmpty()
            ? objective
            : checked(() -> Objectives.parse(String.join(":", objectives))));
  }

  private NetworkTrainer trainer(String name, TrainingObjective what) {
    NetworkTrainer trainer =
        checked(
            () -> {
              NetworkTrainer parsed =
                  ModelZoo.parse(name).withDevice(Device.parse(device).resolve());
              return epochs.isPresent() ? parsed.withEpochs(epochs.get()) : parsed;
            });
    NetworkTrainer seeded = trainer.withSeed(seed).withObjective(what);
    return start().map(seeded::withStart).orElse(seeded);
  }

  /** Which frames the model sees. */
  FrameSampler sampler() {
    return sampler(sampler);
  }

  /** A sampler by name. */
  FrameSampler sampler(String name) {
    return checked(() -> FrameSamplers.parse(name));
  }

  /** What is done about imbalance. */
  ImbalanceStrategy imbalance() {
    return imbalance(imbalance);
  }

  /** An imbalance strategy by name. */
  ImbalanceStrategy imbalance(String name) {
    return checked(() -> Imbalance.parse(name));
  }

  /** What tensors hold. */
  ClipEncoder encoder() {
    if (size < MIN_SIDE) {
      throw usage("--size must be at least " + MIN_SIDE + " but is " + size + ".");
    }
    return checked(() -> ClipEncoders.parse(input, Size.square(size)));
  }

  /** What tensors hold and which frames they show, as it stands in a model's file. */
  InputRecipe recipe() {
    return ModelInput.of(input, size, sampler);
  }

  /** These options for another process, without those of sampling and encoding. */
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--model",
                model,
                "--imbalance",
                imbalance,
                "--protocol",
                checkProtocol().id(),
                "--seed",
                Long.toString(seed),
                "--device",
                device));
    arguments.addAll(List.of("--objective", objective.id()));
    epochs.ifPresent(n -> arguments.addAll(List.of("--epochs", n.toString())));
    weights.ifPresent(f -> arguments.addAll(List.of("--weights", f.toAbsolutePath().toString())));
    return arguments;
  }

  /** Whether the epoch is chosen by the test clips. */
  boolean peeking() {
    return checkProtocol().peeking();
  }

  /** The protocol, checked before anything long starts. */
  Protocol checkProtocol() {
    return checked(() -> Protocol.parse(protocol));
  }

  /** The weights to start from, read once for all models and checks. */
  private Optional<StartWeights> start() {
    if (start == null && weights.isPresent()) {
      start = StartFile.read(weights.get());
    }
    return Optional.ofNullable(start);
  }

  /** Refuses to test subjects whom the weights at the start have seen. */
  private void refuseSeen(Collection<ClipId> clips) {
    start()
        .flatMap(file -> StartFile.seen(file, clips))
        .ifPresent(
            message -> {
              throw usage(message);
            });
  }

  /** Refuses clips that the protocol cannot test, before anything long is done with them. */
  void checkClips(Collection<ClipId> clips) throws FileFormatException {
    if (clips.isEmpty()) {
      return; // the corpus' own problems say more
    }
    refuseSeen(clips);
    try {
      checkProtocol().check(clips);
    } catch (IllegalArgumentException e) {
      throw usage("--protocol " + protocol + ": " + e.getMessage() + ".");
    }
  }

  /** Which clips are tested in which fold. */
  FoldPlan plan(LabelledClips clips) throws FileFormatException {
    refuseSeen(clips.ids());
    try {
      return checkProtocol().plan(clips, seed);
    } catch (IllegalArgumentException e) {
      throw usage("--protocol " + protocol + ": " + e.getMessage() + ".");
    }
  }

  private <T> T checked(Supplier<T> option) {
    try {
      return option.get();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
