package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.objective.ClipFindings;
import org.glimpse.model.ActivationVolume;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;

/** A trained network with all that prediction needs. */
public final class NetworkClassifier implements ClipClassifier {
  private static final int BATCH = 16;

  private final Loaded loaded;
  private final LabelSet labels;
  private final TrainingHistory history;
  private final SortedMap<String, String> settings;
  private final Optional<InputRecipe> input;
  private ClipFindings findings = ClipFindings.none();
  private SortedSet<SubjectId> subjects = Collections.emptySortedSet();

  NetworkClassifier(
      Loaded loaded,
      LabelSet labels,
      TrainingHistory history,
      SortedMap<String, String> settings,
      Optional<InputRecipe> input) {
    this.loaded = loaded;
    this.labels = labels;
    this.history = history;
    this.settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    this.input = input;
  }

  @Override
  public LabelSet labels() {
    return labels;
  }

  @Override
  public TrainingHistory history() {
    return history;
  }

  /**
   * The network with its weights.
   *
   * @return valid until this classifier is closed
   */
  public ClipNetwork network() {
    return loaded.network;
  }

  /**
   * How it was trained.
   *
   * @return the settings of its trainer and the name of its plan
   */
  public SortedMap<String, String> settings() {
    return settings;
  }

  /**
   * How its tensors are made.
   *
   * @return what stands in its file; empty for a classifier that comes from no file
   */
  public Optional<InputRecipe> input() {
    return input;
  }

  /**
   * What the objective found out about the training clips: how far it trusted each when it last saw
   * it, and which labels it changed.
   *
   * @return without numbers for objectives that look at no single clip, and for a classifier that
   *     comes from a file
   */
  @Override
  public ClipFindings findings() {
    return findings;
  }

  /**
   * The subjects that it was trained on, those of weights that its training started from included.
   * What it says of their clips is no test.
   *
   * @return in their natural order; empty where it is not known, as for weights of PyTorch
   */
  public SortedSet<SubjectId> trainedOn() {
    return subjects;
  }

  NetworkClassifier withTrainedOn(Collection<SubjectId> known) {
    subjects = Collections.unmodifiableSortedSet(new TreeSet<>(known));
    return this;
  }

  NetworkClassifier withFindings(ClipFindings found) {
    findings = found;
    return this;
  }

  Loaded loaded() {
    return loaded;
  }

  /**
   * Writes the classifier to one file, see {@link ClassifierFile}.
   *
   * @param file the file, replaced if it is there
   * @param recipe how its tensors are made
   * @throws IOException if the file cannot be written
   */
  public void save(Path file, InputRecipe recipe) throws IOException {
    ClassifierFile.write(this, recipe, file);
  }

  @Override
  public Prediction predict(ClipId clip, ClipTensor tensor) throws ClipException {
    return predict(List.of(clip), position -> loaded.assembler.layout().checkValues(clip, tensor))
        .get(0);
  }

  @Override
  public List<Prediction> predict(LabelledClips clips) throws ClipException {
    List<Prediction> predictions = new ArrayList<>();
    for (List<LabelledClip> batch : BatchAssembler.split(clips.clips(), BATCH)) {
      predictions.addAll(predict(batch.stream().map(LabelledClip::id).toList(), tensors(batch)));
    }
    return predictions;
  }

  @Override
  public List<List<Double>> embed(LabelledClips clips) throws ClipException {
    List<List<Double>> vectors = new ArrayList<>();
    for (List<LabelledClip> batch : BatchAssembler.split(clips.clips(), BATCH)) {
      vectors.addAll(rows(batch.size(), tensors(batch), loaded.network.features(), false));
    }
    return vectors;
  }

  @Override
  public OptionalLong parameters() {
    return OptionalLong.of(loaded.network.parameterCount());
  }

  /**
   * How much each place and moment of a clip speaks for a label: its share of the label's logit, as
   * the last features with places see it, brought to the clip's size. These are a 3-D network's
   * volume, the maps of each frame below an LSTM, or the clip itself for a network without either.
   *
   * @param clip the clip's id, for messages
   * @param tensor its tensor
   * @param label the index of the label, for example of the one that was decided
   * @return empty for a TorchScript network, which gives gradients in training only; present for
   *     every network of the zoo
   * @throws ClipException if the tensor has another shape than those that trained
   * @throws IndexOutOfBoundsException if there is no such label
   */
  public Optional<ActivationVolume> activation(ClipId clip, ClipTensor tensor, int label)
      throws ClipException {
    ClipShape shape = loaded.assembler.layout().shape();
    if (loaded.architecture instanceof TorchScript) {
      return Optional.empty();
    }
    ActivationVolume found = classActivation(clip, tensor, label).volume();
    return Optional.of(found.resized(shape.frames(), shape.height(), shape.width()));
  }

  /** What the places and moments add up to, those that speak against the label included. */
  double activationSum(ClipId clip, ClipTensor tensor, int label) throws ClipException {
    return classActivation(clip, tensor, label).sum();
  }

  private ClassActivation.Map classActivation(ClipId clip, ClipTensor tensor, int label)
      throws ClipException {
    Checks.index("label", label, labels.size());
    ClipTensor checked = loaded.assembler.layout().check(clip, tensor);
    EngineSettings before = EngineSettings.enter(loaded.threads);
    synchronized (EngineSettings.COLLECTOR) {
      try (NDManager step = loaded.manager.newSubManager()) {
        NDArray inputs = loaded.assembler.assemble(step, 1, position -> checked);
        return ClassActivation.of(step, loaded.network, inputs, label);
      } finally {
        before.set();
      }
    }
  }

  /**
   * How much weight the network's own attention gives each place and moment of a clip, whatever the
   * label: the heads of {@code dan}, the class token of {@code apvit}, the gate of {@code cbam}.
   * For what speaks for a label see {@link #activation}.
   *
   * @param clip the clip's id, for messages
   * @param tensor its tensor
   * @return brought to the clip's size; empty for a network without attention over a volume
   * @throws ClipException if the tensor has another shape than those that trained
   */
  public Optional<ActivationVolume> attention(ClipId clip, ClipTensor tensor) throws ClipException {
    ClipTensor checked = loaded.assembler.layout().check(clip, tensor);
    ClipShape shape = loaded.assembler.layout().shape();
    EngineSettings before = EngineSettings.enter(loaded.threads);
    try (NDManager step = loaded.manager.newSubManager()) {
      NDArray inputs = loaded.assembler.assemble(step, 1, position -> checked);
      return NetworkAttention.of(new ParameterStore(step, false), loaded.network, inputs)
          .map(found -> found.resized(shape.frames(), shape.height(), shape.width()));
    } finally {
      before.set();
    }
  }

  private BatchAssembler.Clips tensors(List<LabelledClip> batch) {
    return position -> {
      LabelledClip clip = batch.get(position);
      return loaded.assembler.layout().checkValues(clip.id(), clip.tensor().forTest());
    };
  }

  private List<Prediction> predict(List<ClipId> ids, BatchAssembler.Clips clips)
      throws ClipException {
    List<List<Double>> scores = rows(ids.size(), clips, loaded.network, true);
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      for (double score : scores.get(i)) {
        if (!Double.isFinite(score)) {
          throw new EncodeException(
              ids.get(i),
              "The model's score of the clip is "
                  + score
                  + ": its values are too large for the model. Encode it as the training clips"
                  + " were.");
        }
      }
      predictions.add(Prediction.ofScores(ids.get(i), scores.get(i)));
    }
    return predictions;
  }

  /** What a block makes of clips, one row a clip. */
  private List<List<Double>> rows(
      int size, BatchAssembler.Clips clips, Block block, boolean probabilities)
      throws ClipException {
    float[] values;
    EngineSettings before = EngineSettings.enter(loaded.threads);
    try (NDManager batch = loaded.manager.newSubManager()) {
      NDArray inputs = loaded.assembler.assemble(batch, size, clips);
      ParameterStore store = new ParameterStore(batch, false);
      NDArray outputs = block.forward(store, new NDList(inputs), false).head();
      values = (probabilities ? outputs.softmax(1) : outputs).toFloatArray();
    } finally {
      before.set();
    }
    int width = values.length / size;
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<Double> row = new ArrayList<>();
      for (int k = 0; k < width; k++) {
        row.add((double) values[i * width + k]);
      }
      rows.add(row);
    }
    return rows;
  }

  @Override
  public void close() {
    loaded.manager.close();
  }

  /**
   * A network in native memory.
   *
   * @param manager owns its weights
   * @param architecture made the network
   * @param network with its weights
   * @param assembler makes its input
   * @param threads CPU threads, 0 for the engine's choice
   */
  record Loaded(
      NDManager manager,
      Architecture architecture,
      ClipNetwork network,
      BatchAssembler assembler,
      int threads) {}
}
