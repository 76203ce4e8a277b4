package org.glimpse.video.face;

import java.util.Optional;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/**
 * Follows a head from frame to frame: by how much the face is shifted, turned and grown against the
 * first one, at {@link #SIDE} pixels a face.
 *
 * <p>A frame that does not look like the first (correlation under {@value #MIN_AGREEMENT}, or a
 * motion that no head makes) keeps the motion of the frame before.
 */
final class HeadFollower {
  static final int SIDE = 112;
  private static final int COARSE_BLOCK = 7;
  private static final int BLOCK = 8;
  private static final int COARSE_STEPS = 2;
  private static final int STEPS = 3;
  private static final double MIN_AGREEMENT = 0.5;
  private static final double MAX_SHIFT = 0.3 * SIDE;
  private static final double MAX_GROWTH = 1.3;
  private static final double MAX_DEGREES = 25;

  private final Similarity toWork;
  private Optional<RigidFit> coarse = Optional.empty();
  private Optional<RigidFit> fine = Optional.empty();
  private Similarity motion = Similarity.IDENTITY;

  HeadFollower(Face.Eyes eyes) {
    toWork = Similarity.eyesTo(Size.square(SIDE), eyes);
  }

  /** Takes the next frame with a face, and says whether it looks like the first. */
  boolean follow(Frame frame) {
    Plane picture = Plane.smoothed(Warp.apply(frame, toWork, Size.square(SIDE)));
    if (fine.isEmpty()) {
      fine = Optional.of(new RigidFit(picture, FacePart.UPPER, BLOCK));
      coarse = Optional.of(new RigidFit(picture.halved(), FacePart.UPPER, COARSE_BLOCK));
      return true;
    }
    RigidFit large = coarse.orElseThrow();
    RigidFit small = fine.orElseThrow();
    if (!large.isPossible() || !small.isPossible()) {
      return true;
    }
    Similarity guess =
        large.improve(picture.halved(), motion.enlarged(0.5), COARSE_STEPS).enlarged(2);
    Similarity found = small.improve(picture, guess, STEPS);
    boolean alike = small.agreement() >= MIN_AGREEMENT && isPossible(found);
    motion = alike ? found : motion;
    return alike;
  }

  private static boolean isPossible(Similarity motion) {
    Point middle = new Point(SIDE / 2.0, SIDE / 2.0);
    double scale = motion.scale();
    return motion.apply(middle).distanceTo(middle) <= MAX_SHIFT
        && scale <= MAX_GROWTH
        && scale >= 1 / MAX_GROWTH
        && Math.abs(motion.degrees()) <= MAX_DEGREES;
  }

  /** From places in the frame to places in the first frame's face of {@link #SIDE} pixels. */
  Similarity toWork() {
    return toWork;
  }

  /** The motion of the last frame against the first, at {@link #SIDE} pixels a face. */
  Similarity motion() {
    return motion;
  }

  /** Brings the face of the last frame to where the first one was, in an aligned picture. */
  Similarity transform(Size size) {
    return toWork
        .then(motion.inverse())
        .then(Similarity.eyesTo(size, Similarity.eyesIn(Size.square(SIDE))));
  }
}
