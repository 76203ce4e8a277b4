package org.glimpse.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.model.ClipClassifier;

/**
 * Predicts the label of each clip of an analysis while its frames are at hand, whether the clip has
 * a label or not. A clip that cannot be encoded as the model needs it fails, and no other. The
 * model predicts one clip at a time; closing the predictor closes it.
 */
public final class ClipPredictor implements ClipOutput, AutoCloseable {
  private final ClipClassifier classifier;
  private final FrameSampler sampler;
  private final ClipEncoder encoder;
  private final Map<ClipId, Prediction> predictions = new ConcurrentHashMap<>();

  /**
   * A predictor.
   *
   * @param classifier the model
   * @param sampler which frames it sees
   * @param encoder what its tensors are made of
   */
  public ClipPredictor(ClipClassifier classifier, FrameSampler sampler, ClipEncoder encoder) {
    this.classifier = classifier;
    this.sampler = sampler;
    this.encoder = encoder;
  }

  /**
   * The labels that the model tells apart.
   *
   * @return the labels in the order of the scores
   */
  public LabelSet labels() {
    return classifier.labels();
  }

  /**
   * Predicts a clip.
   *
   * @param clip the clip
   * @throws ClipException if the clip cannot be encoded or its tensor is none that the model takes
   */
  @Override
  public void write(ProcessedClip clip) throws ClipException {
    ClipTensor tensor = SampledTensors.of(clip, sampler, encoder).forTest();
    synchronized (classifier) {
      ClipId id = clip.source().id();
      predictions.put(id, classifier.predict(id, tensor));
    }
  }

  /**
   * An analysis with the predictions that were made on the way.
   *
   * @param result the analysis that this predictor was an output of
   * @param model what the model is called in the provenance
   * @return the same clips, each analyzed one with its prediction
   */
  public BatchResult predicted(BatchResult result, String model) {
    List<ClipOutcome> outcomes =
        result.outcomes().stream()
            .map(
                outcome ->
                    outcome.analyzed().<ClipOutcome>map(this::withPrediction).orElse(outcome))
            .toList();
    Provenance provenance =
        result
            .provenance()
            .withSetting("model", model)
            .withSetting("encoder", encoder.id())
            .withSetting("samplers", sampler.id())
            .withSetting("labels", String.join(", ", labels().labels()));
    return new BatchResult(outcomes, provenance);
  }

  private ClipOutcome.Analyzed withPrediction(ClipOutcome.Analyzed clip) {
    return new ClipOutcome.Analyzed(
        clip.analysis(), Optional.ofNullable(predictions.get(clip.id())));
  }

  @Override
  public void close() {
    classifier.close();
  }
}
