package org.glimpse.core.frame;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.glimpse.core.Checks;

/**
 * The frames of a clip, all alike, as a list: those of a long clip lie in a temporary file and are
 * read when they are asked for, see {@link RowStore}.
 *
 * <p>Not for use by several threads at once while frames are added.
 */
public final class FrameStore extends AbstractList<Frame> implements RandomAccess, AutoCloseable {
  private final List<Long> times = new ArrayList<>();
  private final List<Integer> missing = new ArrayList<>();
  private final long heldBytes;
  private Optional<Frame> first = Optional.empty();
  private Optional<RowStore> rows = Optional.empty();

  private FrameStore(long heldBytes) {
    this.heldBytes = heldBytes;
  }

  /**
   * An empty store that holds as much in memory as {@link RowStore#of(int)} does.
   *
   * @return the store
   */
  public static FrameStore empty() {
    return new FrameStore(-1);
  }

  /**
   * An empty store.
   *
   * @param heldBytes how many bytes to hold in memory, at least 0
   * @return the store
   * @throws IllegalArgumentException if the bound is negative
   */
  public static FrameStore holding(long heldBytes) {
    return new FrameStore(Checks.atLeast("heldBytes", heldBytes, 0L));
  }

  /**
   * Appends a frame.
   *
   * @param frame the frame, whose index must be the number of frames before it
   * @return true
   * @throws IllegalArgumentException if the index, the size or the number of channels does not fit
   */
  @Override
  public boolean add(Frame frame) {
    Checks.argument(
        frame.index() == times.size(), "frame " + times.size() + " has the index " + frame.index());
    Frame model = first.orElse(frame);
    Checks.argument(
        frame.size().equals(model.size()) && frame.channels() == model.channels(),
        "all frames must be alike, but one is " + model + " and another is " + frame);
    if (rows.isEmpty()) {
      int length = frame.size().area() * frame.channels();
      rows = Optional.of(heldBytes < 0 ? RowStore.of(length) : RowStore.of(length, heldBytes));
      first = Optional.of(frame);
    }
    rows.get().add(frame.pixels());
    times.add(frame.timestampMicros());
    if (frame.isMissing()) {
      missing.add(frame.index());
    }
    return true;
  }

  @Override
  public Frame get(int index) {
    Checks.index("frame", index, times.size());
    Frame model = first.orElseThrow();
    Frame frame =
        Frame.wrap(
            index, times.get(index), model.size(), model.channels(), rows.orElseThrow().row(index));
    return java.util.Collections.binarySearch(missing, index) >= 0 ? frame.asMissing() : frame;
  }

  /**
   * The time of a frame, without reading the frame.
   *
   * @param index the 0-based index
   * @return microseconds
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public long timestampMicros(int index) {
    return times.get(Checks.index("frame", index, times.size()));
  }

  @Override
  public int size() {
    return times.size();
  }

  /** Forgets the frames and removes the temporary file; later calls do nothing. */
  @Override
  public void close() {
    rows.ifPresent(RowStore::close);
    rows = Optional.empty();
    times.clear();
  }
}
