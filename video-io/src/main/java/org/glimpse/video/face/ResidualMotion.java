package org.glimpse.video.face;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;

/** Measures in finished aligned frames how much the rigid part of the face still moves. */
final class ResidualMotion {
  private static final int LOOKS = 8;
  private static final int STEPS = 3;
  private static final int SIDE = 224;
  private static final int BLOCK = 9;

  private ResidualMotion() {}

  /** The median motion of the rigid points against the first face, in widths of the picture. */
  static double of(List<Frame> aligned, FaceTrack track) {
    int[] shown = IntStream.range(0, aligned.size()).filter(track::found).toArray();
    if (shown.length < 2) {
      return 0;
    }
    Size size = aligned.get(0).size();
    Similarity toSquare = Similarity.eyesTo(Size.square(SIDE), Similarity.eyesIn(size));
    RigidFit fit = new RigidFit(square(aligned.get(shown[0]), toSquare), FacePart.BRIDGE, BLOCK);
    if (!fit.isPossible()) {
      return 0;
    }
    List<Double> distances = new ArrayList<>();
    int looks = Math.min(LOOKS, shown.length - 1);
    for (int i = 1; i <= looks; i++) {
      Frame frame = aligned.get(shown[Math.floorDiv(i * (shown.length - 1), looks)]);
      Similarity motion = fit.improve(square(frame, toSquare), Similarity.IDENTITY, STEPS);
      distances.add(FacePart.rigidMotion(motion, SIDE));
    }
    return FaceSurvey.median(distances, d -> d) / SIDE;
  }

  private static Plane square(Frame frame, Similarity toSquare) {
    return Plane.smoothed(Warp.apply(frame, toSquare, Size.square(SIDE)));
  }
}
