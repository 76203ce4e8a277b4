package org.glimpse.video.face;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;

/** Where the face lies in every frame of a clip, and where its landmarks do. Immutable. */
public final class FacePath {
  private final boolean eyesFound;
  private final List<Similarity> transforms;
  private final Map<Integer, float[]> landmarks;

  /** Landmarks are x and y of each of the 68 points, by frame. */
  FacePath(boolean eyesFound, List<Similarity> transforms, Map<Integer, float[]> landmarks) {
    this.eyesFound = eyesFound;
    this.transforms = List.copyOf(transforms);
    this.landmarks = Map.copyOf(landmarks);
  }

  /**
   * Whether the eyes were found; if not, their places were inferred from the usual geometry of a
   * face, which is less exact.
   *
   * @return true if they were
   */
  public boolean eyesFound() {
    return eyesFound;
  }

  /**
   * The number of frames.
   *
   * @return at least 1
   */
  public int length() {
    return transforms.size();
  }

  /**
   * How a frame was turned into the aligned picture.
   *
   * @param frame the 0-based index
   * @return the transform from places in the frame to places in the aligned picture
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public Similarity transform(int frame) {
    return transforms.get(Checks.index("frame", frame, transforms.size()));
  }

  /**
   * The landmarks of the face in a frame, where they were looked for and found.
   *
   * @param frame the 0-based index
   * @return the 68 points of the iBUG scheme (jaw, brows, nose, eyes, outer and inner lips) in
   *     pixels of the frame
   */
  public Optional<List<Point>> landmarks(int frame) {
    return Optional.ofNullable(landmarks.get(frame)).map(FacePath::points);
  }

  private static List<Point> points(float[] xy) {
    return IntStream.range(0, xy.length / 2)
        .mapToObj(i -> new Point(xy[2 * i], xy[2 * i + 1]))
        .toList();
  }
}
