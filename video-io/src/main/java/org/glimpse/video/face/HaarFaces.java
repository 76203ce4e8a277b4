package org.glimpse.video.face;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.internal.Mats;
import org.glimpse.video.internal.Natives;

/**
 * Finds faces and eyes with the Haar cascades inside the OpenCV jar.
 *
 * <p>Faces are looked for in a picture whose shorter side is at most 240 pixels; each is at least a
 * fifth of it. Eyes are looked for in each half of the face's upper part, at 200 pixels a face.
 * Confidence is {@code n / (n + 5)} of the n rectangles that agree on the face.
 *
 * <p>OpenCV's classifiers keep state: use one object a thread.
 *
 * <p>Source: Viola and Jones, "Rapid object detection using a boosted cascade of simple features",
 * 2001, by OpenCV's cascades.
 */
final class HaarFaces implements FaceFinder {
  static final int SHORT_SIDE = 240;
  private static final double MIN_FACE = 0.2;
  private static final double FACE_STEP = 1.1;
  private static final int FACE_NEIGHBORS = 5;
  private static final double HALF_CONFIDENCE = 5;
  private static final double SEARCH = 1.7;
  private static final double SIZE_CHANGE = 1.35;

  private static final int FACE_PIXELS = 200;
  private static final double EYE_STEP = 1.1;
  private static final int EYE_NEIGHBORS = 3;
  private static final double EYE_TOP = 0.18;
  private static final double EYE_BOTTOM = 0.60;
  private static final double EYE_EDGE = 0.06;
  private static final double MIN_EYE = 0.16;
  private static final double MAX_EYE = 0.36;

  private final CascadeClassifier faces;
  private final CascadeClassifier eyes;

  HaarFaces() {
    Natives.load();
    faces = cascade("haarcascade_frontalface_default.xml");
    eyes = cascade("haarcascade_eye.xml");
  }

  private static CascadeClassifier cascade(String name) {
    String resource =
        "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/haarcascades/" + name;
    try {
      File file = Loader.cacheResource(resource);
      if (file == null) {
        throw new IOException("the OpenCV jar of " + Loader.getPlatform() + " has no " + name);
      }
      return new CascadeClassifier(file.getPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of the frame in gray whose shorter side is at most {@link #SHORT_SIDE}. */
  static Frame shrink(Frame frame) {
    int shorter = Math.min(frame.size().width(), frame.size().height());
    if (shorter <= SHORT_SIDE) {
      return frame.toGray();
    }
    double scale = (double) SHORT_SIDE / shorter;
    int width = (int) Math.round(frame.size().width() * scale);
    int height = (int) Math.round(frame.size().height() * scale);
    try (Mat picture = Mats.of(frame.toGray());
        Mat small = new Mat();
        Size size = new Size(width, height)) {
      opencv_imgproc.resize(picture, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      return Frame.wrap(
          frame.index(),
          frame.timestampMicros(),
          new org.glimpse.core.Size(width, height),
          1,
          Mats.bytes(small));
    }
  }

  @Override
  public List<Face> find(Frame small, org.glimpse.core.Size full) {
    int least = (int) Math.round(MIN_FACE * shorterSide(small));
    try (Mat picture = Mats.of(small)) {
      return find(picture, 0, 0, least, 0, scale(small, full));
    }
  }

  @Override
  public Optional<List<Face>> findAgain(Frame frame, Frame small, List<Face> before) {
    double scale = scale(small, frame.size());
    List<Face> again = new ArrayList<>();
    try (Mat picture = Mats.of(small)) {
      for (Face face : before) {
        double side = face.side() / scale;
        double reach = side * SEARCH / 2;
        int x0 = (int) Math.max(0, face.center().x() / scale - reach);
        int y0 = (int) Math.max(0, face.center().y() / scale - reach);
        int x1 = (int) Math.min(picture.cols(), face.center().x() / scale + reach);
        int y1 = (int) Math.min(picture.rows(), face.center().y() / scale + reach);
        try (Rect area = new Rect(x0, y0, x1 - x0, y1 - y0);
            Mat around = picture.apply(area)) {
          int least = (int) (side / SIZE_CHANGE);
          int most = (int) Math.ceil(side * SIZE_CHANGE);
          List<Face> found = find(around, x0, y0, least, most, scale);
          if (found.size() != 1) {
            return Optional.empty();
          }
          again.add(found.get(0));
        }
      }
    }
    return Optional.of(again);
  }

  private static int shorterSide(Frame frame) {
    return Math.min(frame.size().width(), frame.size().height());
  }

  private static double scale(Frame small, org.glimpse.core.Size full) {
    return (double) full.width() / small.size().width();
  }

  private List<Face> find(Mat picture, int x0, int y0, int least, int most, double scale) {
    List<Face> found = new ArrayList<>();
    try (Mat even = new Mat();
        RectVector boxes = new RectVector();
        IntPointer counts = new IntPointer();
        Size min = new Size(least, least);
        Size max = new Size(most, most)) {
      opencv_imgproc.equalizeHist(picture, even);
      faces.detectMultiScale2(even, boxes, counts, FACE_STEP, FACE_NEIGHBORS, 0, min, max);
      for (int i = 0; i < boxes.size(); i++) {
        Rect box = boxes.get(i);
        Point center =
            new Point(
                (x0 + box.x() + box.width() / 2.0) * scale,
                (y0 + box.y() + box.height() / 2.0) * scale);
        int agreeing = counts.get(i);
        double confidence = agreeing / (agreeing + HALF_CONFIDENCE);
        found.add(Face.at(center, box.width() * scale, confidence));
      }
    }
    return found;
  }

  @Override
  public Face withEyes(Face face, Frame full) {
    double left = face.center().x() - face.side() / 2;
    double top = face.center().y() - face.side() / 2;
    int x0 = (int) Math.max(0, Math.floor(left));
    int y0 = (int) Math.max(0, Math.floor(top));
    int x1 = (int) Math.min(full.size().width(), Math.ceil(left + face.side()));
    int y1 = (int) Math.min(full.size().height(), Math.ceil(top + face.side()));
    double zoom = FACE_PIXELS / face.side();
    try (Mat picture = Mats.of(full.toGray());
        Rect area = new Rect(x0, y0, x1 - x0, y1 - y0);
        Mat crop = picture.apply(area);
        Mat scaled = new Mat();
        Size size =
            new Size((int) Math.round((x1 - x0) * zoom), (int) Math.round((y1 - y0) * zoom))) {
      int how = zoom < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
      opencv_imgproc.resize(crop, scaled, size, 0, 0, how);
      Optional<Point> right = eye(scaled, EYE_EDGE, 0.5);
      Optional<Point> leftEye = eye(scaled, 0.5, 1 - EYE_EDGE);
      if (right.isEmpty() || leftEye.isEmpty()) {
        return face;
      }
      Face.Eyes eyePair =
          new Face.Eyes(unzoomed(right.get(), zoom, x0, y0), unzoomed(leftEye.get(), zoom, x0, y0));
      return face.withEyes(eyePair);
    }
  }

  private static Point unzoomed(Point p, double zoom, int x0, int y0) {
    return new Point(p.x() / zoom + x0, p.y() / zoom + y0);
  }

  private Optional<Point> eye(Mat face, double from, double to) {
    int x0 = (int) (from * face.cols());
    int x1 = (int) (to * face.cols());
    int y0 = (int) (EYE_TOP * face.rows());
    int y1 = (int) (EYE_BOTTOM * face.rows());
    int least = (int) (MIN_EYE * FACE_PIXELS);
    int most = (int) (MAX_EYE * FACE_PIXELS);
    try (Rect area = new Rect(x0, y0, x1 - x0, y1 - y0);
        Mat half = face.apply(area);
        Mat even = new Mat();
        RectVector boxes = new RectVector();
        IntPointer counts = new IntPointer();
        Size min = new Size(least, least);
        Size max = new Size(most, most)) {
      opencv_imgproc.equalizeHist(half, even);
      eyes.detectMultiScale2(even, boxes, counts, EYE_STEP, EYE_NEIGHBORS, 0, min, max);
      int best = -1;
      for (int i = 0; i < boxes.size(); i++) {
        if (best < 0 || counts.get(i) > counts.get(best)) {
          best = i;
        }
      }
      if (best < 0) {
        return Optional.empty();
      }
      Rect box = boxes.get(best);
      return Optional.of(
          new Point(x0 + box.x() + box.width() / 2.0, y0 + box.y() + box.height() / 2.0));
    }
  }

  @Override
  public void close() {
    faces.close();
    eyes.close();
  }
}
