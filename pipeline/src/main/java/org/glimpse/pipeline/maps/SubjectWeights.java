package org.glimpse.pipeline.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.Step;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.Device;
import org.glimpse.model.weights.StateDict;
import org.glimpse.model.weights.TorchFile;
import org.glimpse.model.weights.WeightTensor;
import org.glimpse.model.weights.WeightsFormatException;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.pipeline.Progress;

/**
 * Weights of STSTNet as its authors published them: one PyTorch file for every subject, trained on
 * all others, called {@code <subject>.pth}; or one file for all.
 *
 * @param place the folder, or the one file
 */
public record SubjectWeights(Path place) {
  private static final String ENDING = ".pth";
  private static final String HEAD = "fc.weight";

  /**
   * What weights say about clips.
   *
   * @param predictions one for each clip whose subject has weights, in the order of the clips
   * @param failed the other clips
   */
  public record Outcome(List<Prediction> predictions, List<ClipOutcome.Failed> failed) {
    /** Copies the lists. */
    public Outcome {
      predictions = List.copyOf(predictions);
      failed = List.copyOf(failed);
    }
  }

  /**
   * How many classes the weights tell apart.
   *
   * @return the rows of the last layer of the first file
   * @throws CorpusException if there is no file, or it is no such file
   * @throws IOException if it cannot be read
   */
  public int classes() throws CorpusException, IOException {
    Path first = first();
    try {
      StateDict weights = TorchFile.read(first);
      Optional<WeightTensor> head = weights.tensor(HEAD);
      if (head.isPresent() && head.get().shape().size() == 2) {
        return Math.toIntExact(head.get().shape().get(0));
      }
      throw new CorpusException(
          first, first + " holds no weights of STSTNet: there is no " + HEAD + ".");
    } catch (WeightsFormatException e) {
      throw new CorpusException(first, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Predicts every clip with the weights of its subject.
   *
   * @param clips maps of u, v and strain with values from 0 to 255; their labels are not looked at
   * @param device where it is predicted
   * @param progress told of each subject
   * @return the predictions; a subject without weights fails alone
   * @throws IOException if a file cannot be read
   * @throws InterruptedException if the thread is interrupted between two subjects
   */
  public Outcome predict(LabelledClips clips, Device device, Progress progress)
      throws IOException, InterruptedException {
    TreeMap<SubjectId, List<LabelledClip>> bySubject = new TreeMap<>();
    for (LabelledClip clip : clips.clips()) {
      bySubject.computeIfAbsent(clip.id().subject(), id -> new ArrayList<>()).add(clip);
    }
    List<Prediction> predictions = new ArrayList<>();
    List<ClipOutcome.Failed> failed = new ArrayList<>();
    try (Progress.Task task = progress.start("Predicting", bySubject.size())) {
      for (List<LabelledClip> group : bySubject.values()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted between two subjects");
        }
        predict(group, clips.labels(), device, predictions, failed);
        task.step();
      }
    }
    return new Outcome(predictions, failed);
  }

  private void predict(
      List<LabelledClip> group,
      LabelSet labels,
      Device device,
      List<Prediction> predictions,
      List<ClipOutcome.Failed> failed)
      throws IOException {
    Path file = file(group.get(0).id().subject());
    if (!Files.exists(file)) {
      fail(group, "There are no weights " + file + " for this subject.", failed);
      return;
    }
    try (ClipClassifier classifier = ModelZoo.ststnet(file, labels, MapFile.CHANNELS, device)) {
      for (LabelledClip clip : group) {
        predictions.add(classifier.predict(clip.id(), clip.tensor().forTest()));
      }
    } catch (WeightsFormatException e) {
      fail(group, String.valueOf(e.getMessage()), failed);
    } catch (ClipException e) {
      // All maps have one size, so what is wrong with one is wrong with all.
      fail(group, String.valueOf(e.getMessage()), failed);
    }
  }

  private static void fail(
      List<LabelledClip> group, String reason, List<ClipOutcome.Failed> failed) {
    for (LabelledClip clip : group) {
      ClipId id = clip.id();
      failed.add(new ClipOutcome.Failed(id, Step.PREDICT, reason));
    }
  }

  private Path file(SubjectId subject) {
    return Files.isDirectory(place) ? place.resolve(subject.subject() + ENDING) : place;
  }

  private Path first() throws CorpusException, IOException {
    if (!Files.isDirectory(place)) {
      if (!Files.exists(place)) {
        throw new CorpusException(place, "There is no file or folder " + place + ".");
      }
      return place;
    }
    for (Path file : FlowMaps.visible(place)) {
      if (String.valueOf(file.getFileName()).endsWith(ENDING)) {
        return file;
      }
    }
    throw new CorpusException(
        place, "The folder " + place + " holds no weights; they are called <subject>.pth.");
  }
}
