package org.glimpse.core.frame;

import java.util.List;
import java.util.OptionalInt;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;

/**
 * Size, rate and length of a clip.
 *
 * @param size width and height of the frames as they are shown
 * @param frameRate the nominal rate; frames carry their own times
 * @param frameCount the number of frames, missing ones included, where it is known for certain
 * @param missing the indices of the frames that the clip lacks, ascending; empty before the clip
 *     was read, and wherever gaps are not tolerated
 */
public record VideoInfo(
    Size size, FrameRate frameRate, OptionalInt frameCount, List<Integer> missing) {
  /** Copies the indices. */
  public VideoInfo {
    missing = List.copyOf(missing);
  }

  /**
   * A clip that lacks no frame, as far as is known.
   *
   * @param size width and height of the frames as they are shown
   * @param frameRate the nominal rate
   * @param frameCount the number of frames, where it is known for certain
   */
  public VideoInfo(Size size, FrameRate frameRate, OptionalInt frameCount) {
    this(size, frameRate, frameCount, List.of());
  }

  /**
   * The same clip after it was read.
   *
   * @param frames the counted number of frames
   * @param missingFrames the indices of the frames that it lacks, ascending
   * @return changed information
   */
  public VideoInfo counted(int frames, List<Integer> missingFrames) {
    return new VideoInfo(size, frameRate, OptionalInt.of(frames), missingFrames);
  }
}
