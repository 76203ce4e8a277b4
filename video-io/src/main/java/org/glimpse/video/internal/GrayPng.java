package org.glimpse.video.internal;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.glimpse.core.Size;

/**
 * Decodes PNG pictures of 8-bit gray into Java's memory, which is faster than to have OpenCV decode
 * them and to copy the result. Keeps memory: one object a thread.
 *
 * <p>Source: W3C, "Portable Network Graphics (PNG) Specification", third edition, sections 7.3, 9
 * and 10.
 */
final class GrayPng implements AutoCloseable {
  private static final int SIGNATURE = 8;
  private static final int HEAD = 8;
  private static final int CHECKSUM = 4;
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;

  /** 8 bits, gray, and the only methods of compression and filtering; not interlaced. */
  private static final long FORM = 0x0800000000L;

  private static final int FORM_AT = 24;
  private static final int HEADER_LENGTH = 13;
  private static final long MAX_BYTES = 1 << 28;

  /** Kinds of chunks that do not change what OpenCV shows: the others are left to it. */
  private static final Set<Integer> PLAIN =
      Set.of(
          IHDR,
          IDAT,
          0x70485973, // pHYs
          0x74494d45, // tIME
          0x67414d41, // gAMA
          0x6348524d, // cHRM
          0x73524742, // sRGB
          0x73424954); // sBIT

  private final Inflater inflater = new Inflater();
  private byte[] filtered = new byte[0];

  /**
   * Whether the picture is one of these.
   *
   * @param bytes a file of which {@link PictureBytes#isComplete} is true
   * @param size its width and height
   */
  static boolean accepts(ByteBuffer bytes, Size size) {
    if (!PictureBytes.isPng(bytes)
        || bytes.getInt(SIGNATURE) != HEADER_LENGTH
        || kind(bytes, SIGNATURE) != IHDR
        || form(bytes) != FORM
        || (size.width() + 1L) * size.height() > MAX_BYTES) {
      return false;
    }
    int at = SIGNATURE;
    int kind = kind(bytes, at);
    while (PLAIN.contains(kind)) {
      at = next(bytes, at);
      kind = kind(bytes, at);
    }
    return kind == IEND;
  }

  /** Depth, kind of color, compression, filtering and interlacing, a byte each. */
  private static long form(ByteBuffer bytes) {
    return ((bytes.getInt(FORM_AT) & 0xffffffffL) << Byte.SIZE) | (bytes.get(FORM_AT + 4) & 0xff);
  }

  private static int kind(ByteBuffer bytes, int at) {
    return bytes.getInt(at + Integer.BYTES);
  }

  private static int next(ByteBuffer bytes, int at) {
    return at + HEAD + bytes.getInt(at) + CHECKSUM;
  }

  /**
   * The gray values.
   *
   * @param bytes a file that is accepted
   * @param size its width and height
   * @return a new array, row by row
   * @throws DataFormatException if the data are damaged or end before the last row
   */
  byte[] decode(ByteBuffer bytes, Size size) throws DataFormatException {
    int width = size.width();
    int stride = width + 1;
    inflate(bytes, stride * size.height());
    byte[] pixels = new byte[size.area()];
    byte[] above = new byte[width];
    int aboveAt = 0;
    for (int y = 0; y < size.height(); y++) {
      int from = y * stride;
      int to = y * width;
      unfilter(filtered[from], from + 1, above, aboveAt, pixels, to, width);
      above = pixels;
      aboveAt = to;
    }
    return pixels;
  }

  private void inflate(ByteBuffer bytes, int needed) throws DataFormatException {
    if (filtered.length < needed) {
      filtered = new byte[needed];
    }
    inflater.reset();
    int got = 0;
    for (int at = SIGNATURE; kind(bytes, at) != IEND && got < needed; at = next(bytes, at)) {
      if (kind(bytes, at) == IDAT) {
        inflater.setInput(bytes.slice(at + HEAD, bytes.getInt(at)));
        int more;
        do {
          more = inflater.inflate(filtered, got, needed - got);
          got += more;
        } while (more > 0);
      }
    }
    if (got < needed) {
      throw new DataFormatException("it has " + got + " of " + needed + " bytes");
    }
  }

  /** Adds to each value of a row what its filter predicts from the left, above and above left. */
  private void unfilter(
      int filter, int from, byte[] above, int aboveAt, byte[] row, int to, int width)
      throws DataFormatException {
    switch (filter) {
      case 0 -> System.arraycopy(filtered, from, row, to, width);
      case 1 -> {
        int left = 0;
        for (int x = 0; x < width; x++) {
          left += filtered[from + x];
          row[to + x] = (byte) left;
        }
      }
      case 2 -> {
        for (int x = 0; x < width; x++) {
          row[to + x] = (byte) (filtered[from + x] + above[aboveAt + x]);
        }
      }
      case 3 -> {
        int left = 0;
        for (int x = 0; x < width; x++) {
          int mean = (left + (above[aboveAt + x] & 0xff)) / 2;
          left = (filtered[from + x] + mean) & 0xff;
          row[to + x] = (byte) left;
        }
      }
      case 4 -> {
        int left = 0;
        int corner = 0;
        for (int x = 0; x < width; x++) {
          int up = above[aboveAt + x] & 0xff;
          left = (filtered[from + x] + nearest(left, up, corner)) & 0xff;
          corner = up;
          row[to + x] = (byte) left;
        }
      }
      default -> throw new DataFormatException("a row has the unknown filter " + filter);
    }
  }

  /** Which of left, above and above left is nearest to left + above - above left. */
  private static int nearest(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
