package org.glimpse.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The length that a file must have: a Matroska or WebM file states it, and a transport stream
 * consists of packets of one length. FFmpeg takes the end of such a file for the end of the video
 * wherever it comes.
 */
final class FileLength {
  /** The byte with which every packet of a transport stream begins. */
  private static final int SYNC = 0x47;

  /**
   * Lengths of packets: plain, with a time in front, with a check sum; and where the first byte
   * stands.
   */
  private static final int[][] PACKETS = {{188, 0}, {192, 4}, {204, 0}};

  /** How many packets in a row must begin right for the file to be a transport stream. */
  private static final int SURE = 5;

  private FileLength() {}

  /**
   * How many bytes are missing at the end of the file.
   *
   * @return 0 if none are, or the file does not let it be known
   */
  static long missing(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      Optional<EbmlElement> segment = MatroskaStructure.segment(file);
      if (segment.isEmpty()) {
        return missingOfPacket(file);
      }
      return segment.get().size() < 0 ? 0 : Math.max(0, segment.get().end() - file.size());
    }
  }

  /** How many bytes the last packet of a transport stream lacks; 0 for other files. */
  private static long missingOfPacket(FileChannel file) throws IOException {
    for (int[] packet : PACKETS) {
      if (isStream(file, packet[0], packet[1])) {
        long over = file.size() % packet[0];
        return over == 0 ? 0 : packet[0] - over;
      }
    }
    return 0;
  }

  private static boolean isStream(FileChannel file, int length, int first) throws IOException {
    for (int i = 0; i < SURE; i++) {
      ByteBuffer one = ByteBuffer.allocate(1);
      if (file.read(one, (long) i * length + first) < 1 || one.get(0) != SYNC) {
        return false;
      }
    }
    return true;
  }
}
