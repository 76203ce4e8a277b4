package org.glimpse.video.internal;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.glimpse.core.frame.Frame;

/** Copies pixels between frames and OpenCV matrices. */
public final class Mats {
  private Mats() {}

  /**
   * A matrix with the pixels of a frame.
   *
   * @param frame a gray or BGR frame
   * @return a matrix of its own memory, to be closed by the caller
   */
  public static Mat of(Frame frame) {
    int type = frame.channels() == 1 ? opencv_core.CV_8UC1 : opencv_core.CV_8UC3;
    Mat mat = new Mat(frame.size().height(), frame.size().width(), type);
    try (BytePointer data = mat.data()) {
      data.put(frame.pixels());
    }
    return mat;
  }

  /**
   * The pixels of a matrix.
   *
   * @param mat a matrix of bytes whose rows follow each other without padding
   * @return rows × columns × channels values, row by row
   */
  public static byte[] bytes(Mat mat) {
    byte[] bytes = new byte[Math.toIntExact(mat.total() * mat.channels())];
    try (BytePointer data = mat.data()) {
      data.get(bytes);
    }
    return bytes;
  }
}
