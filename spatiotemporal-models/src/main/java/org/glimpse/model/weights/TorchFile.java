package org.glimpse.model.weights;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.glimpse.model.weights.PickleReader.PickleException;
import org.glimpse.model.weights.PickleReader.Storage;
import org.glimpse.model.weights.PickleReader.TensorView;

/**
 * Reads what {@code torch.save(model.state_dict(), file)} wrote, as a zip file or in the form from
 * before PyTorch 1.6. Numbers of all types become float32. Checkpoints that hold the dictionary
 * under {@code state_dict}, {@code model_state_dict} or {@code model} beside plain numbers and
 * texts are read too; whole pickled models are refused. Nothing in a file is ever run.
 */
public final class TorchFile {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final List<String> WRAPPERS = List.of("state_dict", "model_state_dict", "model");
  private static final long MAX_BYTES = Integer.MAX_VALUE - 1024;

  private final Path file;
  private final Map<String, ByteBuffer> storages = new HashMap<>();

  private TorchFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its tensors in their order
   * @throws WeightsFormatException if it is no such file, is damaged, or holds anything but tensors
   * @throws IOException if it cannot be read
   */
  public static StateDict read(Path file) throws WeightsFormatException, IOException {
    TorchFile torch = new TorchFile(file);
    try (InputStream start = Files.newInputStream(file)) {
      byte[] first = start.readNBytes(2);
      boolean zip = first.length == 2 && first[0] == 'P' && first[1] == 'K';
      return torch.tensors(zip ? torch.readZip() : torch.readLegacy());
    } catch (PickleException e) {
      throw torch.wrong("The pickle in it cannot be used: " + e.getMessage() + ".");
    } catch (ZipException e) {
      throw torch.wrong("It is a damaged zip file: " + e.getMessage() + ".");
    }
  }

  private WeightsFormatException wrong(String message) {
    return new WeightsFormatException(file, message);
  }

  private Object readZip() throws IOException, PickleException, WeightsFormatException {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      ZipEntry pickle =
          zip.stream()
              .filter(entry -> entry.getName().matches("[^/]+/data\\.pkl"))
              .findFirst()
              .map(entry -> (ZipEntry) entry)
              .orElseThrow(() -> wrong("It is a zip file but not one of PyTorch: no data.pkl."));
      String folder = pickle.getName().substring(0, pickle.getName().indexOf('/') + 1);
      if (zip.getEntry(folder + "constants.pkl") != null) {
        throw wrong("It is a TorchScript model, not a state_dict. Save model.state_dict() alone.");
      }
      ZipEntry order = zip.getEntry(folder + "byteorder");
      if (order != null
          && !new String(bytes(zip, order), StandardCharsets.US_ASCII).equals("little")) {
        throw wrong("Its numbers are big-endian; only little-endian files are read.");
      }
      Object content = PickleReader.read(ByteBuffer.wrap(bytes(zip, pickle)));
      for (Storage storage : referred(content)) {
        ZipEntry data = zip.getEntry(folder + "data/" + storage.key());
        if (data == null) {
          throw wrong("The values '" + storage.key() + "' are missing. The file is damaged.");
        }
        storages.put(storage.key(), check(storage, ByteBuffer.wrap(bytes(zip, data))));
      }
      return content;
    }
  }

  private byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException, WeightsFormatException {
    // What an entry says of its size is not trusted: a small one could unpack without end.
    if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > MAX_BYTES) {
      throw wrong("The entry '" + entry.getName() + "' is compressed or too long.");
    }
    try (InputStream stream = zip.getInputStream(entry)) {
      return stream.readAllBytes();
    }
  }

  private Object readLegacy() throws IOException, PickleException, WeightsFormatException {
    if (Files.size(file) > MAX_BYTES) {
      throw wrong("The file is longer than 2 GiB. Save it again with PyTorch 1.6 or newer.");
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.limit() < 3
        || bytes.get(0) != (byte) 0x80
        || !MAGIC.equals(PickleReader.read(bytes))) {
      throw wrong("This is no file of torch.save().");
    }
    PickleReader.read(bytes);
    if (PickleReader.read(bytes) instanceof Map<?, ?> system
        && Boolean.FALSE.equals(system.get("little_endian"))) {
      throw wrong("Its numbers are big-endian; only little-endian files are read.");
    }
    Object content = PickleReader.read(bytes);
    Map<String, Storage> known = new HashMap<>();
    referred(content).forEach(storage -> known.put(storage.key(), storage));
    if (!(PickleReader.read(bytes) instanceof List<?> keys)) {
      throw wrong("The list of its values is missing. The file is damaged.");
    }
    for (Object key : keys) {
      Storage storage = key instanceof String text ? known.get(text) : null;
      if (storage == null || bytes.remaining() < Long.BYTES || bytes.getLong() != storage.size()) {
        throw wrong("It holds values that are not those of its tensors. The file is damaged.");
      }
      long whole = Math.min(storage.size(), MAX_BYTES) * storage.type().size();
      long length = Math.min(bytes.remaining(), whole);
      storages.put(storage.key(), check(storage, bytes.slice(bytes.position(), (int) length)));
      bytes.position(bytes.position() + (int) length);
    }
    return content;
  }

  private ByteBuffer check(Storage storage, ByteBuffer bytes) throws WeightsFormatException {
    if (storage.size() > bytes.remaining() / storage.type().size()) {
      throw wrong("The values '" + storage.key() + "' are cut off.");
    }
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  private List<Storage> referred(Object content) throws WeightsFormatException {
    List<Storage> found = new ArrayList<>();
    for (Object value : dictionary(content).values()) {
      if (value instanceof TensorView view) {
        found.add(view.storage());
      }
    }
    return found;
  }

  private Map<?, ?> dictionary(Object content) throws WeightsFormatException {
    if (content instanceof Map<?, ?> map) {
      for (String wrapper : WRAPPERS) {
        if (map.get(wrapper) instanceof Map<?, ?> inner) {
          return inner;
        }
      }
      return map;
    }
    throw wrong("It holds no dictionary of tensors. Save model.state_dict().");
  }

  private StateDict tensors(Object content) throws WeightsFormatException {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : dictionary(content).entrySet()) {
      String name = String.valueOf(entry.getKey());
      if (!(entry.getValue() instanceof TensorView view)) {
        throw wrong("'" + name + "' is no tensor. Save model.state_dict() alone.");
      }
      tensors.put(name, tensor(name, view));
    }
    return new StateDict(tensors);
  }

  private WeightTensor tensor(String name, TensorView view) throws WeightsFormatException {
    List<Long> shape = view.shape();
    if (shape.contains(0L) && shape.stream().allMatch(axis -> axis <= MAX_BYTES)) {
      return WeightTensor.wrap(shape, new float[0]);
    }
    long limit = view.storage().size();
    long size = 1;
    long last = view.offset();
    boolean sound = shape.size() == view.strides().size() && view.offset() >= 0;
    for (int axis = 0; sound && axis < shape.size(); axis++) {
      sound = shape.get(axis) <= limit && view.strides().get(axis) <= limit;
      size = sound ? size * shape.get(axis) : 0;
      last += sound ? Math.max(0, shape.get(axis) - 1) * view.strides().get(axis) : 0;
      sound &= size <= limit && last < limit;
    }
    ByteBuffer bytes = storages.get(view.storage().key());
    if (!sound
        || bytes == null
        || limit > bytes.remaining() / view.storage().type().size()
        || last >= limit) {
      throw wrong("Tensor '" + name + "' of shape " + shape + " does not fit its values.");
    }
    float[] values = new float[(int) size];
    int[] index = new int[shape.size()];
    for (int i = 0; i < values.length; i++) {
      long at = view.offset();
      for (int axis = 0; axis < index.length; axis++) {
        at += index[axis] * view.strides().get(axis);
      }
      values[i] = view.storage().type().read(bytes, (int) (at * view.storage().type().size()));
      for (int axis = index.length - 1; axis >= 0 && ++index[axis] == shape.get(axis); axis--) {
        index[axis] = 0;
      }
    }
    return WeightTensor.wrap(shape, values);
  }
}
