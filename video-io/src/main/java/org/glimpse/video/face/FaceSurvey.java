package org.glimpse.video.face;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.VideoInfo;

/**
 * Looks for faces in every n-th frame of a clip, and in each frame between two that disagree.
 *
 * <p>Faces that overlap from frame to frame are one person; a {@link FaceChoice} says which person
 * is the clip's.
 */
final class FaceSurvey {
  private static final double SAMPLES_PER_SECOND = 10;
  private static final int SAMPLES_PER_CLIP = 12;
  private static final int MAX_STEP = 20;
  private static final int LOOK_EVERYWHERE = 8;
  private static final double SAME_PERSON = 0.3;
  private static final int MIN_EYE_PAIRS = 3;

  private final FaceFinder detector;
  private final Size size;
  private final int step;
  private final NavigableMap<Integer, List<Face>> seen = new TreeMap<>();
  private final List<Frame> skipped = new ArrayList<>();
  private final List<Integer> missing = new ArrayList<>();
  private int frames;
  private int looks;

  /** A survey by a detector that stays its owner's to close. */
  FaceSurvey(VideoInfo info, FaceFinder detector) {
    this.detector = detector;
    size = info.size();
    step = step(info);
  }

  private static int step(VideoInfo info) {
    FrameRate rate = info.frameRate();
    double byRate = rate.perSecond() / SAMPLES_PER_SECOND;
    double byCount = (double) info.frameCount().orElse(Integer.MAX_VALUE) / SAMPLES_PER_CLIP;
    return (int) Math.max(1, Math.min(MAX_STEP, Math.min(byRate, byCount)));
  }

  void add(Frame frame) {
    frames++;
    if (frame.isMissing()) {
      missing.add(frame.index());
      return;
    }
    if (frame.index() % step != 0) {
      skipped.add(frame);
      return;
    }
    List<Face> found = find(frame).stream().map(f -> detector.withEyes(f, frame)).toList();
    settle(found.isEmpty());
    seen.put(frame.index(), found);
  }

  /** Looks where the faces were; everywhere if they are not there, and now and then anyway. */
  private List<Face> find(Frame frame) {
    Frame small = HaarFaces.shrink(frame);
    List<Face> before = seen.isEmpty() ? List.of() : seen.lastEntry().getValue();
    looks++;
    Optional<List<Face>> again =
        before.isEmpty() || looks % LOOK_EVERYWHERE == 0
            ? Optional.empty()
            : detector.findAgain(frame, small, before);
    return again.orElseGet(() -> detector.find(small, size));
  }

  /** Looks at the skipped frames too, if the faces came or went among them. */
  private void settle(boolean endsWithout) {
    boolean beganWithout = seen.isEmpty() || seen.lastEntry().getValue().isEmpty();
    if (beganWithout != endsWithout) {
      for (Frame frame : skipped) {
        seen.put(frame.index(), find(frame));
      }
    }
    skipped.clear();
  }

  /** Looks at the last frame. */
  void finish() {
    if (!skipped.isEmpty()) {
      Frame last = skipped.remove(skipped.size() - 1);
      List<Face> found = find(last);
      settle(found.isEmpty());
      seen.put(last.index(), found);
    }
  }

  /**
   * The one person of a clip.
   *
   * @param faces that person's face by frame
   * @param eyes the median place of the eyes
   * @param eyesFound whether the eyes were found, rather than inferred from the face's square
   */
  record Person(NavigableMap<Integer, Face> faces, Face.Eyes eyes, boolean eyesFound) {}

  /** The chosen person, if that person is seen. */
  Optional<Person> person(FaceChoice choice) {
    return choice.among(people(), size).map(FaceSurvey::withEyes);
  }

  /** Everybody who is seen, by frame. */
  List<NavigableMap<Integer, Face>> people() {
    List<NavigableMap<Integer, Face>> people = new ArrayList<>();
    seen.forEach((frame, found) -> found.forEach(face -> assign(people, frame, face)));
    return people.stream().filter(this::isPersistent).toList();
  }

  private static void assign(List<NavigableMap<Integer, Face>> people, int frame, Face face) {
    for (NavigableMap<Integer, Face> person : people) {
      if (person.lastKey() != frame && person.lastEntry().getValue().overlap(face) >= SAME_PERSON) {
        person.put(frame, face);
        return;
      }
    }
    NavigableMap<Integer, Face> person = new TreeMap<>();
    person.put(frame, face);
    people.add(person);
  }

  /** One sighting in many is a false alarm, unless eyes are in it. */
  private boolean isPersistent(NavigableMap<Integer, Face> person) {
    boolean hasEyes = person.values().stream().anyMatch(f -> f.eyes().isPresent());
    return person.size() >= Math.min(hasEyes ? 2 : 4, seen.size());
  }

  private static Person withEyes(NavigableMap<Integer, Face> faces) {
    List<Face.Eyes> pairs = faces.values().stream().flatMap(f -> f.eyes().stream()).toList();
    if (pairs.size() >= Math.min(MIN_EYE_PAIRS, faces.size())) {
      Point right = new Point(median(pairs, e -> e.right().x()), median(pairs, e -> e.right().y()));
      Point left = new Point(median(pairs, e -> e.left().x()), median(pairs, e -> e.left().y()));
      return new Person(faces, new Face.Eyes(right, left), true);
    }
    List<Face> all = List.copyOf(faces.values());
    Point center = new Point(median(all, f -> f.center().x()), median(all, f -> f.center().y()));
    Face.Eyes eyes = Plausible.standardEyes(center, median(all, Face::side));
    return new Person(faces, eyes, false);
  }

  static <T> double median(List<T> items, ToDoubleFunction<T> value) {
    double[] sorted = items.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** How certainly each frame shows the person; frames between two sightings get the lesser. */
  FaceTrack track(Person person) {
    List<Double> confidences = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      double before = confidence(person, Optional.ofNullable(seen.floorKey(frame)));
      double after = confidence(person, Optional.ofNullable(seen.ceilingKey(frame)));
      confidences.add(Math.min(before, after));
    }
    missing.forEach(frame -> confidences.set(frame, 0.0));
    return new FaceTrack(confidences);
  }

  /** The indices of the frames that the clip lacks. */
  List<Integer> missing() {
    return missing;
  }

  private static double confidence(Person person, Optional<Integer> frame) {
    return frame.map(person.faces()::get).map(Face::confidence).orElse(0.0);
  }
}
