package org.glimpse.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;

/**
 * What a run tells beside its predictions: enough to look for copies of clips and to draw how the
 * training went and how the model arranges the clips.
 *
 * @param contents a hash of each clip's content as the model sees it; equal hashes are equal clips
 * @param curves how each training went; empty where it is not known
 * @param embedding how one model arranges clips; empty where it is not known
 * @param effort what the trainings took; empty where it is not known
 * @param insight what the models let see of themselves
 */
public record RunDetails(
    Map<ClipId, String> contents,
    List<LearningCurve> curves,
    Optional<Embedding> embedding,
    Optional<Effort> effort,
    ModelInsight insight) {
  private static final RunDetails NONE = new RunDetails(Map.of(), List.of(), Optional.empty());

  /** Copies map and list. */
  public RunDetails {
    contents = Collections.unmodifiableMap(new TreeMap<>(contents));
    curves = List.copyOf(curves);
  }

  /**
   * The details of a run of which the effort is not known.
   *
   * @param contents a hash of each clip's content as the model sees it
   * @param curves how each training went
   * @param embedding how one model arranges clips
   */
  public RunDetails(
      Map<ClipId, String> contents, List<LearningCurve> curves, Optional<Embedding> embedding) {
    this(contents, curves, embedding, Optional.empty(), ModelInsight.none());
  }

  /**
   * These details with the effort.
   *
   * @param known what the trainings took
   * @return a copy
   */
  public RunDetails with(Optional<Effort> known) {
    return new RunDetails(contents, curves, embedding, known, insight);
  }

  /**
   * These details with what the models let see.
   *
   * @param seen the insight
   * @return a copy
   */
  public RunDetails with(ModelInsight seen) {
    return new RunDetails(contents, curves, embedding, effort, seen);
  }

  /**
   * What the trainings of a run took.
   *
   * @param parameters the weights that training changes, in the largest of its models; 0 where a
   *     model tells of none
   * @param seconds of training and testing, summed over folds as if one had run after the other
   */
  public record Effort(long parameters, double seconds) {
    /**
     * Checks the numbers.
     *
     * @param parameters the weights that training changes
     * @param seconds of training and testing
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public Effort {
      Checks.argument(parameters >= 0, "parameters must not be negative but are " + parameters);
      Checks.inRange("seconds", seconds, 0, Double.MAX_VALUE);
    }

    /**
     * Two folds one after the other.
     *
     * @param other the effort of another fold
     * @return the effort of both
     */
    public Effort plus(Effort other) {
      return new Effort(Math.max(parameters, other.parameters), seconds + other.seconds);
    }
  }

  /**
   * The details of a run of which nothing is known but its predictions.
   *
   * @return empty details
   */
  public static RunDetails none() {
    return NONE;
  }

  /**
   * How the training of one fold went.
   *
   * @param fold the fold's name
   * @param points one an epoch, in order
   */
  public record LearningCurve(String fold, List<Point> points) {
    /**
     * Checks the name and copies the points.
     *
     * @param fold the fold's name
     * @param points one an epoch, in order
     * @throws IllegalArgumentException if the name is blank or there is no point
     */
    public LearningCurve {
      Checks.notBlank("fold", fold);
      points = Checks.notEmpty("points", points);
    }

    /**
     * The epoch whose weights were kept.
     *
     * @return its number, empty where it is that of the last point
     */
    public Optional<Point> kept() {
      return points.stream().filter(Point::kept).findFirst();
    }
  }

  /**
   * One epoch of a training.
   *
   * @param epoch counted from 0
   * @param loss the mean training loss
   * @param validation the score on the inner validation clips, larger is better; empty without them
   * @param kept whether the weights after this epoch were kept because of that score
   */
  public record Point(int epoch, double loss, java.util.OptionalDouble validation, boolean kept) {}

  /**
   * How the model of one fold arranges clips: the vectors before its last layer. Those of different
   * folds come from different models and cannot be shown in one map.
   *
   * @param fold the fold's name
   * @param clips tested clips and clips that the model was trained on
   */
  public record Embedding(String fold, List<EmbeddedClip> clips) {
    /**
     * Checks the name and copies the clips.
     *
     * @param fold the fold's name
     * @param clips tested clips and clips that the model was trained on
     * @throws IllegalArgumentException if the name is blank, there is no clip or vectors differ in
     *     length
     */
    public Embedding {
      Checks.notBlank("fold", fold);
      clips = Checks.notEmpty("embedded clips", clips);
      int length = clips.get(0).vector().size();
      for (EmbeddedClip clip : clips) {
        Checks.argument(
            clip.vector().size() == length,
            "all vectors must have "
                + length
                + " values but that of "
                + clip.clip()
                + " has "
                + clip.vector().size());
      }
    }
  }

  /**
   * A clip as a model sees it.
   *
   * @param clip the clip
   * @param truth the class index of its label
   * @param tested whether it was tested, else trained on
   * @param vector what stands before the model's last layer, at least one value
   */
  public record EmbeddedClip(ClipId clip, int truth, boolean tested, List<Double> vector) {
    /**
     * Checks the class and copies the vector.
     *
     * @param clip the clip
     * @param truth the class index of its label
     * @param tested whether it was tested, else trained on
     * @param vector what stands before the model's last layer, at least one value
     * @throws IllegalArgumentException if the class is negative or the vector empty
     */
    public EmbeddedClip {
      Checks.atLeast("truth", truth, 0);
      vector = Checks.notEmpty("vector", vector);
    }
  }
}
