package org.glimpse.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;

/**
 * Optical flow in the Middlebury format ({@code .flo}): the number 202021.25, width and height as
 * int32, then u and v of each pixel in turn, row by row, float32; little-endian throughout.
 *
 * <p>Source: Baker et al., A Database and Evaluation Methodology for Optical Flow, 2011.
 */
public final class FlowFile {
  private static final float MAGIC = 202021.25f;
  private static final int HEADER_BYTES = 12;
  private static final int PIXEL_BYTES = 8;
  private static final int MAX_SIDE = 100_000;

  private FlowFile() {}

  /**
   * Writes a flow field; folders above the file are made.
   *
   * @param file the file, replaced if it exists
   * @param flow the field
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, FlowField flow) throws IOException {
    Size size = flow.size();
    ByteBuffer bytes =
        ByteBuffer.allocate(
                Math.addExact(HEADER_BYTES, Math.multiplyExact(PIXEL_BYTES, size.area())))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(MAGIC).putInt(size.width()).putInt(size.height());
    float[] u = flow.u();
    float[] v = flow.v();
    for (int i = 0; i < u.length; i++) {
      bytes.putFloat(u[i]).putFloat(v[i]);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, bytes.array());
  }

  /**
   * Reads a flow field.
   *
   * @param file the file
   * @return the field
   * @throws IOException if the file cannot be read or is not in this format; the message says what
   *     is wrong with it
   */
  public static FlowField read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < HEADER_BYTES || bytes.getFloat() != MAGIC) {
      throw new IOException(file + " is not a Middlebury flow file.");
    }
    int width = bytes.getInt();
    int height = bytes.getInt();
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IOException(file + " says that it holds " + width + " x " + height + " pixels.");
    }
    if (bytes.remaining() != (long) PIXEL_BYTES * width * height) {
      throw new IOException(
          file
              + " must hold "
              + (long) PIXEL_BYTES * width * height
              + " bytes of flow but holds "
              + bytes.remaining()
              + ".");
    }
    float[] u = new float[width * height];
    float[] v = new float[width * height];
    for (int i = 0; i < u.length; i++) {
      u[i] = bytes.getFloat();
      v[i] = bytes.getFloat();
    }
    return FlowField.wrap(new Size(width, height), u, v);
  }
}
