package org.glimpse.video.face;

import java.nio.file.Path;
import java.util.Optional;
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
 * The landmarks of one face by MediaPipe Face Mesh. Keeps state: one object a thread.
 *
 * <p>The face is turned upright and cut out so that the eyes are {@value #EYE_DISTANCE} of the
 * picture apart; then once more by the landmarks of the first look.
 *
 * <p>Source: Kartynnik and others, "Real-time facial surface geometry from monocular video on
 * mobile GPUs", 2019; the crop is ours, by the eyes and not by a detector's box.
 */
final class FaceMesh implements AutoCloseable {
  private static final int SIDE = 192;
  private static final double EYE_DISTANCE = 0.28;
  private static final double EYE_ROW = 0.40;
  private static final double MIN_PRESENCE = 0.5;
  private static final int VALUES = 3 * FaceLandmarks.COUNT;

  private final Net net;
  private final StringVector outputs;

  FaceMesh(Path model) {
    Natives.load();
    net = opencv_dnn.readNetFromTFLite(model.toString());
    outputs = net.getUnconnectedOutLayersNames();
  }

  /** The landmarks in pixels of the frame by two looks; empty if there seems to be no face. */
  Optional<FaceLandmarks> landmarks(Frame frame, Face.Eyes eyes) {
    return look(frame, eyes).flatMap(first -> look(frame, first.eyes()));
  }

  /** The landmarks by one look, for eyes that are already known well. */
  Optional<FaceLandmarks> look(Frame frame, Face.Eyes eyes) {
    double half = EYE_DISTANCE * SIDE / 2;
    Face.Eyes places =
        new Face.Eyes(
            new Point(SIDE / 2.0 - half, EYE_ROW * SIDE),
            new Point(SIDE / 2.0 + half, EYE_ROW * SIDE));
    Similarity there = Similarity.between(eyes, places);
    Similarity back = there.inverse();
    Frame crop = Warp.apply(frame, there, Size.square(SIDE));
    try (Mat gray = Mats.of(crop);
        Mat color = new Mat();
        Scalar zero = new Scalar();
        var size = new org.bytedeco.opencv.opencv_core.Size(SIDE, SIDE);
        MatVector results = new MatVector()) {
      opencv_imgproc.cvtColor(gray, color, opencv_imgproc.COLOR_GRAY2RGB);
      try (Mat blob =
          opencv_dnn.blobFromImage(
              color, 1 / 255.0, size, zero, false, false, opencv_core.CV_32F)) {
        net.setInput(blob);
        net.forward(results, outputs);
      }
      Optional<float[]> points = Optional.empty();
      double presence = 0;
      for (long r = 0; r < results.size(); r++) {
        try (Mat result = results.get(r);
            Mat row = result.reshape(1, 1);
            FloatIndexer cells = row.createIndexer()) {
          if (row.cols() == VALUES) {
            points = Optional.of(points(cells, back));
          } else {
            presence = 1 / (1 + Math.exp(-cells.get(0, 0)));
          }
        }
      }
      double certain = presence;
      return certain < MIN_PRESENCE
          ? Optional.empty()
          : points.map(xy -> new FaceLandmarks(xy, certain));
    }
  }

  private static float[] points(FloatIndexer cells, Similarity back) {
    float[] xy = new float[2 * FaceLandmarks.COUNT];
    for (int i = 0; i < FaceLandmarks.COUNT; i++) {
      Point p = back.apply(new Point(cells.get(0, 3L * i), cells.get(0, 3L * i + 1)));
      xy[2 * i] = (float) p.x();
      xy[2 * i + 1] = (float) p.y();
    }
    return xy;
  }

  @Override
  public void close() {
    outputs.close();
    net.close();
  }
}
