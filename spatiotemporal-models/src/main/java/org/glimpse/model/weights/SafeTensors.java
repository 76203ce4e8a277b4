package org.glimpse.model.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The safetensors format: eight bytes with the length of a header, the header in JSON (name to data
 * type, shape and place; texts under {@code __metadata__}), then the values, little endian. Nothing
 * in such a file can be run. Only float32 is read and written.
 *
 * <p>Source: the format's specification, Hugging Face, 2022.
 *
 * @param tensors the tensors
 * @param metadata texts by name
 */
public record SafeTensors(StateDict tensors, SortedMap<String, String> metadata) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";
  private static final String OFFSETS = "data_offsets";
  private static final int MAX_HEADER = 100_000_000;
  private static final int ALIGNMENT = 8;

  /**
   * Writes the file in place of what is there, all of it or nothing.
   *
   * @param file the file
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode texts = header.putObject(METADATA);
    metadata.forEach(texts::put);
    long end = 0;
    for (Map.Entry<String, WeightTensor> entry : tensors.tensors().entrySet()) {
      ObjectNode node = header.putObject(entry.getKey()).put("dtype", "F32");
      ArrayNode shape = node.putArray("shape");
      entry.getValue().shape().forEach(shape::add);
      long start = end;
      end += (long) Float.BYTES * entry.getValue().size();
      node.putArray(OFFSETS).add(start).add(end);
    }
    byte[] text = padded(JSON.writeValueAsBytes(header));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, little(Long.BYTES).putLong(text.length).flip());
      writeFully(channel, ByteBuffer.wrap(text));
      for (WeightTensor tensor : tensors.tensors().values()) {
        ByteBuffer bytes = little(Float.BYTES * tensor.size());
        bytes.asFloatBuffer().put(tensor.values());
        writeFully(channel, bytes);
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return what it holds
   * @throws WeightsFormatException if it is no such file, is damaged or holds other data types
   * @throws IOException if it cannot be read
   */
  public static SafeTensors read(Path file) throws WeightsFormatException, IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long length = size < Long.BYTES ? -1 : readFully(channel, 0, Long.BYTES).getLong();
      if (length < 2 || length > Math.min(MAX_HEADER, size - Long.BYTES)) {
        throw new WeightsFormatException(
            file, "This is no safetensors file: its header would have " + length + " bytes.");
      }
      ByteBuffer text = readFully(channel, Long.BYTES, (int) length);
      JsonNode header = parse(file, StandardCharsets.UTF_8.decode(text).toString());
      SortedMap<String, String> metadata = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : header.path(METADATA).properties()) {
        metadata.put(entry.getKey(), entry.getValue().asText());
      }
      Map<String, WeightTensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : header.properties()) {
        if (!entry.getKey().equals(METADATA)) {
          Place place = Place.of(file, entry, size - Long.BYTES - length);
          ByteBuffer bytes = readFully(channel, Long.BYTES + length + place.start, place.bytes);
          float[] values = new float[place.bytes / Float.BYTES];
          bytes.asFloatBuffer().get(values);
          tensors.put(entry.getKey(), WeightTensor.wrap(place.shape, values));
        }
      }
      return new SafeTensors(new StateDict(tensors), metadata);
    }
  }

  private static JsonNode parse(Path file, String text) throws WeightsFormatException {
    try {
      JsonNode header = JSON.readTree(text);
      if (header != null && header.isObject()) {
        return header;
      }
    } catch (JsonProcessingException e) {
      throw new WeightsFormatException(
          file, "The header of this safetensors file is no JSON: " + e.getOriginalMessage());
    }
    throw new WeightsFormatException(file, "The header of this safetensors file is no object.");
  }

  private static byte[] padded(byte[] text) {
    int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] padded = java.util.Arrays.copyOf(text, length);
    java.util.Arrays.fill(padded, text.length, length, (byte) ' ');
    return padded;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer readFully(FileChannel channel, long from, int bytes)
      throws IOException {
    ByteBuffer buffer = little(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new java.io.EOFException("the file became shorter while it was read");
      }
    }
    return buffer.flip();
  }

  /** Where a tensor lies among the values. */
  private record Place(List<Long> shape, long start, int bytes) {
    static Place of(Path file, Map.Entry<String, JsonNode> entry, long available)
        throws WeightsFormatException {
      JsonNode node = entry.getValue();
      String type = node.path("dtype").asText();
      if (!type.equals("F32")) {
        throw new WeightsFormatException(
            file, "Tensor '" + entry.getKey() + "' is of type '" + type + "'; only F32 is read.");
      }
      List<Long> shape = new ArrayList<>();
      long bytes = Float.BYTES;
      boolean sound = true;
      for (JsonNode size : node.path("shape")) {
        shape.add(size.asLong(-1));
        sound &= size.asLong(-1) >= 0 && size.asLong() <= Integer.MAX_VALUE;
        bytes = sound ? bytes * size.asLong() : 0;
        sound &= bytes <= Integer.MAX_VALUE;
      }
      long start = node.path(OFFSETS).path(0).asLong(-1);
      long end = node.path(OFFSETS).path(1).asLong(-1);
      if (!sound || start < 0 || end > available || end - start != bytes) {
        throw new WeightsFormatException(
            file,
            "Tensor '"
                + entry.getKey()
                + "' of shape "
                + shape
                + " cannot lie at bytes "
                + start
                + " to "
                + end
                + " of "
                + available
                + ". The file is damaged or cut off.");
      }
      return new Place(shape, start, (int) bytes);
    }
  }
}
