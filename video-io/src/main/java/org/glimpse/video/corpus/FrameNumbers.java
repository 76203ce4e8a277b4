package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.video.FrameFolder;

/** What the key frames of a sheet mean in a folder of frames. */
enum FrameNumbers {
  /** The sheet speaks of the numbers in the names of the files. */
  PRINTED,
  /**
   * As {@link #PRINTED}; but where those numbers do not occur and the folder holds exactly as many
   * frames as onset to offset, its first frame is the onset.
   */
  TRIMMED;

  /** Lists a folder; a folder that cannot be listed is an {@link Unusable} that says why. */
  static FrameFolder list(Path path) {
    try {
      return FrameFolder.list(path);
    } catch (IOException e) {
      throw new Unusable(CorpusCheck.Kind.MISSING_FOLDER, String.valueOf(e.getMessage()));
    }
  }

  /** Whether a folder can be listed and holds frames. */
  static boolean areIn(Path folder) {
    try {
      return FrameFolder.list(folder).size() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Turns the numbers of the sheet into indices. */
  KeyFrames indices(FrameFolder folder, KeyFrames numbers) {
    if (this == TRIMMED
        && folder.indexOf(numbers.onset()).isEmpty()
        && folder.length() == numbers.length()) {
      return new KeyFrames(
          0,
          numbers.apex() - numbers.onset(),
          numbers.offset() - numbers.onset(),
          numbers.source());
    }
    int onset = index(folder, "Onset", numbers.onset());
    int offset = index(folder, "Offset", numbers.offset());
    // An invented apex is halfway between frames that are there.
    return numbers.source() == ApexSource.MIDPOINT
        ? KeyFrames.midpoint(onset, offset)
        : new KeyFrames(onset, index(folder, "Apex", numbers.apex()), offset, numbers.source());
  }

  private static int index(FrameFolder folder, String name, int number) {
    return folder
        .indexOf(number)
        .orElseThrow(
            () ->
                new Unusable(
                    CorpusCheck.Kind.KEY_FRAMES,
                    name
                        + " "
                        + number
                        + " has no frame: '"
                        + folder.path()
                        + "' holds the frames "
                        + folder.firstNumber()
                        + " to "
                        + folder.lastNumber()
                        + (folder.missing() > 0 ? " without " + folder.gaps() : "")
                        + ". Correct the sheet or copy the frames."));
  }

  /**
   * The indices of what a folder holds of a movement in a video whose ends were lost.
   *
   * @return nothing where the movement lies before the first or after the last frame
   */
  static Optional<KeyFrames> left(FrameFolder folder, KeyFrames numbers) {
    int first = Math.toIntExact(folder.firstNumber());
    int last = Math.toIntExact(folder.lastNumber());
    if (numbers.offset() < first || numbers.onset() > last) {
      return Optional.empty();
    }
    int onset = Math.max(first, numbers.onset()) - first;
    int offset = Math.min(last, numbers.offset()) - first;
    return Optional.of(
        numbers.source() == ApexSource.MIDPOINT
            ? KeyFrames.midpoint(onset, offset)
            : new KeyFrames(
                onset,
                Math.max(onset, Math.min(offset, numbers.apex() - first)),
                offset,
                numbers.source()));
  }
}
