package org.glimpse.core.frame;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;

/**
 * A clip cut to the face: T frames of (S, S[, C]) uint8 in which the eyes stand still at the places
 * of {@link FaceLayout}, unless the clip brings regions of its own.
 *
 * <p>The frames of a long clip lie in a temporary file, see {@link FrameStore}; {@link #close}
 * frees it. A clip made of a plain list needs no closing.
 */
public final class AlignedClip implements AutoCloseable {
  private final ClipId id;
  private final FrameRate frameRate;
  private final List<Frame> frames;
  private final FaceTrack track;
  private final Map<Region, Box> regions;

  private AlignedClip(
      ClipId id,
      FrameRate frameRate,
      List<Frame> frames,
      FaceTrack track,
      Map<Region, Box> regions) {
    this.id = id;
    this.frameRate = frameRate;
    this.frames = frames;
    this.track = track;
    this.regions = regions;
  }

  /**
   * An aligned clip with the regions of {@link FaceLayout}.
   *
   * @param id which clip it is
   * @param frameRate the nominal rate
   * @param frames frames with the indices 0, 1, 2, … of one size and number of channels; a {@link
   *     FrameStore} is taken over, any other list copied
   * @param track where the face was found, one value a frame
   * @return the clip
   * @throws IllegalArgumentException if frames are missing, out of order or differ in size
   */
  public static AlignedClip of(
      ClipId id, FrameRate frameRate, List<Frame> frames, FaceTrack track) {
    Checks.notEmpty("frames", frames);
    return of(id, frameRate, frames, track, FaceLayout.boxes(frames.get(0).size()));
  }

  /**
   * An aligned clip with regions of its own.
   *
   * @param id which clip it is
   * @param frameRate the nominal rate
   * @param frames frames with the indices 0, 1, 2, … of one size and number of channels; a {@link
   *     FrameStore} is taken over, any other list copied
   * @param track where the face was found, one value a frame
   * @param regions where each region lies; all regions, each inside the picture
   * @return the clip
   * @throws IllegalArgumentException if frames are missing, out of order or differ in size, or a
   *     region is missing or outside
   */
  public static AlignedClip of(
      ClipId id,
      FrameRate frameRate,
      List<Frame> frames,
      FaceTrack track,
      Map<Region, Box> regions) {
    List<Frame> copy = frames instanceof FrameStore ? frames : checked(frames);
    Checks.atLeast("frames of an aligned clip", copy.size(), 1);
    Frame first = copy.get(0);
    Checks.argument(
        track.confidences().size() == copy.size(),
        "the face track must have one value a frame, "
            + copy.size()
            + ", but has "
            + track.confidences().size());
    EnumMap<Region, Box> boxes = new EnumMap<>(Region.class);
    boxes.putAll(regions);
    for (Region region : Region.values()) {
      Box box = boxes.get(region);
      Checks.argument(
          box != null && box.isInside(first.size()),
          "region " + region.id() + " must lie inside " + first.size() + " but is " + box);
    }
    return new AlignedClip(id, frameRate, copy, track, boxes);
  }

  private static List<Frame> checked(List<Frame> frames) {
    List<Frame> copy = Checks.notEmpty("frames", frames);
    Frame first = copy.get(0);
    for (int i = 0; i < copy.size(); i++) {
      Frame frame = copy.get(i);
      Checks.argument(frame.index() == i, "frame " + i + " has the index " + frame.index());
      Checks.argument(
          frame.size().equals(first.size()) && frame.channels() == first.channels(),
          "all frames must be alike, but frame 0 is " + first + " and frame " + i + " is " + frame);
    }
    return copy;
  }

  /**
   * Which clip it is.
   *
   * @return its id
   */
  public ClipId id() {
    return id;
  }

  /**
   * The nominal frame rate.
   *
   * @return the rate
   */
  public FrameRate frameRate() {
    return frameRate;
  }

  /**
   * The frames in time order.
   *
   * @return an immutable list, never empty
   */
  public List<Frame> frames() {
    return frames;
  }

  /**
   * One frame.
   *
   * @param index the 0-based index
   * @return the frame
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public Frame frame(int index) {
    return frames.get(Checks.index("frame", index, frames.size()));
  }

  /**
   * The time of a frame, without reading the frame.
   *
   * @param index the 0-based index
   * @return microseconds on the clip's own clock
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public long timestampMicros(int index) {
    return frames instanceof FrameStore store
        ? store.timestampMicros(index)
        : frame(index).timestampMicros();
  }

  /**
   * The number of frames, T.
   *
   * @return at least 1
   */
  public int length() {
    return frames.size();
  }

  /**
   * Width and height of the aligned frames.
   *
   * @return pixels
   */
  public Size size() {
    return frames.get(0).size();
  }

  /**
   * Where the face was found.
   *
   * @return one confidence a frame
   */
  public FaceTrack track() {
    return track;
  }

  /**
   * Where a region lies.
   *
   * @param region the region
   * @return a box inside the aligned picture
   */
  public Box region(Region region) {
    return java.util.Objects.requireNonNull(regions.get(region));
  }

  /** Frees the temporary file of a long clip, whose frames are gone then; else does nothing. */
  @Override
  public void close() {
    if (frames instanceof FrameStore store) {
      store.close();
    }
  }
}
