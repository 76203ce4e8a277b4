package org.glimpse.model.weights;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Python pickles of protocol 2 that hold numbers, texts, tuples, lists, dictionaries and
 * tensors. A name of any other class or function is refused, and nothing is ever called: the two
 * functions that PyTorch writes are understood as data. So a hostile pickle can do nothing.
 *
 * <p>Source: the opcodes as {@code pickletools} of Python 3 documents them.
 */
final class PickleReader {
  private static final int PROTOCOL = 2;
  private static final String ORDERED_DICT = "collections.OrderedDict";
  private static final String TENSOR = "torch._utils._rebuild_tensor_v2";
  private static final String PARAMETER = "torch._utils._rebuild_parameter";

  private final ByteBuffer bytes;
  private final List<Object> stack = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  private PickleReader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** Python's {@code None}. */
  enum None {
    /** The only value. */
    NONE
  }

  /** A tuple. */
  record Tuple(List<Object> values) {}

  /** A class or function that was named but not called. */
  private record Name(String text) {}

  /** Values on disk, shared by tensors. */
  record Storage(ElementType type, String key, long size) {}

  /** A view of a storage; strides in elements. */
  record TensorView(Storage storage, long offset, List<Long> shape, List<Long> strides) {}

  /** What is wrong with a pickle. */
  static final class PickleException extends Exception {
    private static final long serialVersionUID = 1L;

    PickleException(String message) {
      super(message);
    }
  }

  /** Reads one pickle; the buffer then stands behind it. */
  static Object read(ByteBuffer bytes) throws PickleException {
    ByteOrder before = bytes.order();
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    try {
      return new PickleReader(bytes).run();
    } catch (BufferUnderflowException e) {
      throw new PickleException("it is cut off");
    } finally {
      bytes.order(before);
    }
  }

  private Object run() throws PickleException {
    while (true) {
      int code = bytes.get() & 0xff;
      if (code == '.') {
        return pop();
      }
      if (!constant(code) && !container(code) && !memory(code)) {
        throw new PickleException(
            "it holds the operation 0x" + Integer.toHexString(code) + ", which no weights need");
      }
    }
  }

  private boolean constant(int code) throws PickleException {
    switch (code) {
      case 0x80 -> {
        int protocol = bytes.get();
        if (protocol != PROTOCOL) {
          throw new PickleException("it is of protocol " + protocol + "; only 2 is read");
        }
      }
      case 'N' -> stack.add(None.NONE);
      case 0x88 -> stack.add(true);
      case 0x89 -> stack.add(false);
      case 'J' -> stack.add((long) bytes.getInt());
      case 'K' -> stack.add((long) (bytes.get() & 0xff));
      case 'M' -> stack.add((long) (bytes.getShort() & 0xffff));
      case 0x8a -> stack.add(integer(take(bytes.get() & 0xff)));
      case 'G' -> stack.add(ByteBuffer.wrap(take(Double.BYTES)).getDouble());
      case 'X' -> stack.add(new String(take(bytes.getInt()), StandardCharsets.UTF_8));
      case 'c' -> stack.add(name(line() + "." + line()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int code) throws PickleException {
    switch (code) {
      case '(' -> marks.push(stack.size());
      case ')' -> stack.add(new Tuple(List.of()));
      case 0x85 -> stack.add(new Tuple(popped(1)));
      case 0x86 -> stack.add(new Tuple(popped(2)));
      case 0x87 -> stack.add(new Tuple(popped(3)));
      case 't' -> stack.add(new Tuple(popMark()));
      case ']' -> stack.add(new ArrayList<>());
      case 'a' -> append(popped(1));
      case 'e' -> append(popMark());
      case '}' -> stack.add(new LinkedHashMap<>());
      case 's' -> put(popped(2));
      case 'u' -> put(popMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean memory(int code) throws PickleException {
    switch (code) {
      case 'q' -> memo.put(bytes.get() & 0xff, top());
      case 'r' -> memo.put(bytes.getInt(), top());
      case 'h' -> stack.add(remembered(bytes.get() & 0xff));
      case 'j' -> stack.add(remembered(bytes.getInt()));
      case 'Q' -> stack.add(storage(pop()));
      case 'R' -> {
        Object arguments = pop();
        stack.add(reduce(pop(), arguments));
      }
      case 'b' -> {
        // Attributes of a dictionary: the versions of PyTorch's modules.
        pop();
        if (!(top() instanceof Map)) {
          throw new PickleException("it sets attributes of something that is no dictionary");
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Object reduce(Object function, Object arguments) throws PickleException {
    if (function instanceof Name name && arguments instanceof Tuple tuple) {
      List<Object> values = tuple.values;
      if (name.text.equals(ORDERED_DICT) && values.isEmpty()) {
        return new LinkedHashMap<>();
      }
      if (name.text.equals(PARAMETER)
          && !values.isEmpty()
          && values.get(0) instanceof TensorView view) {
        return view;
      }
      if (name.text.equals(TENSOR)
          && values.size() >= 4
          && values.get(0) instanceof Storage storage
          && values.get(1) instanceof Long offset) {
        return new TensorView(storage, offset, sizes(values.get(2)), sizes(values.get(3)));
      }
    }
    throw new PickleException("it builds something that is no tensor");
  }

  private static List<Long> sizes(Object tuple) throws PickleException {
    List<Long> sizes = new ArrayList<>();
    if (tuple instanceof Tuple values) {
      for (Object value : values.values) {
        if (!(value instanceof Long size) || size < 0) {
          throw new PickleException("a size or stride of a tensor is no number");
        }
        sizes.add(size);
      }
      return sizes;
    }
    throw new PickleException("the sizes of a tensor are no tuple");
  }

  private static Storage storage(Object id) throws PickleException {
    if (id instanceof Tuple tuple
        && tuple.values.size() >= 5
        && "storage".equals(tuple.values.get(0))
        && tuple.values.get(1) instanceof Name type
        && tuple.values.get(2) instanceof String key
        && tuple.values.get(4) instanceof Long size) {
      ElementType element = ElementType.ofStorage(type.text);
      if (element != null && size >= 0) {
        return new Storage(element, key, size);
      }
    }
    throw new PickleException("it refers to something that is no storage of a tensor");
  }

  private static Name name(String text) throws PickleException {
    if (text.equals(ORDERED_DICT)
        || text.equals(TENSOR)
        || text.equals(PARAMETER)
        || ElementType.ofStorage(text) != null) {
      return new Name(text);
    }
    throw new PickleException(
        "it names '"
            + text
            + "', which is neither a tensor nor a dictionary. Save model.state_dict() alone");
  }

  private static Object integer(byte[] little) {
    byte[] big = new byte[little.length + 1];
    for (int i = 0; i < little.length; i++) {
      big[little.length - i] = little[i];
    }
    if (little.length > 0 && little[little.length - 1] < 0) {
      big[0] = -1;
    }
    BigInteger value = new BigInteger(big);
    return value.bitLength() < Long.SIZE ? (Object) value.longValueExact() : value;
  }

  private byte[] take(int length) throws PickleException {
    if (length < 0 || length > bytes.remaining()) {
      throw new PickleException("it is cut off");
    }
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  private String line() throws PickleException {
    int start = bytes.position();
    while (bytes.get() != '\n') {
      // Reads on to the end of the line.
    }
    int length = bytes.position() - start - 1;
    bytes.position(start);
    String line = new String(take(length), StandardCharsets.UTF_8);
    bytes.get();
    return line;
  }

  private Object remembered(int index) throws PickleException {
    Object value = memo.get(index);
    if (value == null) {
      throw new PickleException("it refers to a value that it does not hold");
    }
    return value;
  }

  private void append(List<Object> values) throws PickleException {
    if (!(top() instanceof List<?>)) {
      throw new PickleException("it appends to something that is no list");
    }
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) top();
    list.addAll(values);
  }

  private void put(List<Object> pairs) throws PickleException {
    if (!(top() instanceof Map<?, ?>) || pairs.size() % 2 != 0) {
      throw new PickleException("it puts values into something that is no dictionary");
    }
    @SuppressWarnings("unchecked")
    Map<Object, Object> map = (Map<Object, Object>) top();
    for (int i = 0; i < pairs.size(); i += 2) {
      Object key = pairs.get(i);
      if (!(key instanceof String) && !(key instanceof Long)) {
        throw new PickleException("a key of a dictionary is neither a text nor a number");
      }
      map.put(key, pairs.get(i + 1));
    }
  }

  private Object top() throws PickleException {
    if (stack.size() <= floor()) {
      throw new PickleException("its stack is empty");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() throws PickleException {
    top();
    return stack.remove(stack.size() - 1);
  }

  private List<Object> popped(int count) throws PickleException {
    if (stack.size() - floor() < count) {
      throw new PickleException("its stack is empty");
    }
    List<Object> tail = stack.subList(stack.size() - count, stack.size());
    List<Object> values = new ArrayList<>(tail);
    tail.clear();
    return values;
  }

  private List<Object> popMark() throws PickleException {
    if (marks.isEmpty()) {
      throw new PickleException("a mark is missing");
    }
    List<Object> tail = stack.subList(marks.pop(), stack.size());
    List<Object> values = new ArrayList<>(tail);
    tail.clear();
    return values;
  }

  /** How much of the stack lies below the last mark and must not be touched. */
  private int floor() {
    Integer mark = marks.peek();
    return mark == null ? 0 : mark;
  }
}
