package org.glimpse.model;

import java.util.List;
import java.util.OptionalLong;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.objective.ClipFindings;

/** A trained model. It holds native memory until it is closed and serves one thread at a time. */
public interface ClipClassifier extends AutoCloseable {
  /**
   * The labels it tells apart.
   *
   * @return the labels in the order of its scores
   */
  LabelSet labels();

  /**
   * How it was trained.
   *
   * @return one record an epoch
   */
  TrainingHistory history();

  /**
   * Predicts the label of one clip.
   *
   * @param clip which clip it is
   * @param tensor its tensor, with the channels and the shape of the training clips
   * @return softmax scores, which sum to 1, and the class of the highest
   * @throws ClipException if the tensor has another shape or a value that is NaN or infinite
   */
  Prediction predict(ClipId clip, ClipTensor tensor) throws ClipException;

  /**
   * Predicts the labels of clips; their own labels are not looked at.
   *
   * @param clips the clips
   * @return one prediction a clip, in their order
   * @throws ClipException if a clip cannot be read, or its tensor has another shape or a value that
   *     is NaN or infinite
   */
  List<Prediction> predict(LabelledClips clips) throws ClipException;

  /**
   * Where the model puts clips before its last layer; their labels are not looked at.
   *
   * @param clips the clips
   * @return one vector a clip, in their order, all of one length; an empty list where the model has
   *     no such layer
   * @throws ClipException if a clip cannot be read or its tensor has another shape
   */
  default List<List<Double>> embed(LabelledClips clips) throws ClipException {
    return List.of();
  }

  /**
   * How many weights training changed.
   *
   * @return the number; empty for a model without weights
   */
  default OptionalLong parameters() {
    return OptionalLong.empty();
  }

  /**
   * What the training found out about single training clips.
   *
   * @return none unless an objective looked at them
   */
  default ClipFindings findings() {
    return ClipFindings.none();
  }

  /** Frees the native memory. */
  @Override
  void close();
}
