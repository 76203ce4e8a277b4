package org.glimpse.keyframe.flow;

import java.nio.FloatBuffer;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.DenseOpticalFlow;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;

/** A flow method of OpenCV: one native object a thread, no threads of OpenCV's own. */
final class OpenCvFlow implements OpticalFlow {
  private final String id;
  private final int minimumSide;
  private final ThreadLocal<DenseOpticalFlow> engines;

  OpenCvFlow(String id, int minimumSide, Supplier<DenseOpticalFlow> engine) {
    this.id = id;
    this.minimumSide = minimumSide;
    this.engines =
        ThreadLocal.withInitial(
            () -> {
              opencv_core.setNumThreads(1);
              return engine.get();
            });
  }

  @Override
  public FlowField flow(Frame from, Frame to) {
    Size size = FlowChecks.sameSize(this, from, to);
    // The field must be new each time: DIS starts from whatever a field of the right size holds.
    try (Mat first = gray(from);
        Mat second = gray(to);
        Mat field = new Mat()) {
      engines.get().calc(first, second, field);
      float[] uv = new float[2 * size.area()];
      FloatBuffer buffer = field.createBuffer();
      buffer.get(uv);
      float[] u = new float[size.area()];
      float[] v = new float[size.area()];
      for (int i = 0; i < u.length; i++) {
        u[i] = uv[2 * i];
        v[i] = uv[2 * i + 1];
      }
      return FlowField.wrap(size, u, v);
    }
  }

  private static Mat gray(Frame frame) {
    Size size = frame.size();
    Mat mat = new Mat(size.height(), size.width(), opencv_core.CV_8UC1);
    try (BytePointer data = mat.data()) {
      data.put(frame.toGray().pixels());
    }
    return mat;
  }

  @Override
  public int minimumSide() {
    return minimumSide;
  }

  @Override
  public String id() {
    return id;
  }
}
