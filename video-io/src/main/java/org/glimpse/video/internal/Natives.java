package org.glimpse.video.internal;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.opencv.global.opencv_core;

/** Settings of the native libraries that hold for the whole process. */
public final class Natives {
  private static final int MESSAGE_BYTES = 256;

  static {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    // Work is parallel over clips; threads inside one picture only get in each other's way.
    opencv_core.setNumThreads(1);
  }

  private Natives() {}

  /** Loads the libraries, quiet and single-threaded; later calls do nothing. */
  public static void load() {
    // The static initializer has done it.
  }

  /**
   * FFmpeg's words for an error code.
   *
   * @param code a negative code
   * @return a short text
   */
  public static String errorText(int code) {
    byte[] buffer = new byte[MESSAGE_BYTES];
    avutil.av_strerror(code, buffer, buffer.length);
    int end = 0;
    while (end < buffer.length && buffer[end] != 0) {
      end++;
    }
    return new String(buffer, 0, end, StandardCharsets.UTF_8);
  }
}
