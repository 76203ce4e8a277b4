package org.glimpse.pipeline.tensor;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.ValueRange;

/**
 * Tensors as bytes, to the bit: names of the channels, T, W and H, the range, then the values in
 * big-endian order. No format to be kept: another version of Glimpse may not read it.
 */
public final class TensorStream {
  private TensorStream() {}

  /**
   * Writes a tensor.
   *
   * @param tensor the tensor
   * @param out where to
   * @throws IOException if it cannot be written
   */
  public static void write(ClipTensor tensor, DataOutput out) throws IOException {
    writeTexts(tensor.channels().stream().map(Channel::name).toList(), out);
    out.writeInt(tensor.frames());
    out.writeInt(tensor.size().width());
    out.writeInt(tensor.size().height());
    out.writeDouble(tensor.range().min());
    out.writeDouble(tensor.range().max());
    float[] values = tensor.data();
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  /**
   * Reads a tensor.
   *
   * @param in where {@link #write} wrote it
   * @return the tensor
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the bytes are no tensor
   */
  public static ClipTensor read(DataInput in) throws IOException {
    List<Channel> channels = readTexts(in).stream().map(Channel::valueOf).toList();
    int frames = in.readInt();
    Size size = new Size(in.readInt(), in.readInt());
    ValueRange range = new ValueRange(in.readDouble(), in.readDouble());
    float[] values = new float[Math.multiplyExact(channels.size() * frames, size.area())];
    byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return ClipTensor.wrap(channels, frames, size, range, values);
  }

  /**
   * Writes texts and how many they are.
   *
   * @param texts the texts, each of less than 64 KiB
   * @param out where to
   * @throws IOException if they cannot be written
   */
  public static void writeTexts(List<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  /**
   * Reads texts.
   *
   * @param in where {@link #writeTexts} wrote them
   * @return the texts
   * @throws IOException if they cannot be read
   */
  public static List<String> readTexts(DataInput in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
