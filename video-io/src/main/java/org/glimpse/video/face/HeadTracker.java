package org.glimpse.video.face;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/**
 * Follows the head through a clip: by how much the face of each frame is shifted, turned and grown
 * against the first one, at {@link #SIDE} pixels a face.
 *
 * <p>A frame that does not look like the first (correlation under {@value #MIN_AGREEMENT}, or a
 * motion that no head makes) takes the motion of the landmarks where they are known, else that of
 * the frame before.
 */
final class HeadTracker {
  static final int SIDE = 112;
  private static final int COARSE_BLOCK = 7;
  private static final int BLOCK = 8;
  private static final int COARSE_STEPS = 2;
  private static final int STEPS = 3;
  private static final double MIN_AGREEMENT = 0.5;
  private static final double MAX_SHIFT = 0.3 * SIDE;
  private static final double MAX_GROWTH = 1.3;
  private static final double MAX_DEGREES = 25;
  private static final double FAR = 0.08 * SIDE;
  private static final double OCCLUDED = 0.25;

  private final Similarity toWork;
  private final Optional<RigidPath> landmarks;
  private final List<Similarity> motions = new ArrayList<>();
  private final List<Similarity> seen = new ArrayList<>();
  private final Set<Integer> occluded = new HashSet<>();
  private Optional<RigidFit> coarse = Optional.empty();
  private Optional<RigidFit> fine = Optional.empty();
  private Similarity last = Similarity.IDENTITY;
  private int first;

  HeadTracker(Face.Eyes eyes, Optional<RigidPath> landmarks) {
    toWork = Similarity.eyesTo(Size.square(SIDE), eyes);
    this.landmarks = landmarks;
  }

  /** Takes the next frame; without a face the head is taken to be where it was. */
  void add(Frame frame, boolean hasFace) {
    if (hasFace) {
      if (fine.isEmpty()) {
        first = frame.index();
        Plane picture = picture(frame, Similarity.IDENTITY);
        fine = Optional.of(new RigidFit(picture, FacePart.UPPER, BLOCK));
        coarse = Optional.of(new RigidFit(picture.halved(), FacePart.UPPER, COARSE_BLOCK));
      } else {
        last = follow(frame);
      }
      seen.add(last);
    }
    motions.add(last);
  }

  /** The face of a frame where it would be if it had moved in a given way. */
  private Plane picture(Frame frame, Similarity moved) {
    Similarity there = toWork.then(moved.inverse());
    return Plane.smoothed(Warp.apply(frame, there, Size.square(SIDE)));
  }

  private Similarity follow(Frame frame) {
    if (!coarse.orElseThrow().isPossible() || !fine.orElseThrow().isPossible()) {
      return last;
    }
    Optional<Similarity> lead =
        landmarks.map(
            path -> toWork.inverse().then(path.motion(first, frame.index())).then(toWork));
    // Near the first place one and the same cut shows the face; farther away it would leave it.
    Similarity cut = lead.filter(motion -> shift(motion) > FAR).orElse(Similarity.IDENTITY);
    Plane picture = picture(frame, cut);
    Optional<Similarity> fitted = fit(picture, last.then(cut.inverse()));
    if (fitted.isEmpty() && lead.isPresent()) {
      fitted = fit(picture, lead.get().then(cut.inverse()));
    }
    if (fine.orElseThrow().lost() > OCCLUDED) {
      occluded.add(frame.index());
    }
    return fitted.map(motion -> motion.then(cut)).orElse(lead.orElse(last));
  }

  private Optional<Similarity> fit(Plane picture, Similarity start) {
    RigidFit small = fine.orElseThrow();
    Similarity guess =
        coarse
            .orElseThrow()
            .improve(picture.halved(), start.enlarged(0.5), COARSE_STEPS)
            .enlarged(2);
    Similarity motion = small.improve(picture, guess, STEPS);
    return small.agreement() >= MIN_AGREEMENT && isPossible(motion)
        ? Optional.of(motion)
        : Optional.empty();
  }

  private static double shift(Similarity motion) {
    Point middle = new Point(SIDE / 2.0, SIDE / 2.0);
    return motion.apply(middle).distanceTo(middle);
  }

  /** The frames in which something hides a part of the upper face. */
  Set<Integer> occluded() {
    return occluded;
  }

  private static boolean isPossible(Similarity motion) {
    double scale = motion.scale();
    return shift(motion) <= MAX_SHIFT
        && scale <= MAX_GROWTH
        && scale >= 1 / MAX_GROWTH
        && Math.abs(motion.degrees()) <= MAX_DEGREES;
  }

  /**
   * For every frame the transform that brings its face to one and the same place: with the eyes, in
   * the middle of their ways, where the layout wants them.
   *
   * @param size the size of the aligned picture
   * @param steady if not, the same transform for all frames
   */
  List<Similarity> transforms(Size size, boolean steady) {
    Similarity toAligned = Similarity.eyesTo(size, Similarity.eyesIn(Size.square(SIDE)));
    Similarity whole = toWork.then(toAligned);
    if (!steady || seen.isEmpty()) {
      return Collections.nCopies(motions.size(), whole);
    }
    Similarity usual =
        new Similarity(
            FaceSurvey.median(seen, Similarity::a),
            FaceSurvey.median(seen, Similarity::b),
            FaceSurvey.median(seen, Similarity::tx),
            FaceSurvey.median(seen, Similarity::ty));
    return motions.stream()
        .map(motion -> toWork.then(motion.inverse()).then(usual).then(toAligned))
        .toList();
  }

  /** The median motion of the head's rigid points in the frames with a face, in widths. */
  double motion() {
    return seen.isEmpty() ? 0 : FaceSurvey.median(seen, m -> FacePart.rigidMotion(m, SIDE)) / SIDE;
  }
}
