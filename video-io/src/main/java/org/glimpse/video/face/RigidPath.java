package org.glimpse.video.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the rigid landmarks of a face, which no muscle moves, lie in every frame: as found in some
 * frames, and on straight ways between them.
 *
 * <p>Landmarks are exact to about a pixel and never lose the face: they lead the fit of gray values
 * where the head moves far, and stand in for it where the face looks too different.
 */
final class RigidPath {
  private final NavigableMap<Integer, List<Point>> found = new TreeMap<>();

  private RigidPath(NavigableMap<Integer, Face> faces) {
    faces.forEach((frame, face) -> face.landmarks().ifPresent(l -> found.put(frame, l.rigid())));
  }

  /** The path of a person; empty if no landmarks were found. */
  static Optional<RigidPath> of(NavigableMap<Integer, Face> faces) {
    RigidPath path = new RigidPath(faces);
    return path.found.isEmpty() ? Optional.empty() : Optional.of(path);
  }

  /** The similarity from a frame to another, in pixels of the frames. */
  Similarity motion(int from, int to) {
    return Similarity.fit(at(from), at(to));
  }

  private List<Point> at(int frame) {
    Map.Entry<Integer, List<Point>> before = found.floorEntry(frame);
    Map.Entry<Integer, List<Point>> after = found.ceilingEntry(frame);
    if (before == null || after == null) {
      return before == null ? found.firstEntry().getValue() : before.getValue();
    }
    int gap = after.getKey() - before.getKey();
    double part = gap == 0 ? 0 : (double) (frame - before.getKey()) / gap;
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < before.getValue().size(); i++) {
      Point p = before.getValue().get(i);
      Point q = after.getValue().get(i);
      points.add(new Point(p.x() + part * (q.x() - p.x()), p.y() + part * (q.y() - p.y())));
    }
    return points;
  }
}
