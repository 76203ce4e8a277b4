package org.glimpse.video.face;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.FrameSource;

/** Follows one person through all frames: the head's motion, its landmarks, what hides it. */
final class FaceFollower {
  private final FaceSurvey.Person person;
  private final FaceTrack track;
  private final FaceSearch search;
  private final HeadTracker head;
  private final Map<Integer, float[]> landmarks = new HashMap<>();
  private Face.Eyes eyes;

  private FaceFollower(FaceSurvey.Person person, FaceTrack track, FaceSearch search) {
    this.person = person;
    this.track = track;
    this.search = search;
    this.eyes = person.eyes();
    head = new HeadTracker(person.eyes(), RigidPath.of(person.faces()));
  }

  static FaceFollower of(FaceSurvey.Person person, FaceTrack track, FaceSearch search) {
    return new FaceFollower(person, track, search);
  }

  void follow(FrameSource frames) throws DecodeException {
    Optional<FaceMesh> mesh = search.everywhere() ? search.models().mesh() : Optional.empty();
    try (FrameReader reader = frames.open()) {
      for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
        Frame frame = next.get().toGray();
        boolean hasFace = track.found(frame.index());
        head.add(frame, hasFace);
        if (hasFace) {
          look(frame, mesh);
        }
      }
    } finally {
      mesh.ifPresent(FaceMesh::close);
    }
  }

  /** Landmarks of the survey where it has looked, else by one look where the eyes were last. */
  private void look(Frame frame, Optional<FaceMesh> mesh) {
    Optional<Face> surveyed = Optional.ofNullable(person.faces().get(frame.index()));
    surveyed.flatMap(Face::eyes).ifPresent(e -> eyes = e);
    Optional<FaceLandmarks> found =
        surveyed.flatMap(Face::landmarks).or(() -> mesh.flatMap(m -> m.look(frame, eyes)));
    found.ifPresent(
        here -> {
          eyes = here.eyes();
          landmarks.put(frame.index(), here.ibug68());
        });
  }

  HeadTracker head() {
    return head;
  }

  /** The 68 points by frame, x and y of each. */
  Map<Integer, float[]> landmarks() {
    return landmarks;
  }

  /** Where the face was found, and where it is partly hidden. */
  FaceTrack track() {
    return new FaceTrack(track.confidences(), head.occluded());
  }
}
