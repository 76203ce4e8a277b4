package org.glimpse.video.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.internal.Mats;
import org.glimpse.video.internal.Natives;

/**
 * Finds faces near the camera by BlazeFace: one look at the whole frame in 128 × 128 pixels, so a
 * face should be at least a fifth of the frame's longer side.
 *
 * <p>896 anchors, two on each of 16 × 16 places and six on each of 8 × 8, each with the box and six
 * points of a face. Of faces that overlap by more than {@value #SAME_FACE} the most certain stays;
 * the original averages them.
 *
 * <p>Source: Bazarevsky and others, "BlazeFace: sub-millisecond neural face detection on mobile
 * GPUs", 2019.
 */
final class BlazeFace implements FaceDetector {
  private static final int SIDE = 128;
  private static final int FINE = 16;
  private static final int FINE_ANCHORS = 2;
  private static final int COARSE = 8;
  private static final int COARSE_ANCHORS = 6;
  private static final int VALUES = 16;
  private static final double MIN_SCORE = 0.5;
  private static final double SAME_FACE = 0.3;
  private static final double HALF_RANGE = 127.5;

  private final Net net;
  private final StringVector outputs;
  private final List<Point> anchors = anchors();

  BlazeFace(Path model) {
    Natives.load();
    net = opencv_dnn.readNetFromTFLite(model.toString());
    outputs = net.getUnconnectedOutLayersNames();
  }

  /** The middles of the anchors in pixels of the network's picture. */
  private static List<Point> anchors() {
    List<Point> anchors = new ArrayList<>();
    add(anchors, FINE, FINE_ANCHORS);
    add(anchors, COARSE, COARSE_ANCHORS);
    return anchors;
  }

  private static void add(List<Point> anchors, int places, int each) {
    double step = (double) SIDE / places;
    for (int i = 0; i < places * places * each; i++) {
      int place = Math.floorDiv(i, each);
      anchors.add(
          new Point((place % places + 0.5) * step, (Math.floorDiv(place, places) + 0.5) * step));
    }
  }

  @Override
  public List<Face> find(Frame small, Size full) {
    int longer = Math.max(small.size().width(), small.size().height());
    double zoom = (double) SIDE / longer;
    double left = (SIDE - small.size().width() * zoom) / 2;
    double top = (SIDE - small.size().height() * zoom) / 2;
    Similarity there = new Similarity(zoom, 0, left, top);
    double scale = (double) full.width() / small.size().width();
    Similarity back = there.inverse().then(new Similarity(scale, 0, 0, 0));
    List<Face> found = new ArrayList<>();
    try (Mat gray = Mats.of(Warp.apply(small, there, Size.square(SIDE)));
        Mat color = new Mat();
        Scalar middle = new Scalar(HALF_RANGE, HALF_RANGE, HALF_RANGE, 0);
        var size = new org.bytedeco.opencv.opencv_core.Size(SIDE, SIDE);
        MatVector results = new MatVector()) {
      opencv_imgproc.cvtColor(gray, color, opencv_imgproc.COLOR_GRAY2RGB);
      try (Mat blob =
          opencv_dnn.blobFromImage(
              color, 1 / HALF_RANGE, size, middle, false, false, opencv_core.CV_32F)) {
        net.setInput(blob);
        net.forward(results, outputs);
      }
      int boxes = results.get(0).total() > results.get(1).total() ? 0 : 1;
      try (Mat values = results.get(boxes).reshape(1, anchors.size());
          Mat scores = results.get(1 - boxes).reshape(1, anchors.size());
          FloatIndexer value = values.createIndexer();
          FloatIndexer score = scores.createIndexer()) {
        for (int i = 0; i < anchors.size(); i++) {
          double certain = 1 / (1 + Math.exp(-score.get(i, 0)));
          if (certain >= MIN_SCORE && values.cols() == VALUES) {
            Point anchor = anchors.get(i);
            // The columns: box, then x and y of right eye, left eye and four other points.
            Point right = new Point(anchor.x() + value.get(i, 4), anchor.y() + value.get(i, 5));
            Point leftEye = new Point(anchor.x() + value.get(i, 6), anchor.y() + value.get(i, 7));
            found.add(
                NeuralFaces.face(new Face.Eyes(back.apply(right), back.apply(leftEye)), certain));
          }
        }
      }
    }
    return mostCertain(found);
  }

  private static List<Face> mostCertain(List<Face> found) {
    List<Face> kept = new ArrayList<>();
    found.stream()
        .sorted(Comparator.comparingDouble(Face::confidence).reversed())
        .filter(face -> kept.stream().noneMatch(k -> k.overlap(face) > SAME_FACE))
        .forEach(kept::add);
    return kept;
  }

  @Override
  public void close() {
    outputs.close();
    net.close();
  }
}
