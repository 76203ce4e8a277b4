package org.glimpse.synthetic;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;

/** OpenCV as an outside judge of the rendered pictures. */
final class Cv {
  private Cv() {}

  static Mat mat(Frame frame) {
    Mat mat =
        new Mat(
            frame.size().height(), frame.size().width(), frame.channels() == 1 ? CV_8UC1 : CV_8UC3);
    mat.data().put(frame.pixels());
    return mat;
  }

  /** Dense inverse search flow, medium preset at full resolution. */
  static FlowField flow(Frame from, Frame to) {
    Size size = from.size();
    float[] u = new float[size.area()];
    float[] v = new float[size.area()];
    try (DISOpticalFlow dis = DISOpticalFlow.create(DISOpticalFlow.PRESET_MEDIUM);
        Mat a = mat(from.toGray());
        Mat b = mat(to.toGray());
        Mat flow = new Mat()) {
      dis.setFinestScale(0);
      dis.setGradientDescentIterations(40);
      dis.calc(a, b, flow);
      try (FloatIndexer values = flow.createIndexer()) {
        for (int i = 0; i < u.length; i++) {
          u[i] = values.get(i / size.width(), i % size.width(), 0);
          v[i] = values.get(i / size.width(), i % size.width(), 1);
        }
      }
    }
    return FlowField.wrap(size, u, v);
  }

  /** What a cascade of the jar finds. */
  static List<Box> detect(String cascade, Frame frame, double smallest) throws IOException {
    File natives =
        Loader.cacheResource(
            org.bytedeco.opencv.global.opencv_core.class,
            Loader.getPlatform() + "/share/opencv4/haarcascades/" + cascade + ".xml");
    List<Box> boxes = new ArrayList<>();
    try (CascadeClassifier classifier = new CascadeClassifier(natives.getPath());
        Mat gray = mat(frame.toGray());
        RectVector found = new RectVector();
        org.bytedeco.opencv.opencv_core.Size min =
            new org.bytedeco.opencv.opencv_core.Size((int) smallest, (int) smallest);
        org.bytedeco.opencv.opencv_core.Size max = new org.bytedeco.opencv.opencv_core.Size()) {
      classifier.detectMultiScale(gray, found, 1.1, 3, 0, min, max);
      for (Rect rect : found.get()) {
        boxes.add(new Box(rect.x(), rect.y(), rect.width(), rect.height()));
      }
    }
    return boxes;
  }

  /** How many faces YuNet finds. */
  static int yunet(String model, Frame frame) {
    try (Mat image = mat(frame);
        Mat faces = new Mat();
        org.bytedeco.opencv.opencv_core.Size size =
            new org.bytedeco.opencv.opencv_core.Size(frame.size().width(), frame.size().height());
        FaceDetectorYN detector = FaceDetectorYN.create(model, "", size)) {
      detector.detect(image, faces);
      return faces.rows();
    }
  }
}
