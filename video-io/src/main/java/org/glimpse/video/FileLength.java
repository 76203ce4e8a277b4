package org.glimpse.video;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The length that a Matroska or WebM file states for itself, because FFmpeg takes the end of such a
 * file for the end of the video wherever it comes.
 */
final class FileLength {
  private static final int EBML = 0x1A45DFA3;
  private static final int SEGMENT = 0x18538067;
  private static final int MAX_SIZE_BYTES = 8;
  private static final int DATA_BITS = 7;

  private FileLength() {}

  /**
   * How many bytes are missing at the end of the file.
   *
   * @return 0 if none are, the file states no length, or it is no Matroska file
   */
  static long missing(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < Integer.BYTES || file.readInt() != EBML) {
        return 0;
      }
      long header = size(file);
      file.seek(file.getFilePointer() + Math.max(0, header));
      if (file.length() < file.getFilePointer() + Integer.BYTES || file.readInt() != SEGMENT) {
        return 0;
      }
      long segment = size(file);
      return segment < 0 ? 0 : Math.max(0, file.getFilePointer() + segment - file.length());
    }
  }

  /** Reads an EBML size; -1 for the reserved value that means unknown. */
  private static long size(RandomAccessFile file) throws IOException {
    int first = file.read();
    if (first <= 0) {
      return -1;
    }
    int bytes = Integer.numberOfLeadingZeros(first) - (Integer.SIZE - Byte.SIZE) + 1;
    long value = first & ((1 << (MAX_SIZE_BYTES - bytes)) - 1);
    for (int i = 1; i < bytes; i++) {
      value = value << Byte.SIZE | Math.max(0, file.read());
    }
    return value == (1L << (DATA_BITS * bytes)) - 1 ? -1 : value;
  }
}
