package org.glimpse.video.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;

/**
 * Writes clips as NumPy archives: a zip of arrays, each a header and its values, little-endian.
 *
 * <p>Source: the NPY format, version 1.0, of NumPy.
 */
public final class NpzFile {
  private static final int BLOCK = 64;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  private NpzFile() {}

  /**
   * Writes a clip.
   *
   * @param clip the clip
   * @param file the archive
   * @throws IOException if it cannot be written
   */
  public static void write(AlignedClip clip, Path file) throws IOException {
    int length = clip.length();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      int channels = clip.frame(0).channels();
      String shape = length + ", " + clip.size().height() + ", " + clip.size().width();
      begin(zip, "frames", "|u1", channels == 1 ? shape : shape + ", " + channels);
      for (Frame frame : clip.frames()) {
        zip.write(frame.pixels());
      }
      ByteBuffer values = ByteBuffer.allocate(length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      begin(zip, "timestamps_us", "<i8", length + ",");
      for (int i = 0; i < length; i++) {
        values.putLong(clip.timestampMicros(i));
      }
      zip.write(values.array());
      values.clear();
      begin(zip, "confidence", "<f8", length + ",");
      clip.track().confidences().forEach(values::putDouble);
      zip.write(values.array());
    }
  }

  private static void begin(ZipOutputStream zip, String name, String type, String shape)
      throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTime(0);
    zip.putNextEntry(entry);
    String dictionary =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    int bare = MAGIC.length + Short.BYTES + dictionary.length() + 1;
    int padded = (bare + BLOCK - 1) / BLOCK * BLOCK;
    String header = dictionary + " ".repeat(padded - bare) + "\n";
    ByteBuffer length = ByteBuffer.allocate(Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    length.putShort((short) header.length());
    zip.write(MAGIC);
    zip.write(length.array());
    zip.write(header.getBytes(StandardCharsets.US_ASCII));
  }
}
