package org.glimpse.model.weights;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A type of numbers in a file of PyTorch; all become float32. */
enum ElementType {
  FLOAT(4) {
    @Override
    float read(ByteBuffer bytes, int at) {
      return bytes.getFloat(at);
    }
  },
  DOUBLE(8) {
    @Override
    float read(ByteBuffer bytes, int at) {
      return (float) bytes.getDouble(at);
    }
  },
  HALF(2) {
    @Override
    float read(ByteBuffer bytes, int at) {
      int bits = bytes.getShort(at) & 0xffff;
      int exponent = bits >> 10 & 0x1f;
      int fraction = bits & 0x3ff;
      float size =
          exponent == 0
              ? Math.scalb((float) fraction, -24)
              : exponent == 0x1f
                  ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                  : Math.scalb(1 + fraction / 1024f, exponent - 15);
      return bits >> 15 == 0 ? size : -size;
    }
  },
  BFLOAT16(2) {
    @Override
    float read(ByteBuffer bytes, int at) {
      return Float.intBitsToFloat(bytes.getShort(at) << 16);
    }
  },
  LONG(8) {
    @Override
    float read(ByteBuffer bytes, int at) {
      return bytes.getLong(at);
    }
  },
  INT(4) {
    @Override
    float read(ByteBuffer bytes, int at) {
      return bytes.getInt(at);
    }
  },
  SHORT(2) {
    @Override
    float read(ByteBuffer bytes, int at) {
      return bytes.getShort(at);
    }
  },
  CHAR(1) {
    @Override
    float read(ByteBuffer bytes, int at) {
      return bytes.get(at);
    }
  },
  BYTE(1) {
    @Override
    float read(ByteBuffer bytes, int at) {
      return bytes.get(at) & 0xff;
    }
  },
  BOOL(1) {
    @Override
    float read(ByteBuffer bytes, int at) {
      return bytes.get(at) == 0 ? 0 : 1;
    }
  };

  private final int size;

  ElementType(int size) {
    this.size = size;
  }

  /** Bytes an element. */
  int size() {
    return size;
  }

  /** The element at a byte position of a little-endian buffer. */
  abstract float read(ByteBuffer bytes, int at);

  /** The type of for example {@code torch.FloatStorage}, or null if there is none. */
  static @Nullable ElementType ofStorage(String name) {
    for (ElementType type : values()) {
      if (name.equalsIgnoreCase("torch." + type.name() + "Storage")) {
        return type;
      }
    }
    return null;
  }
}
