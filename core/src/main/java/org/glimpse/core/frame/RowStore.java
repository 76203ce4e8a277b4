package org.glimpse.core.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.glimpse.core.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Rows of bytes of one length, appended one after the other and read in any order: the first in
 * memory, the rest in a temporary file, so that memory does not grow with the length of a clip.
 *
 * <p>The file lies in the folder of the system property {@code java.io.tmpdir} and is gone when the
 * store is closed or the program ends. Rows may be read by several threads at once, but not while
 * one is added.
 */
public final class RowStore implements AutoCloseable {
  private static final long HEAP_SHARE = 32;
  private static final long MOST_HELD = 64L << 20;

  private final int length;
  private final long heldBytes;
  private final List<byte[]> held = new ArrayList<>();
  private @Nullable FileChannel file;
  private int size;

  private RowStore(int length, long heldBytes) {
    this.length = Checks.atLeast("length of a row", length, 1);
    this.heldBytes = Checks.atLeast("heldBytes", heldBytes, 0L);
  }

  /**
   * An empty store that holds a thirty-second of the heap in memory, at most 64 MiB.
   *
   * @param length bytes a row, at least 1
   * @return the store
   * @throws IllegalArgumentException if the length is not positive
   */
  public static RowStore of(int length) {
    return of(length, Math.min(MOST_HELD, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
  }

  /**
   * An empty store.
   *
   * @param length bytes a row, at least 1
   * @param heldBytes how many bytes to hold in memory, at least 0
   * @return the store
   * @throws IllegalArgumentException if a value is below its range
   */
  public static RowStore of(int length, long heldBytes) {
    return new RowStore(length, heldBytes);
  }

  /**
   * Appends a row.
   *
   * @param row bytes of the store's length; taken over
   * @throws IllegalArgumentException if the row has another length
   * @throws UncheckedIOException if the temporary file cannot be written
   */
  public void add(byte[] row) {
    Checks.argument(
        row.length == length, "a row must have " + length + " bytes but has " + row.length);
    if (file == null && (size + 1L) * length <= heldBytes) {
      held.add(row);
    } else {
      write(row);
    }
    size++;
  }

  private void write(byte[] row) {
    try {
      FileChannel rows = file == null ? temporary() : file;
      file = rows;
      ByteBuffer bytes = ByteBuffer.wrap(row);
      long at = place(size);
      while (bytes.hasRemaining()) {
        at += rows.write(bytes, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The temporary file for a long clip cannot be written. Free room in '"
              + System.getProperty("java.io.tmpdir")
              + "' or name another folder by -Djava.io.tmpdir.",
          e);
    }
  }

  private static FileChannel temporary() throws IOException {
    Path path = Files.createTempFile("glimpse", ".rows");
    return FileChannel.open(
        path,
        Set.of(
            StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
  }

  private long place(int index) {
    return (long) (index - held.size()) * length;
  }

  /**
   * A row.
   *
   * @param index its number, from 0
   * @return the bytes; not to be written to
   * @throws IndexOutOfBoundsException if there is no such row
   * @throws UncheckedIOException if the temporary file cannot be read
   */
  public byte[] row(int index) {
    Checks.index("row", index, size);
    FileChannel rows = file;
    if (index < held.size() || rows == null) {
      return held.get(index);
    }
    byte[] row = new byte[length];
    ByteBuffer bytes = ByteBuffer.wrap(row);
    try {
      long at = place(index);
      while (bytes.hasRemaining()) {
        int read = rows.read(bytes, at);
        if (read < 0) {
          throw new IOException("the file ends in row " + index);
        }
        at += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary file for a long clip cannot be read.", e);
    }
    return row;
  }

  /**
   * The number of rows.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }

  /** Forgets the rows and removes the file; later calls do nothing. */
  @Override
  public void close() {
    held.clear();
    size = 0;
    FileChannel rows = file;
    file = null;
    if (rows != null) {
      try {
        rows.close();
      } catch (IOException e) {
        throw new UncheckedIOException("The temporary file for a long clip stays behind.", e);
      }
    }
  }
}
