package org.glimpse.video.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;
import org.glimpse.core.Size;

/**
 * What the bytes of a picture tell before it is decoded.
 *
 * <p>OpenCV fills the missing part of a cut-off picture with gray and does not complain, so the
 * bytes are checked first: the chunks and checksums of a PNG, the end mark of a JPEG, the length of
 * a BMP.
 */
final class PictureBytes {
  private static final long PNG_SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int PNG_END = 0x49454e44;
  private static final int PNG_CHUNK_FRAME = 12;
  private static final int PNG_HEADER = 24;
  private static final int PNG_DEPTH = 24;
  private static final int PNG_KIND = 25;
  private static final int BMP_HEADER = 26;
  private static final int JPEG_SCAN = 0xda;
  private static final int JPEG_END = 0xd9;
  private static final int JPEG_FRAME = 9;

  private PictureBytes() {}

  static boolean isPng(ByteBuffer bytes) {
    return bytes.limit() >= PNG_HEADER && bytes.getLong(0) == PNG_SIGNATURE;
  }

  private static boolean isJpeg(ByteBuffer bytes) {
    return bytes.limit() >= 2 && at(bytes, 0) == 0xff && at(bytes, 1) == 0xd8;
  }

  private static boolean isBmp(ByteBuffer bytes) {
    return bytes.limit() >= BMP_HEADER && at(bytes, 0) == 'B' && at(bytes, 1) == 'M';
  }

  private static int at(ByteBuffer bytes, int index) {
    return bytes.get(index) & 0xff;
  }

  /** Whether the picture is whole as far as its format tells. */
  static boolean isComplete(ByteBuffer bytes) {
    if (isPng(bytes)) {
      return isCompletePng(bytes);
    }
    if (isJpeg(bytes)) {
      return isCompleteJpeg(bytes);
    }
    return !isBmp(bytes) || littleEndian(bytes).getInt(2) <= bytes.limit();
  }

  private static ByteBuffer littleEndian(ByteBuffer bytes) {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static boolean isCompletePng(ByteBuffer data) {
    CRC32 sum = new CRC32();
    int at = Long.BYTES;
    while (at + PNG_CHUNK_FRAME <= data.limit()) {
      int length = data.getInt(at);
      if (length < 0 || (long) at + PNG_CHUNK_FRAME + length > data.limit()) {
        return false;
      }
      sum.reset();
      sum.update(data.slice(at + 4, length + 4));
      if ((int) sum.getValue() != data.getInt(at + 8 + length)) {
        return false;
      }
      if (data.getInt(at + 4) == PNG_END) {
        return true;
      }
      at += PNG_CHUNK_FRAME + length;
    }
    return false;
  }

  /** Inside a scan 0xff is always followed by 0 or a restart mark, so an end mark is the end. */
  private static boolean isCompleteJpeg(ByteBuffer bytes) {
    for (int i = bytes.limit() - 2; i >= 0; i--) {
      if (at(bytes, i) == 0xff) {
        int mark = at(bytes, i + 1);
        if (mark == JPEG_END) {
          return true;
        }
        if (mark == JPEG_SCAN) {
          return false;
        }
      }
    }
    return false;
  }

  /**
   * Whether the picture is a PNG of red, green and blue with 8 bits each, with or without alpha.
   */
  static boolean isColorPng(ByteBuffer bytes) {
    int kind = isPng(bytes) && bytes.limit() > PNG_KIND ? at(bytes, PNG_KIND) : 0;
    return (kind == 2 || kind == 6) && at(bytes, PNG_DEPTH) == Byte.SIZE;
  }

  /** Width and height that a PNG, JPEG or BMP announces; empty for others and for nonsense. */
  static Optional<Size> size(ByteBuffer bytes) {
    if (isPng(bytes)) {
      return size(bytes.getInt(16), bytes.getInt(20));
    }
    if (isJpeg(bytes)) {
      return jpegSize(bytes);
    }
    if (isBmp(bytes)) {
      ByteBuffer header = littleEndian(bytes);
      return size(header.getInt(18), Math.abs(header.getInt(22)));
    }
    return Optional.empty();
  }

  private static Optional<Size> size(int width, int height) {
    return width < 1 || height < 1 ? Optional.empty() : Optional.of(new Size(width, height));
  }

  private static Optional<Size> jpegSize(ByteBuffer bytes) {
    int at = 2;
    while (at + JPEG_FRAME <= bytes.limit() && at(bytes, at) == 0xff) {
      int mark = at(bytes, at + 1);
      if (isFrame(mark)) {
        return size(bytes.getShort(at + 7) & 0xffff, bytes.getShort(at + 5) & 0xffff);
      }
      // A mark may be preceded by any number of fill bytes.
      at += mark == 0xff ? 1 : 2 + (bytes.getShort(at + 2) & 0xffff);
    }
    return Optional.empty();
  }

  /** SOF0 to SOF15 without the three marks between them that mean something else. */
  private static boolean isFrame(int mark) {
    return mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 && mark != 0xcc;
  }
}
