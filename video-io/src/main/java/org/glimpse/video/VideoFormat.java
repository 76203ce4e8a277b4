package org.glimpse.video;

import java.util.Locale;

/** The containers and codecs that can be written; the ones that the bundled FFmpeg encodes. */
public enum VideoFormat {
  /** Lossless FFV1 in Matroska, with a checksum for each slice. */
  FFV1("mkv"),
  /** Motion JPEG in AVI: every frame stands alone, full range. */
  MJPEG("avi"),
  /** H.264 by OpenH264 in MP4, YUV 4:2:0, limited range. */
  H264("mp4");

  private final String extension;

  VideoFormat(String extension) {
    this.extension = extension;
  }

  /**
   * How files of this format end.
   *
   * @return the extension without a dot
   */
  public String extension() {
    return extension;
  }

  /**
   * The format as it is written on the command line.
   *
   * @return for example {@code "ffv1"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
