package org.glimpse.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The head of an element of a Matroska or WebM file.
 *
 * <p>Source: S. Lhomme, D. Rice, M. Bunkus, RFC 8794: Extensible Binary Meta Language, 2020,
 * sections 4 to 6.
 *
 * @param id which element it is, with the mark of its length
 * @param start where its content begins in the file
 * @param size the length of its content in bytes; -1 if it is not stated
 */
record EbmlElement(int id, long start, long size) {
  private static final int MAX_HEAD = 12;
  private static final int MAX_SIZE_BYTES = 8;
  private static final int DATA_BITS = 7;

  /** The element at a place of a file; empty if there can be none. */
  static Optional<EbmlElement> at(FileChannel file, long place) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(MAX_HEAD);
    while (head.hasRemaining() && file.read(head, place + head.position()) > 0) {
      // A read may stop early.
    }
    head.flip();
    int idBytes = length(head, 0);
    int sizeBytes = length(head, idBytes);
    if (idBytes > Integer.BYTES || idBytes + sizeBytes > head.limit()) {
      return Optional.empty();
    }
    int id = (int) number(head, 0, idBytes);
    long marked = number(head, idBytes, sizeBytes);
    long mask = (1L << (DATA_BITS * sizeBytes)) - 1;
    long size = (marked & mask) == mask ? -1 : marked & mask;
    return Optional.of(new EbmlElement(id, place + idBytes + sizeBytes, size));
  }

  /** How many bytes a number has, by the zeros before its first one; too many past the end. */
  private static int length(ByteBuffer bytes, int at) {
    int first = at < bytes.limit() ? bytes.get(at) & 0xff : 0;
    return Integer.numberOfLeadingZeros(first) - (Integer.SIZE - Byte.SIZE) + 1;
  }

  private static long number(ByteBuffer bytes, int at, int length) {
    long value = 0;
    for (int i = at; i < at + Math.min(length, MAX_SIZE_BYTES); i++) {
      value = (value << Byte.SIZE) | (bytes.get(i) & 0xff);
    }
    return value;
  }

  /** Where the element ends. */
  long end() {
    return start + size;
  }
}
