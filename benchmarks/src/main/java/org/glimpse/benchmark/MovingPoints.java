package org.glimpse.benchmark;

import static org.glimpse.core.frame.FacePoint.CHIN;
import static org.glimpse.core.frame.FacePoint.GLABELLA;
import static org.glimpse.core.frame.FacePoint.LEFT_BROW_INNER;
import static org.glimpse.core.frame.FacePoint.LEFT_BROW_MIDDLE;
import static org.glimpse.core.frame.FacePoint.LEFT_BROW_OUTER;
import static org.glimpse.core.frame.FacePoint.LEFT_CHEEK;
import static org.glimpse.core.frame.FacePoint.LEFT_EYE_LOWER;
import static org.glimpse.core.frame.FacePoint.LEFT_EYE_UPPER;
import static org.glimpse.core.frame.FacePoint.LEFT_MOUTH_CORNER;
import static org.glimpse.core.frame.FacePoint.LEFT_NOSE_WING;
import static org.glimpse.core.frame.FacePoint.LEFT_UPPER_LIP;
import static org.glimpse.core.frame.FacePoint.LOWER_LIP;
import static org.glimpse.core.frame.FacePoint.RIGHT_BROW_INNER;
import static org.glimpse.core.frame.FacePoint.RIGHT_BROW_MIDDLE;
import static org.glimpse.core.frame.FacePoint.RIGHT_BROW_OUTER;
import static org.glimpse.core.frame.FacePoint.RIGHT_CHEEK;
import static org.glimpse.core.frame.FacePoint.RIGHT_EYE_LOWER;
import static org.glimpse.core.frame.FacePoint.RIGHT_EYE_UPPER;
import static org.glimpse.core.frame.FacePoint.RIGHT_MOUTH_CORNER;
import static org.glimpse.core.frame.FacePoint.RIGHT_NOSE_WING;
import static org.glimpse.core.frame.FacePoint.RIGHT_UPPER_LIP;
import static org.glimpse.core.frame.FacePoint.UPPER_LIP;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.imbalance.uncertain.ActionUnitPrior;

/**
 * Onset-to-apex movement of a face whose points move as its action units say, under noise: each
 * class activates units with probabilities of its own, so that classes overlap.
 *
 * @param size of the maps, in which places lie row by row
 * @param places where the movement is told
 * @param noise deviation of the noise of a place; a movement is 0.5 to 1.5
 */
record MovingPoints(Size size, List<Place> places, double noise) {
  private static final double BUMP = 0.07;
  private static final int SUBJECTS = 20;

  /** A place on the face, as that of a {@link FacePoint}. */
  record Place(double x, double y) {}

  /** Maps of flow, of so many pixels each way. */
  static MovingPoints flow(int side, double noise) {
    List<Place> pixels = new ArrayList<>();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        pixels.add(new Place((x + 0.5) / side, (y + 0.5) / side));
      }
    }
    return new MovingPoints(new Size(side, side), pixels, noise);
  }

  /** The movement of each point of the face itself, in one row. */
  static MovingPoints landmarks(double noise) {
    List<Place> points =
        FacePoint.all().stream().map(point -> new Place(point.x(), point.y())).toList();
    return new MovingPoints(new Size(points.size(), 1), points, noise);
  }

  /** Points that move together; the left ones of the person have the opposite dx. */
  private record Move(List<FacePoint> points, double dx, double dy) {}

  private static Move move(int unit) {
    return switch (unit) {
      case 1 -> new Move(List.of(RIGHT_BROW_INNER, LEFT_BROW_INNER), 0, -1);
      case 2 -> new Move(List.of(RIGHT_BROW_OUTER, LEFT_BROW_OUTER), 0, -1);
      case 4 ->
          new Move(
              List.of(
                  GLABELLA, RIGHT_BROW_INNER, LEFT_BROW_INNER, RIGHT_BROW_MIDDLE, LEFT_BROW_MIDDLE),
              0.5,
              0.8);
      case 5 -> new Move(List.of(RIGHT_EYE_UPPER, LEFT_EYE_UPPER), 0, -1);
      case 6 -> new Move(List.of(RIGHT_CHEEK, LEFT_CHEEK), 0, -1);
      case 7 -> new Move(List.of(RIGHT_EYE_LOWER, LEFT_EYE_LOWER), 0, -1);
      case 9 -> new Move(List.of(RIGHT_NOSE_WING, LEFT_NOSE_WING), 0, -1);
      case 10 -> new Move(List.of(UPPER_LIP, RIGHT_UPPER_LIP, LEFT_UPPER_LIP), 0, -1);
      case 12 -> new Move(List.of(RIGHT_MOUTH_CORNER, LEFT_MOUTH_CORNER), -0.7, -0.7);
      case 15 -> new Move(List.of(RIGHT_MOUTH_CORNER, LEFT_MOUTH_CORNER), 0, 1);
      case 17 -> new Move(List.of(CHIN), 0, -1);
      case 20 -> new Move(List.of(RIGHT_MOUTH_CORNER, LEFT_MOUTH_CORNER), -1, 0);
      case 23 -> new Move(List.of(RIGHT_MOUTH_CORNER, LEFT_MOUTH_CORNER), 1, 0);
      case 24 -> new Move(List.of(UPPER_LIP, RIGHT_UPPER_LIP, LEFT_UPPER_LIP), 0, 1);
      case 26 -> new Move(List.of(CHIN, LOWER_LIP), 0, 1);
      default -> new Move(List.of(LOWER_LIP), 0, 1);
    };
  }

  /** As many clips of each class. */
  LabelledClips draw(ObjectiveTrial trial, int each, long seed) {
    LabelSet labels = ObjectiveTrial.EMOTIONS;
    List<LabelledClip> clips = new ArrayList<>();
    for (int k = 0; k < labels.size(); k++) {
      List<Double> chances = trial.signals().probabilities().get(k);
      for (int i = 0; i < each; i++) {
        ClipId id = ClipId.of("points", "s" + i % SUBJECTS, "c" + k + "_" + i);
        RandomGenerator random = Seeds.generator(seed, id.toString());
        clips.add(
            new LabelledClip(id, k, Annotation.none(), TensorSource.of(tensor(chances, random))));
      }
    }
    return LabelledClips.of(labels, clips);
  }

  private ClipTensor tensor(List<Double> chances, RandomGenerator random) {
    float[] values = new float[2 * places.size()];
    for (int u = 0; u < chances.size(); u++) {
      boolean there = random.nextDouble() < chances.get(u);
      double intensity = 0.5 + random.nextDouble();
      Move move = move(ActionUnitPrior.UNITS.get(u));
      for (FacePoint point : there ? move.points() : List.<FacePoint>of()) {
        double sign = point.x() > 0.5 ? -1 : point.x() < 0.5 ? 1 : 0;
        add(values, point, intensity * sign * move.dx(), intensity * move.dy());
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (noise * random.nextGaussian());
    }
    return ClipTensor.wrap(
        List.of(Channel.FLOW_U, Channel.FLOW_V), 1, size, new ValueRange(-100, 100), values);
  }

  private void add(float[] values, FacePoint point, double u, double v) {
    for (int i = 0; i < places.size(); i++) {
      double dx = places.get(i).x() - point.x();
      double dy = places.get(i).y() - point.y();
      double bump = Math.exp(-(dx * dx + dy * dy) / (2 * BUMP * BUMP));
      values[i] += (float) (u * bump);
      values[places.size() + i] += (float) (v * bump);
    }
  }
}
