package org.glimpse.model.train;

import ai.djl.nn.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.imbalance.objective.ObjectiveSession;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.SafeTensors;
import org.glimpse.model.weights.StateDict;
import org.glimpse.model.weights.WeightTensor;
import org.glimpse.model.weights.WeightsFormatException;

/**
 * The state of a training after an epoch in a safetensors file: weights, the optimizer's state, the
 * history, and what is trained, so that no other training goes on from it.
 *
 * <p>Where an epoch is chosen, the best one's weights are kept too, and where weights are averaged,
 * their average.
 *
 * @param file the file
 * @param training describes the training; a file of another one is refused
 * @param every how long the file may be out of date
 * @param written when it was written last, in nanoseconds of an arbitrary origin
 */
record Checkpoint(Path file, String training, Duration every, AtomicLong written) {
  private static final String WEIGHTS = "weights/";
  private static final String OPTIMIZER = "optimizer/";
  private static final String TRAINING = "training";
  private static final String HISTORY = "history";
  private static final String STEPS = "steps";
  private static final String AVERAGE = "average/";
  private static final String OBJECTIVE = "objective/";
  private static final String BEST = "best/";
  private static final String BEST_EPOCH = "best epoch";

  /** A checkpoint of a training with these settings, plan and clips. */
  static Checkpoint of(
      Path file,
      Duration every,
      SortedMap<String, String> settings,
      TrainingPlan plan,
      List<LabelledClip> clips) {
    List<String> ids = clips.stream().map(clip -> clip.id() + "=" + clip.label()).toList();
    return new Checkpoint(
        file,
        settings + " " + plan.id() + " " + plan.epochs() + " " + ids,
        every,
        new AtomicLong(System.nanoTime()));
  }

  /**
   * What a training changes.
   *
   * @param network with all that is trained beside it
   * @param optimizer its update
   * @param average of the weights, where one is taken
   * @param best the best epoch, where one is chosen
   * @param session what the objective remembers, where there is one
   */
  record State(
      Block network,
      GradientStep optimizer,
      Optional<WeightAverage> average,
      Optional<BestEpoch> best,
      Optional<ObjectiveSession> session) {}

  /** Where a training stands. */
  record Progress(List<TrainingHistory.Epoch> history, long steps) {}

  /** Writes the file in place of the one before, if it is due or must be. */
  void write(State state, Progress progress, boolean must) {
    long now = System.nanoTime();
    if (!must && now - written.get() < every.toNanos()) {
      return;
    }
    written.set(now);
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    add(tensors, WEIGHTS, NetworkWeights.of(state.network).tensors());
    add(tensors, OPTIMIZER, state.optimizer.state());
    state.average.ifPresent(average -> add(tensors, AVERAGE, average.state()));
    StringBuilder history = new StringBuilder();
    for (TrainingHistory.Epoch epoch : progress.history()) {
      history.append(epoch.loss()).append(' ').append(epoch.learningRate());
      epoch.validation().ifPresent(score -> history.append(' ').append(score));
      history.append('\n');
    }
    SortedMap<String, String> metadata = new TreeMap<>();
    metadata.put(TRAINING, training);
    metadata.put(HISTORY, history.toString());
    metadata.put(STEPS, Long.toString(progress.steps()));
    state.best.ifPresent(
        b -> {
          BestEpoch.Best kept = b.best();
          metadata.put(BEST_EPOCH, kept.epoch() + " " + kept.f1() + " " + kept.likelihood());
          add(tensors, BEST, kept.weights().tensors());
        });
    state.session.ifPresent(
        session -> session.memory().forEach((key, text) -> metadata.put(OBJECTIVE + key, text)));
    try {
      new SafeTensors(new StateDict(tensors), metadata).write(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint " + file + " cannot be written.", e);
    }
  }

  private static void add(
      Map<String, WeightTensor> all, String prefix, Map<String, WeightTensor> tensors) {
    tensors.forEach((name, tensor) -> all.put(prefix + name, tensor));
  }

  private static Map<String, WeightTensor> part(SafeTensors content, String prefix) {
    Map<String, WeightTensor> part = new LinkedHashMap<>();
    content
        .tensors()
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
              }
            });
    return part;
  }

  /** Restores what the file holds; nothing has happened yet where there is no file. */
  Progress restore(State state) {
    if (!Files.exists(file)) {
      return new Progress(List.of(), 0);
    }
    try {
      SafeTensors content = SafeTensors.read(file);
      SortedMap<String, String> metadata = content.metadata();
      if (!training.equals(metadata.get(TRAINING))) {
        throw new IOException(
            "The checkpoint "
                + file
                + " is of a training with other settings, plan or clips. Delete it to start anew.");
      }
      NetworkWeights.copy(file, new StateDict(part(content, WEIGHTS)), state.network);
      state.optimizer.restore(part(content, OPTIMIZER));
      if (state.average.isPresent()) {
        state.average.get().restore(part(content, AVERAGE));
      }
      state.best.ifPresent(
          b -> b.restore(best(metadata.getOrDefault(BEST_EPOCH, "-1 0 0"), part(content, BEST))));
      if (state.session.isPresent()) {
        recall(state.session.get(), metadata);
      }
      List<TrainingHistory.Epoch> history = new ArrayList<>();
      metadata
          .getOrDefault(HISTORY, "")
          .lines()
          .forEach(
              line -> {
                String[] numbers = line.split(" ", -1);
                history.add(
                    new TrainingHistory.Epoch(
                        history.size(),
                        Double.parseDouble(numbers[0]),
                        Double.parseDouble(numbers[1]),
                        numbers.length > 2
                            ? OptionalDouble.of(Double.parseDouble(numbers[2]))
                            : OptionalDouble.empty()));
              });
      return new Progress(history, Long.parseLong(metadata.getOrDefault(STEPS, "0")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (WeightsFormatException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  private void recall(ObjectiveSession session, SortedMap<String, String> metadata)
      throws WeightsFormatException {
    SortedMap<String, String> memory = new TreeMap<>();
    metadata.forEach(
        (key, text) -> {
          if (key.startsWith(OBJECTIVE)) {
            memory.put(key.substring(OBJECTIVE.length()), text);
          }
        });
    try {
      session.recall(memory);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new WeightsFormatException(
          file, "What the objective remembers is damaged: " + e.getMessage() + ".");
    }
  }

  private static BestEpoch.Best best(String text, Map<String, WeightTensor> weights) {
    String[] parts = text.split(" ", -1);
    return new BestEpoch.Best(
        Integer.parseInt(parts[0]),
        Double.parseDouble(parts[1]),
        Double.parseDouble(parts[2]),
        new StateDict(weights));
  }
}
