package org.glimpse.video.face;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.IntFunction;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.Region;

/**
 * Where the regions of one person's face lie in the aligned picture, by the landmarks: the median
 * place, over the frames in which they were found, of the points that bound a region, and a margin.
 *
 * <p>Margins are fractions of the distance between the eyes: left, right, top, bottom; negative
 * ones cut in. A region of the left side of the face mirrors that of the right.
 */
final class FaceRegions {
  private static final int MIN_SIDE = 4;

  private FaceRegions() {}

  /** The points that bound a region, and how far it reaches beyond them. */
  private record Bounds(List<Integer> points, Margin margin) {}

  private record Margin(double left, double right, double top, double bottom) {}

  private static Bounds bounds(Region region) {
    return switch (region) {
      case RIGHT_BROW -> new Bounds(List.of(70, 105, 107, 55, 52, 46), margin(0.02, 0.10, 0.14, 0));
      case LEFT_BROW ->
          new Bounds(List.of(300, 334, 336, 285, 282, 276), margin(0.10, 0.02, 0.14, 0));
      case RIGHT_EYE -> new Bounds(List.of(33, 133, 159, 145), margin(0.08, 0.06, 0.10, 0.08));
      case LEFT_EYE -> new Bounds(List.of(263, 362, 386, 374), margin(0.06, 0.08, 0.10, 0.08));
      case NOSE -> new Bounds(List.of(195, 2, 48, 278), margin(0.02, 0.02, 0, 0));
      case RIGHT_CHEEK -> new Bounds(List.of(117, 50, 187, 36, 205), margin(0, 0, 0, 0));
      case LEFT_CHEEK -> new Bounds(List.of(346, 280, 411, 266, 425), margin(0, 0, 0, 0));
      case MOUTH -> new Bounds(List.of(61, 291, 37, 267, 17), margin(0.12, 0.12, 0.08, 0.06));
      case CHIN -> new Bounds(List.of(18, 201, 421, 175), margin(0.08, 0.08, 0, 0));
    };
  }

  private static Margin margin(double left, double right, double top, double bottom) {
    return new Margin(left, right, top, bottom);
  }

  /**
   * The regions by landmarks.
   *
   * @param faces the person's faces by frame
   * @param transforms from places in a frame to places in the aligned picture
   * @param size the aligned picture's size
   * @return a box for each region; empty if landmarks were found in no frame
   */
  static Optional<Map<Region, Box>> of(
      NavigableMap<Integer, Face> faces, IntFunction<Similarity> transforms, Size size) {
    List<FaceLandmarks> shapes = new ArrayList<>();
    List<Similarity> toAligned = new ArrayList<>();
    faces.forEach(
        (frame, face) ->
            face.landmarks()
                .ifPresent(
                    landmarks -> {
                      shapes.add(landmarks);
                      toAligned.add(transforms.apply(frame));
                    }));
    if (shapes.isEmpty()) {
      return Optional.empty();
    }
    Map<Region, Box> boxes = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      Bounds bounds = bounds(region);
      List<Point> places = new ArrayList<>();
      for (int point : bounds.points()) {
        List<Point> seen = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
          seen.add(toAligned.get(i).apply(shapes.get(i).point(point)));
        }
        places.add(new Point(FaceSurvey.median(seen, Point::x), FaceSurvey.median(seen, Point::y)));
      }
      boxes.put(region, box(places, bounds.margin(), size, region));
    }
    return Optional.of(boxes);
  }

  private static Box box(List<Point> places, Margin margin, Size size, Region region) {
    double unit = FaceLayout.interOcular(size.width());
    double[] xs = places.stream().mapToDouble(Point::x).sorted().toArray();
    double[] ys = places.stream().mapToDouble(Point::y).sorted().toArray();
    int x0 = inside(xs[0] - margin.left() * unit, size.width());
    int x1 = inside(xs[xs.length - 1] + margin.right() * unit, size.width());
    int y0 = inside(ys[0] - margin.top() * unit, size.height());
    int y1 = inside(ys[ys.length - 1] + margin.bottom() * unit, size.height());
    boolean fits = x1 - x0 >= MIN_SIDE && y1 - y0 >= MIN_SIDE;
    return fits ? new Box(x0, y0, x1 - x0, y1 - y0) : FaceLayout.box(region, size);
  }

  private static int inside(double place, int most) {
    return (int) Math.max(0, Math.min(most, Math.round(place)));
  }
}
